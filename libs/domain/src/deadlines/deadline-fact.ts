import type { LocalDate } from '../dates/local-date.js';

/** Where a deadline comes from: only law and contract can be broken by letting it pass; proposed rules bind nobody yet. */
export type DeadlineBasis = 'law' | 'contract' | 'policy' | 'proposed';

export const DEADLINE_KINDS = [
  'agreement_notice', 'agreement_end', 'agreement_review', 'agreement_cure',
  'closing_due', 'closing_backups', 'closing_kept',
  'request_due', 'determination_review', 'evidence_expiry', 'evidence_renewal',
  'finding_due', 'exception_ends', 'review_due', 'schedule_due', 'contact_bounced',
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** One dated duty that follows from facts. Kind and occurrence together are its identity: the same facts open the same row again. */
export interface DeadlineFact {
  kind: DeadlineKind;
  /** Which of many of its kind, e.g. the day on which the renewal would begin. */
  occurrence: string;
  /** Lasts through its last second in the organization's zone. */
  dueOn: LocalDate;
  basis: DeadlineBasis;
  /** Where it is written, when that is known. */
  cite?: string;
  /** How the day was computed, a sentence a step, for the person who asks why. */
  reasons: string[];
}
