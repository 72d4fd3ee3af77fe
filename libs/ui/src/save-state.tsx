import { useEffect, useRef, useState } from 'react';
import { Status } from './status.js';

export type SaveStateKind =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  /** Only once the server has said so; `at` as a person reads a clock: "10:42". */
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'retrying' }
  /** It cannot stand as it is; why stands on the page. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'conflict' };

const wordsOf = (state: SaveStateKind) => {
  switch (state.kind) {
    case 'idle': return '';
    case 'saving': return 'Saving…';
    case 'saved': return `Saved ${state.at}`;
    case 'retrying': return 'Not saved, trying again';
    case 'refused': return 'Not saved';
    case 'conflict': return 'Someone else changed this';
  }
};

interface SaveStateProps {
  readonly state: SaveStateKind;
  readonly onCompare?: () => void;
  /** A state is read out once it has lasted this long: once a pause, not once a key (4.1.3). */
  readonly pause?: number;
}

/** The visible words change at once; the live region speaks when the typing pauses, and never says "Saving". */
export const SaveState = ({ state, onCompare, pause = 1500 }: SaveStateProps) => {
  const words = wordsOf(state);
  const [spoken, setSpoken] = useState('');
  const first = useRef(true);
  useEffect(() => {
    if (first.current) { first.current = false; return; } // what stood there at the start is no news
    if (state.kind === 'saving' || state.kind === 'idle') return;
    const timer = setTimeout(() => setSpoken(words), pause);
    return () => clearTimeout(timer);
  }, [words, state.kind, pause]);
  return (
    <span className="saved">
      {state.kind === 'saving' && <Status state="none">{words}</Status>}
      {state.kind === 'saved' && <Status state="done">{words}</Status>}
      {state.kind === 'retrying' && <Status state="due">{words}</Status>}
      {state.kind === 'refused' && <Status state="gap">{words}</Status>}
      {state.kind === 'conflict' && <Status state="gap">{onCompare ? <button type="button" className="asbutton" onClick={onCompare}>{words}: compare</button> : words}</Status>}
      <span className="vh" role="status">{spoken}</span>
    </span>
  );
};
