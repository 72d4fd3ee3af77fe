import type { LocalDate } from '../dates/local-date.js';
import type { DeadlineFact } from './deadline-fact.js';

/** Stored statuses of a request; *late* and *in progress* are derived. */
export type RequestStatus = 'draft' | 'sent' | 'taken_on' | 'submitted' | 'returned' | 'decided' | 'withdrawn' | 'declined' | 'passed_on';

const WAITING: readonly RequestStatus[] = ['sent', 'taken_on', 'returned'];

/** What is known of a request; `dueOn` null = no day was set. */
export interface RequestFacts {
  status: RequestStatus;
  dueOn: LocalDate | null;
}

/**
 * The deadline of a request: its answer is due while it waits for the vendor (sent, taken on, returned), on the day the requester
 * set. There is one per request, so that a moved day moves it. Basis is policy: a passed day breaks no law and no contract.
 */
export const deadlinesOfRequest = ({ status, dueOn }: RequestFacts): DeadlineFact[] => {
  if (dueOn === null || !WAITING.includes(status)) return [];
  return [{ kind: 'request_due', occurrence: 'answer', dueOn, basis: 'policy', reasons: [`The requester asked for an answer by ${dueOn}.`] }];
};
