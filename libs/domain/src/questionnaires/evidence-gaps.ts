import type { Question } from './questionnaire.js';

/** Of the questions asked, those that need a document none was put to: a gap that blocks nothing. */
export const evidenceGaps = (asked: readonly Question[], covered: ReadonlySet<string>): Question[] =>
  asked.filter(({ id, type, evidence }) => (evidence?.required === true || type === 'file') && !covered.has(id));
