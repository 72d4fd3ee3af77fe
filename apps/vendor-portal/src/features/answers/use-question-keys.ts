import { useEffect, useEffectEvent } from 'react';

const COMMAND = /Mac|iPad|iPhone/.test(globalThis.navigator?.platform ?? '') ? '⌘' : 'Ctrl';

export const QUESTION_KEYS = [
  { keys: [COMMAND, 'Enter'], does: 'Continue' },
  { keys: ['Alt', '↑'], does: 'Previous question' },
  { keys: ['Alt', '↓'], does: 'Next question' },
  { keys: ['?'], does: 'This help' },
];

interface QuestionKeys {
  readonly onContinue: () => void;
  readonly onPrevious?: () => void;
  readonly onNext?: () => void;
}

/** Keys with a modifier work while typing too; none takes a bare letter (2.1.4). */
export const useQuestionKeys = ({ onContinue, onPrevious, onNext }: QuestionKeys): void => {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (document.querySelector('dialog[open]')) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onContinue();
    else if (event.altKey && event.key === 'ArrowUp') onPrevious?.();
    else if (event.altKey && event.key === 'ArrowDown') onNext?.();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
};
