import type { LocalDate } from '../dates/local-date.js';
import type { DeadlineFact } from '../deadlines/deadline-fact.js';

export interface AssessmentFacts {
  /** Last day on which the decision holds; null: none was set, or nothing is decided. */
  readonly validUntil: LocalDate | null;
  /** A later submission of the same vendor was decided since. */
  readonly superseded: boolean;
}

/** The one deadline of a decision: its vendor is to be reviewed again by the last day on which it holds. A policy's day. */
export const deadlinesOfAssessment = ({ validUntil, superseded }: AssessmentFacts): DeadlineFact[] =>
  validUntil === null || superseded ? [] : [{ kind: 'review_due', occurrence: 'valid', dueOn: validUntil, basis: 'policy', reasons: [`The last decision holds until ${validUntil}.`] }];
