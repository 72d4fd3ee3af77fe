import type { RequestStatus } from '@holdfast/domain/requests/request-steps';

export const REQUEST_STATUS_LABELS: Record<RequestStatus, string> = {
  sent: 'Sent',
  taken_on: 'Being answered',
  submitted: 'To review',
  returned: 'Returned to the vendor',
  decided: 'Decided',
  withdrawn: 'Withdrawn',
};
export const REQUEST_STATUSES = Object.keys(REQUEST_STATUS_LABELS) as RequestStatus[];

/** Lists of requests that have an address. */
export const REQUEST_FILTERS = {
  open: 'Waiting for the vendor',
  late: 'Late',
  to_review: 'To review',
  decided: 'Decided',
  withdrawn: 'Withdrawn',
} as const;
export type RequestFilter = keyof typeof REQUEST_FILTERS;

/** Days before the due day on which the vendor's contact is reminded: planned by the server, told by the console before sending. */
export const REMIND_DAYS = [7, 1] as const;

export const DECISIONS = ['approved', 'approved_with_conditions', 'rejected'] as const;
export type Decision = (typeof DECISIONS)[number];

export const DECISION_LABELS: Record<Decision, string> = {
  approved: 'Approved',
  approved_with_conditions: 'Approved with conditions',
  rejected: 'Rejected',
};
