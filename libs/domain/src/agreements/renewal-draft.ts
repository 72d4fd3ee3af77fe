import { addDays, addMonths, daysBetween, type LocalDate } from '../dates/local-date.js';
import { canonicalJson } from '../json/canonical-json.js';
import type { Readings, TermName } from './agreement-readings.js';
import type { InitialTerm, RenewalTerms } from './renewal.js';
import { TERM_NAMES } from './term-shapes.js';

const MONTHS_SEARCHED = 1_200;

/** As long a term, from another first day: whole months stay whole months. */
const movedTerm = (initialTerm: InitialTerm, from: LocalDate, to: LocalDate): InitialTerm => {
  if (!('endDate' in initialTerm)) return initialTerm;
  const { endDate } = initialTerm;
  const least = Math.max(1, Math.floor(daysBetween(from, endDate) / 31));
  for (let months = least; months <= MONTHS_SEARCHED && addMonths(from, months) <= addDays(endDate, 1); months += 1) {
    if (addDays(addMonths(from, months), -1) === endDate) return { endDate: addDays(addMonths(to, months), -1) };
  }
  return { endDate: addDays(to, daysBetween(from, endDate)) };
};

/**
 * The terms a renewal begins with: the old ones, for as long, from the day after the old last day; from `today` where that day is past, because nothing
 * is dated back, or where the old one has no last day. Days are local days.
 */
export const renewalDraft = (life: RenewalTerms, lastDay: LocalDate | null, today: LocalDate): RenewalTerms => {
  const next = lastDay === null ? today : addDays(lastDay, 1);
  const effectiveDate = next < today ? today : next;
  return { ...life, effectiveDate, initialTerm: movedTerm(life.initialTerm, life.effectiveDate, effectiveDate) };
};

/** Terms as two sides are compared by. */
export interface ComparedTerms {
  life: RenewalTerms;
  readings: Readings;
}

/** One term that differs. What was not read before is `unread`, which is not silent. */
export interface TermDifference {
  term: keyof RenewalTerms | TermName;
  before: unknown;
  after: unknown;
}

const LIFE_NAMES = ['effectiveDate', 'initialTerm', 'autoRenew', 'renewalTermMonths', 'notice'] as const;

const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

/** What a term says, without the page where it stands: moving to another page is no difference. */
const saidBy = (readings: Readings, name: TermName): unknown => {
  const reading = readings[name];
  if (reading === undefined) return 'unread';
  return reading.state === 'silent' ? 'silent' : { stated: reading.value };
};

/** The terms that differ, in the order in which they are read: those of its life, then what else it says. */
export const termDifferences = (before: ComparedTerms, after: ComparedTerms): TermDifference[] => [
  ...LIFE_NAMES.map((term) => ({ term, before: before.life[term], after: after.life[term] })),
  ...TERM_NAMES.map((term) => ({ term, before: saidBy(before.readings, term), after: saidBy(after.readings, term) })),
].filter(({ before, after }) => !same(before, after));
