import { addDays, addMonths, isLocalDate, type LocalDate } from '../dates/local-date.js';
import { isRecord } from '../json/is-record.js';

/** How long an agreement first runs: months from its effective date, to a fixed last day in force, or without an end. */
export type InitialTerm = { months: number } | { endDate: LocalDate } | { evergreen: true };

/** How long before the last day in force notice must be given, in the unit the contract uses. */
export type NoticePeriod = { months: number } | { days: number };

/** The terms that decide how an agreement runs and renews. */
export interface RenewalTerms {
  effectiveDate: LocalDate;
  initialTerm: InitialTerm;
  autoRenew: boolean;
  renewalTermMonths: number | null;
  notice: NoticePeriod | null;
}

export type RunningStatus = 'not_yet_in_force' | 'expired' | 'in_notice_window' | 'in_force';

/** The term that counts on a day, and what may still be stopped; null where it does not apply. Before the first term and after the last, those two are shown. */
export interface Renewal {
  termNumber: number;
  termStart: LocalDate;
  /** The last day in force; null for evergreen. */
  termEnd: LocalDate | null;
  nextRenewalDate: LocalDate | null;
  giveNoticeBy: LocalDate | null;
  stillStoppable: { giveNoticeBy: LocalDate; renewalStopped: LocalDate } | null;
  status: RunningStatus;
}

export type RenewalRefusal =
  | 'end_before_effective' | 'initial_term_not_positive' | 'initial_term_not_one_kind' | 'renewal_term_not_positive' | 'notice_negative' | 'notice_not_one_unit' | 'not_a_date';

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value);
const isPositive = (value: unknown): value is number => isCount(value) && value > 0;

const initialTermProblem = (initialTerm: unknown, effectiveDate: LocalDate): RenewalRefusal | null => {
  if (!isRecord(initialTerm)) return 'initial_term_not_one_kind';
  const { months = null, endDate = null, evergreen = null } = initialTerm;
  const evergreenStated = evergreen !== null && evergreen !== false;
  if ([months !== null, endDate !== null, evergreenStated].filter(Boolean).length !== 1) return 'initial_term_not_one_kind';
  if (months !== null) return isPositive(months) ? null : 'initial_term_not_positive';
  if (evergreenStated) return evergreen === true ? null : 'initial_term_not_one_kind';
  if (!isLocalDate(endDate)) return 'not_a_date';
  return endDate < effectiveDate ? 'end_before_effective' : null;
};

const noticeProblem = (notice: unknown): RenewalRefusal | null => {
  if (notice === null || notice === undefined) return null;
  if (!isRecord(notice)) return 'notice_not_one_unit';
  const { months = null, days = null } = notice;
  if ((months === null) === (days === null)) return 'notice_not_one_unit';
  const quantity = months ?? days;
  if (typeof quantity !== 'number' || !Number.isInteger(quantity)) return 'notice_not_one_unit';
  return quantity < 0 ? 'notice_negative' : null;
};

/**
 * Why these terms and this day can not be computed with; null when they can. An agreement that renews must say for how long
 * (`renewal_term_not_positive`); evergreen never renews. A stated renewal term must be positive even where it is not used.
 */
export const renewalProblem = (agreement: unknown, asOf: unknown): RenewalRefusal | null => {
  if (!isRecord(agreement)) return 'not_a_date';
  const { effectiveDate, initialTerm, autoRenew, renewalTermMonths = null, notice } = agreement;
  if (!isLocalDate(effectiveDate) || !isLocalDate(asOf)) return 'not_a_date';
  const initial = initialTermProblem(initialTerm, effectiveDate);
  if (initial) return initial;
  const evergreen = isRecord(initialTerm) && initialTerm['evergreen'] === true;
  if (renewalTermMonths !== null ? !isPositive(renewalTermMonths) : autoRenew === true && !evergreen) return 'renewal_term_not_positive';
  return noticeProblem(notice);
};

/** First day of term k; k = 1 is the first renewal, counted from the anchor in one step, so that 31 January comes back to 31 March. */
const renewalDate = ({ effectiveDate, initialTerm, renewalTermMonths }: RenewalTerms, k: number): LocalDate => {
  const further = (renewalTermMonths ?? 0) * (k - 1);
  if ('months' in initialTerm) return addMonths(effectiveDate, initialTerm.months + further);
  if ('endDate' in initialTerm) return addMonths(addDays(initialTerm.endDate, 1), further);
  throw new RangeError('An evergreen agreement does not renew');
};

const noticeDate = (notice: NoticePeriod, lastDay: LocalDate): LocalDate => ('months' in notice ? addMonths(lastDay, -notice.months) : addDays(lastDay, -notice.days));

/** The smallest k ≥ 1 for which `holds`; it fails first and holds ever after. Doubles, then halves: contracts may run for centuries. */
const firstThat = (holds: (k: number) => boolean): number => {
  let high = 1;
  while (!holds(high)) high *= 2;
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
};

/**
 * Where an agreement stands on a day. An end date is the last day in force; notice is counted back from it, the safe reading
 * of "at least 60 days before the end of the term"; on that day it may still be given. Renewals are counted from the anchor.
 * Takes terms that `renewalProblem` has let through; throws a RangeError when a day would lie beyond the year 9999.
 * Source: the contract; the readings are Holdfast's (`rules-io`, renewal).
 */
export const renewal = (terms: RenewalTerms, asOf: LocalDate): Renewal => {
  const { effectiveDate, initialTerm, autoRenew, notice } = terms;
  const early = asOf < effectiveDate;
  if ('evergreen' in initialTerm) {
    return {
      termNumber: 1, termStart: effectiveDate, termEnd: null, nextRenewalDate: null, giveNoticeBy: null, stillStoppable: null, status: early ? 'not_yet_in_force' : 'in_force',
    };
  }
  const lastDayBefore = (k: number): LocalDate => addDays(renewalDate(terms, k), -1);
  if (!autoRenew) {
    const termEnd = lastDayBefore(1);
    return {
      termNumber: 1, termStart: effectiveDate, termEnd, nextRenewalDate: null, giveNoticeBy: null, stillStoppable: null,
      status: early ? 'not_yet_in_force' : asOf > termEnd ? 'expired' : 'in_force',
    };
  }
  const current = firstThat((k) => lastDayBefore(k) >= asOf);
  const termEnd = lastDayBefore(current);
  const giveNoticeBy = notice === null ? null : noticeDate(notice, termEnd);
  const stoppable = notice === null ? null : firstThat((k) => noticeDate(notice, lastDayBefore(k)) >= asOf);
  return {
    termNumber: current,
    termStart: current === 1 ? effectiveDate : renewalDate(terms, current - 1),
    termEnd,
    nextRenewalDate: renewalDate(terms, current),
    giveNoticeBy,
    stillStoppable: notice === null || stoppable === null ? null : { giveNoticeBy: noticeDate(notice, lastDayBefore(stoppable)), renewalStopped: renewalDate(terms, stoppable) },
    status: early ? 'not_yet_in_force' : giveNoticeBy !== null && giveNoticeBy <= asOf ? 'in_notice_window' : 'in_force',
  };
};

/** The terms of a record that `renewalProblem` has let through, with what may be left out filled in. */
const termsOf = (agreement: Record<string, unknown>): RenewalTerms => {
  const initial = isRecord(agreement['initialTerm']) ? agreement['initialTerm'] : {};
  const notice = isRecord(agreement['notice']) ? agreement['notice'] : null;
  const { months, endDate } = initial;
  return {
    effectiveDate: String(agreement['effectiveDate']),
    initialTerm: isCount(months) ? { months } : isLocalDate(endDate) ? { endDate } : { evergreen: true },
    autoRenew: agreement['autoRenew'] === true,
    renewalTermMonths: isCount(agreement['renewalTermMonths']) ? agreement['renewalTermMonths'] : null,
    notice: notice === null ? null : isCount(notice['months']) ? { months: notice['months'] } : { days: Number(notice['days']) },
  };
};

/** The rule `renewal` on plain JSON: refuses impossible terms by class, else answers with the term and its notice date. */
export const renewalRule = (input: Record<string, unknown>): Renewal | { refused: RenewalRefusal } => {
  const { agreement, asOf } = input;
  const refused = renewalProblem(agreement, asOf);
  if (refused) return { refused };
  if (!isRecord(agreement) || !isLocalDate(asOf)) return { refused: 'not_a_date' };
  try {
    return renewal(termsOf(agreement), asOf);
  } catch (error) {
    if (error instanceof RangeError) return { refused: 'not_a_date' };
    throw error;
  }
};
