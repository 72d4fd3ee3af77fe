import type { LocalDate } from '../dates/local-date.js';
import { awaitsVendor, type RequestStatus } from '../requests/request-steps.js';
import type { DeadlineFact } from './deadline-fact.js';

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
  if (dueOn === null || !awaitsVendor(status)) return [];
  return [{ kind: 'request_due', occurrence: 'answer', dueOn, basis: 'policy', reasons: [`The requester asked for an answer by ${dueOn}.`] }];
};
