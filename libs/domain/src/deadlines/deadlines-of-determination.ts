import { addMonths, type LocalDate } from '../dates/local-date.js';
import { ASKED_AGAIN_AFTER, type DeterminationStanding } from '../determinations/determination-standing.js';
import type { DeadlineFact } from './deadline-fact.js';

/** The latest determination of an engagement that is still live; null: nobody has made one. Days are local days. */
export interface DeterminedFacts {
  decidedOn: LocalDate;
  standing: DeterminationStanding;
}

/**
 * "Does this engagement need a BAA?" is asked again a year after it was answered, and at once where the engagement is another than the one
 * that was judged: then the answer is due on the day it was last given. One a determination, so that a new one ends it. Basis is policy: no law sets either.
 */
export const deadlinesOfDetermination = (facts: DeterminedFacts | null): DeadlineFact[] => {
  if (facts === null) return [];
  const { decidedOn, standing } = facts;
  const year = addMonths(decidedOn, ASKED_AGAIN_AFTER);
  const fact = { kind: 'determination_review' as const, occurrence: decidedOn, basis: 'policy' as const };
  return standing === 'engagement_changed'
    ? [{ ...fact, dueOn: decidedOn, reasons: [`It was determined on ${decidedOn}.`, 'Since then the engagement’s service or PHI scope has changed, so the answer is open again.'] }]
    : [{ ...fact, dueOn: year, reasons: [`It was determined on ${decidedOn}.`, `Your policy asks again after ${ASKED_AGAIN_AFTER} months: on ${year}.`] }];
};
