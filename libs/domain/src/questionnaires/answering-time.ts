/** An estimate, not a measurement: reading, choosing, now and then looking something up. */
const SECONDS_A_QUESTION = 25;

/** About how long so many questions take, in minutes: in steps of five, never less. */
export const minutesFor = (questions: number): number => Math.max(5, Math.round((questions * SECONDS_A_QUESTION) / 300) * 5);

/** A contract is read, not answered: about so many minutes. */
export const READING_MINUTES = 15;
