import type { MessageState } from '@holdfast/contracts/deliveries';
import type { State } from '@holdfast/ui/status';
import type { Delivery } from './deliveries.api.js';

export const STATE_WORDS: Readonly<Record<MessageState, { readonly state: State; readonly word: string }>> = {
  planned: { state: 'unknown', word: 'Planned' },
  sending: { state: 'unknown', word: 'Being sent' },
  accepted: { state: 'in_force', word: 'Accepted by the mail server' },
  deferred: { state: 'due', word: 'Deferred, tried again' },
  bounced: { state: 'gap', word: 'Came back' },
  dead: { state: 'gap', word: 'Given up' },
  cancelled: { state: 'none', word: 'Taken back' },
};

const OUTCOMES: Readonly<Record<string, string>> = {
  accepted: 'Accepted',
  deferred: 'Deferred',
  ambiguous: 'No answer after the mail was handed over: it may have arrived',
  bounced: 'Refused for good',
  dead: 'Given up',
  lost: 'Broke off on our side: it may have arrived',
};
export const outcomeWords = (outcome: string | null): string => (outcome === null ? 'Under way' : (OUTCOMES[outcome] ?? outcome));

const REPORTS = { failed: 'Came back', delayed: 'Is late, and is being tried', not_understood: 'Came back in words that were not understood' } as const;
export const reportWords = ({ report, status }: Delivery['reports'][number]): string => `${REPORTS[report]}${status ? ` (${status})` : ''}`;

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
export const momentWords = (at: string): string => moment.format(new Date(at));

/** A kind of the catalogue as a person calls it: `vendor-invitation` is a vendor invitation. */
export const kindWords = (kind: string): string => kind.replaceAll('-', ' ');

export const mayRetry = ({ state, replacedBy }: Delivery): boolean => ['bounced', 'dead', 'deferred'].includes(state) && replacedBy === null;
export const mayResend = ({ state, replacedBy, holdsCode }: Delivery): boolean => state !== 'cancelled' && state !== 'sending' && replacedBy === null && !holdsCode;
