import { addDays, daysBetween, type LocalDate } from '../dates/local-date.js';
import { renewal, type RenewalTerms } from './renewal.js';
import { termsOn, type TermsVersion } from './terms-on.js';

/** The last day of the calendar: terms read on it have every amendment in them. */
const LAST_DAY: LocalDate = '9999-12-31';

/** Days in force, both inclusive; `until` null while it renews itself or has no end. */
export interface AgreementSpan {
  from: LocalDate;
  until: LocalDate | null;
}

/** What cuts the life of an agreement short of its own terms. Days are last days in force. */
export interface SpanCuts {
  /** The day the last signature was made; null where the paper is recorded as signed before it took effect. */
  executedOn: LocalDate | null;
  terminatedOn: LocalDate | null;
  /** Last day before the one that replaces it. */
  supersededLastDay: LocalDate | null;
  /** Last day of the agreement it ends with. */
  parentUntil: LocalDate | null;
}

const earliest = (days: readonly (LocalDate | null)[]): LocalDate | null => days.reduce((first, day) => (day === null ? first : first === null || day < first ? day : first), null);

/** The days on which the terms alone would have it in force, from its effective date. */
export const lifeSpan = (life: RenewalTerms): AgreementSpan => ({ from: life.effectiveDate, until: life.autoRenew && !('evergreen' in life.initialTerm) ? null : renewal(life, life.effectiveDate).termEnd });

/**
 * The days on which an executed agreement is in force: its terms with every amendment, not before it was signed, and no longer than what ends it. Null
 * when nothing is recorded of its life. `until` may lie before `from`: it was then never in force.
 */
export const spanOf = (versions: readonly TermsVersion[], { executedOn, terminatedOn, supersededLastDay, parentUntil }: SpanCuts): AgreementSpan | null => {
  const terms = termsOn(versions, LAST_DAY);
  if (terms === null) return null;
  const own = lifeSpan(terms.life);
  return { from: executedOn !== null && executedOn > own.from ? executedOn : own.from, until: earliest([own.until, terminatedOn, supersededLastDay, parentUntil]) };
};

/** Days without an agreement, both inclusive. */
export interface AgreementGap {
  from: LocalDate;
  to: LocalDate;
  days: number;
}

const gapOf = (from: LocalDate, to: LocalDate): AgreementGap | null => (to < from ? null : { from, to, days: daysBetween(from, to) + 1 });

/** The days between the date a paper says it takes effect and its last signature; null when it was signed in time. Signing does not reach back over them. */
export const signingGap = (effectiveDate: LocalDate, executedOn: LocalDate | null): AgreementGap | null => (executedOn === null ? null : gapOf(effectiveDate, addDays(executedOn, -1)));

/** The days between the last one of an agreement and the first one of that which replaces it; null when there are none. */
export const lapseBetween = (lastDay: LocalDate | null, nextFrom: LocalDate): AgreementGap | null => (lastDay === null ? null : gapOf(addDays(lastDay, 1), addDays(nextFrom, -1)));
