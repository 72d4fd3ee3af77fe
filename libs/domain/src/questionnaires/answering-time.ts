import type { RequestKind } from '../requests/request-steps.js';

/** An estimate, not a measurement: reading, choosing, now and then looking something up. */
const SECONDS_A_QUESTION = 25;

/** About how long so many questions take, in minutes: in steps of five, never less. */
export const minutesFor = (questions: number): number => Math.max(5, Math.round((questions * SECONDS_A_QUESTION) / 300) * 5);

/** A contract is read, not answered: about so many minutes. */
export const READING_MINUTES = 15;

/** A statement is read, filled in and made: about so many minutes. */
export const STATING_MINUTES = 2;

/** About how long a request of this kind takes, with so many questions. */
export const minutesOf = (kind: RequestKind, questions: number): number => (kind === 'signature' ? READING_MINUTES : kind === 'statement' ? STATING_MINUTES : minutesFor(questions));
