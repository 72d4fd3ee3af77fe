import type { LocalDate } from '../dates/local-date.js';

/** How far a finding is. *In remediation*: the vendor was asked to mend it; *to check*: it says that it did, and nobody has looked yet. */
export const FINDING_STATUSES = ['open', 'in_remediation', 'to_check', 'excepted', 'closed'] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

/** Where a finding comes from: an answer's gap, missing evidence, a reviewer, a condition of a decision, the chain; the last three are statements'. */
export const FINDING_CAUSES = ['gap', 'evidence', 'review', 'condition', 'flow_down', 'exceptions', 'not_stated', 'taken_back'] as const;
export type FindingCause = (typeof FINDING_CAUSES)[number];

/** Whether its day still asks for something. */
export const isUnmended = (status: FindingStatus): boolean => status !== 'closed' && status !== 'excepted';

/** Where it stands on a day: an exception whose last day has passed excepts nothing, even before anybody noted that. */
export const statusOn = (status: FindingStatus, exceptedUntil: LocalDate | null, today: LocalDate): FindingStatus =>
  status === 'excepted' && (exceptedUntil === null || exceptedUntil < today) ? 'open' : status;
