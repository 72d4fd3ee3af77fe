import { addDays, type LocalDate } from '../dates/local-date.js';
import type { DeadlineFact } from '../deadlines/deadline-fact.js';

/** How long the owner has to find somebody to write to. */
const DAYS_TO_MEND = 7;

export interface OccurrenceFacts {
  readonly outcome: string;
  /** The day on which it came up. */
  readonly occursOn: LocalDate;
  /** How many days there are to look at the vendor. */
  readonly dueDays: number;
}

/** What an occurrence of a schedule asks of its owner: to look at the vendor, or to find somebody to write to; nothing once that is done. By policy: no law sets the day. */
export const deadlinesOfOccurrence = ({ outcome, occursOn, dueDays }: OccurrenceFacts): DeadlineFact[] => {
  if (outcome === 'to_review') return [{ kind: 'review_due', occurrence: occursOn, dueOn: addDays(occursOn, dueDays), basis: 'policy', reasons: [`The schedule came up on ${occursOn}.`, `It gives ${dueDays} days.`] }];
  if (outcome === 'waiting_contact') return [{ kind: 'schedule_due', occurrence: occursOn, dueOn: addDays(occursOn, DAYS_TO_MEND), basis: 'policy', reasons: [`The schedule came up on ${occursOn}, and nobody can be written to.`, `A contact is to be found within ${DAYS_TO_MEND} days.`] }];
  return [];
};
