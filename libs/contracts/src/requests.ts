import type { RequestKind, RequestStatus } from '@holdfast/domain/requests/request-steps';

export const REQUEST_KIND_LABELS: Record<RequestKind, string> = {
  questionnaire: 'Questionnaire',
  documents: 'Documents',
  remediation: 'Remediation',
  subcontractors: 'Subcontractor list',
  attestation: 'Statement about an event',
  return_or_destroy: 'Return or destruction of PHI',
  statement: 'Statement',
  signature: 'Signature',
};

export const REQUEST_STATUS_LABELS: Record<RequestStatus, string> = {
  sent: 'Sent',
  taken_on: 'Being answered',
  submitted: 'To review',
  returned: 'Returned to the vendor',
  decided: 'Decided',
  amending: 'Being amended',
  changes_requested: 'Changes asked for',
  signed: 'To countersign',
  countersigned: 'Signed by both',
  stated: 'Stated',
  taken_back: 'True no longer',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
};

/** Lists of requests that have an address. */
export const REQUEST_FILTERS = {
  open: 'Waiting for the vendor',
  late: 'Late',
  asks: 'Asks for something',
  to_review: 'To review',
  decided: 'Decided, stated or signed',
  withdrawn: 'Withdrawn, declined or taken back',
} as const;
export type RequestFilter = keyof typeof REQUEST_FILTERS;

export const DECISIONS = ['approved', 'approved_with_conditions', 'rejected'] as const;
export type Decision = (typeof DECISIONS)[number];

export const DECISION_LABELS: Record<Decision, string> = {
  approved: 'Approved',
  approved_with_conditions: 'Approved with conditions',
  rejected: 'Rejected',
};
