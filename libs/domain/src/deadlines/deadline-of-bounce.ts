import { addDays, type LocalDate } from '../dates/local-date.js';
import type { DeadlineFact } from './deadline-fact.js';

/** Days in which an address that mail came back from is to be mended. */
export const MEND_DAYS = 3;

/** What follows when a mail to a vendor's contact came back for good on this day: `occurrence` names the mail. A policy, not a law. */
export const deadlineOfBounce = (cameBackOn: LocalDate, occurrence: string): DeadlineFact => ({
  kind: 'contact_bounced',
  occurrence,
  dueOn: addDays(cameBackOn, MEND_DAYS),
  basis: 'policy',
  reasons: [`A mail came back on ${cameBackOn}`, `An address is to be mended within ${MEND_DAYS} days, by policy`],
});

/** An address that a mail may name without giving it away: `j***@acme.example`. */
export const maskedAddress = (email: string): string => {
  const at = email.lastIndexOf('@');
  return `${[...email.slice(0, Math.max(at, 0))][0] ?? ''}***${at < 0 ? '' : email.slice(at)}`;
};
