import type { LocalDate } from '../dates/local-date.js';
import type { DeadlineBasis, DeadlineFact } from '../deadlines/deadline-fact.js';

export interface FindingFacts {
  readonly status: 'open' | 'closed';
  readonly dueOn: LocalDate;
  /** What the finding rests on; its day is the organization's own either way. */
  readonly basis: DeadlineBasis;
}

/** The one deadline of a finding: the day by which it is to be mended, while it is open. A day counted from severity is a policy's, or of a rule that is only proposed: passing it breaks no law. */
export const deadlinesOfFinding = ({ status, dueOn, basis }: FindingFacts): DeadlineFact[] =>
  status === 'closed' ? [] : [{ kind: 'finding_due', occurrence: 'mend', dueOn, basis: basis === 'proposed' ? 'proposed' : 'policy', reasons: [`A finding of this severity is to be mended by ${dueOn}.`] }];
