import type { LocalDate } from '../dates/local-date.js';
import type { AgreementStatus } from './agreement-status.js';
import { renewal, type RenewalTerms } from './renewal.js';

/** Where an agreement stands on a day: what is stored before it is executed and after it ended, what follows from its terms in between. */
export const AGREEMENT_STATES = ['draft', 'out_for_signature', 'void', 'not_yet_in_force', 'in_force', 'in_notice_window', 'expired', 'terminated', 'superseded'] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];

/** What decides it. `from` and `until` are the first and last day in force as `spanOf` gives them; `life` the terms of that day, null when not recorded. */
export interface StandingFacts {
  status: AgreementStatus;
  life: RenewalTerms | null;
  from: LocalDate | null;
  until: LocalDate | null;
}

/** Days are local days; null where there is none: no end, no renewal, no notice. */
export interface AgreementStanding {
  state: AgreementState;
  termNumber: number | null;
  /** Last day of the term that counts on that day, or of the agreement where that comes first. */
  lastDay: LocalDate | null;
  renewsOn: LocalDate | null;
  giveNoticeBy: LocalDate | null;
  /** The first renewal that a notice given on that day or later still stops. */
  stoppable: { giveNoticeBy: LocalDate; renewalStopped: LocalDate } | null;
}

const ENDED: Partial<Record<AgreementStatus, AgreementState>> = { terminated: 'terminated', superseded: 'superseded' };

/** Where an agreement stands on `day`. One that was terminated or superseded is in force through its last day, and does not renew any more. */
export const standingOn = ({ status, life, from, until }: StandingFacts, day: LocalDate): AgreementStanding => {
  const nothing = { termNumber: null, lastDay: until, renewsOn: null, giveNoticeBy: null, stoppable: null };
  if (status === 'draft' || status === 'out_for_signature' || status === 'void') return { state: status, ...nothing, lastDay: null };
  const ended = ENDED[status] ?? null;
  if (until !== null && day > until) return { state: ended ?? 'expired', ...nothing };
  const early = from !== null && day < from;
  if (life === null) return { state: early ? 'not_yet_in_force' : 'in_force', ...nothing };
  const term = renewal(life, day);
  const isLastTerm = ended !== null || (until !== null && (term.termEnd === null || until <= term.termEnd));
  const dates = isLastTerm
    ? { ...nothing, termNumber: term.termNumber, lastDay: until ?? term.termEnd }
    : { termNumber: term.termNumber, lastDay: term.termEnd, renewsOn: term.nextRenewalDate, giveNoticeBy: term.giveNoticeBy, stoppable: term.stillStoppable };
  const inWindow = dates.giveNoticeBy !== null && dates.giveNoticeBy <= day;
  return { state: early || term.status === 'not_yet_in_force' ? 'not_yet_in_force' : inWindow ? 'in_notice_window' : 'in_force', ...dates };
};
