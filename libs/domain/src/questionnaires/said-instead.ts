import type { RequestKind } from '../requests/request-steps.js';
import { INSTEAD, type Answer, type Instead, optionsOf, type Question } from './questionnaire.js';

/** What a person reads of it. */
export const INSTEAD_WORDS: Record<Instead, string> = { unknown: 'I don’t know', not_applicable: 'Not applicable' };

/** Whether requests of this kind take it: lists, certificates and statements about an event are read by rules that need an answer. */
export const takesInstead = (kind: RequestKind): boolean => kind === 'questionnaire';

/** What may be said instead of an answer to this question; one that offers "not applicable" among its answers offers it once. */
export const insteadOffered = (question: Question): readonly Instead[] =>
  optionsOf(question).some(({ value }) => value === 'na') ? INSTEAD.filter((said) => said !== 'not_applicable') : INSTEAD;

/** What is still missing beside it, as a sentence; null when nothing is. Only *not applicable* needs a reason. */
export const insteadGap = (answer: Answer | undefined, comment: string): string | null =>
  answer?.instead === 'not_applicable' && comment.trim() === '' ? 'Say why it does not apply' : null;
