import type { FindingCause, FindingStatus } from '@holdfast/domain/findings/finding-status';
import type { Severity } from '@holdfast/domain/questionnaires/questionnaire';

/** Lists of findings that have an address. *To mend* holds whatever is neither closed nor excepted today. */
export const FINDING_FILTERS = { open: 'To mend', late: 'Day has passed', to_check: 'To check', excepted: 'Excepted', closed: 'Closed' } as const;
export type FindingFilter = keyof typeof FINDING_FILTERS;

export const SEVERITY_LABELS: Record<Severity, string> = { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' };

export const FINDING_STATUS_LABELS: Record<FindingStatus, string> = { open: 'Open', in_remediation: 'In remediation', to_check: 'To check', excepted: 'Excepted', closed: 'Closed' };

export const FINDING_CAUSE_LABELS: Record<FindingCause, string> = {
  gap: 'An answer shows a gap',
  evidence: 'A document is missing',
  review: 'A reviewer found it',
  condition: 'A condition of a decision',
  flow_down: 'A rule of the chain is not kept',
  exceptions: 'A statement was made with exceptions',
  not_stated: 'A statement could not be made',
  taken_back: 'A statement is true no longer',
};

/** What happened to a finding, in the order of its life. */
export const FINDING_EVENT_LABELS = {
  opened: 'Opened',
  seen_again: 'Seen again',
  gone: 'Answered without the gap',
  edited: 'Changed',
  remediation_asked: 'Remediation asked for',
  remediation_ended: 'Remediation ended without a result',
  vendor_said: 'The vendor answered',
  returned: 'Sent back to the vendor',
  exception_asked: 'Exception asked for',
  exception_granted: 'Exception granted',
  exception_refused: 'Exception refused',
  exception_extended: 'Exception extended',
  exception_revoked: 'Exception revoked',
  exception_ended: 'Exception ended',
  closed: 'Closed',
  reopened: 'Opened again',
} as const;
export type FindingEventKind = keyof typeof FINDING_EVENT_LABELS;
