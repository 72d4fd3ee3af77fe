import type { LocalDate } from '../dates/local-date.js';
import type { DeadlineBasis, DeadlineFact } from '../deadlines/deadline-fact.js';
import { type FindingStatus, isUnmended, statusOn } from './finding-status.js';

export interface FindingFacts {
  readonly status: FindingStatus;
  readonly dueOn: LocalDate;
  /** What the finding rests on; its day is the organization's own either way. */
  readonly basis: DeadlineBasis;
  /** Last day of the exception in force; null: there is none. */
  readonly exceptedUntil: LocalDate | null;
}

/**
 * The one deadline of a finding on a day: the day by which it is to be mended, or, while an exception lasts, that exception's last day; none once it is closed. A day counted from
 * severity is a policy's, or of a rule that is only proposed: passing it breaks no law.
 */
export const deadlinesOfFinding = ({ status, dueOn, basis, exceptedUntil }: FindingFacts, today: LocalDate): DeadlineFact[] => {
  const now = statusOn(status, exceptedUntil, today);
  if (now === 'excepted' && exceptedUntil) return [{ kind: 'exception_ends', occurrence: 'exception', dueOn: exceptedUntil, basis: 'policy', reasons: [`The exception was granted until ${exceptedUntil}.`] }];
  return isUnmended(now) ? [{ kind: 'finding_due', occurrence: 'mend', dueOn, basis: basis === 'proposed' ? 'proposed' : 'policy', reasons: [`A finding of this severity is to be mended by ${dueOn}.`] }] : [];
};
