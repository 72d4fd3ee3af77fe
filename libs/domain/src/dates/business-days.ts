import { addDays, type LocalDate, localDateOf } from './local-date.js';

/** The nth such weekday of a month (0 Sunday … 6 Saturday); −1 is the last. */
type Floating = readonly [month: number, weekday: number, nth: number];

const FIXED: readonly (readonly [month: number, day: number, name: string])[] = [
  [1, 1, 'New Year’s Day'], [6, 19, 'Juneteenth'], [7, 4, 'Independence Day'], [11, 11, 'Veterans Day'], [12, 25, 'Christmas Day'],
];
const FLOATING: readonly (readonly [...Floating, name: string])[] = [
  [1, 1, 3, 'Birthday of Martin Luther King, Jr.'], [2, 1, 3, 'Washington’s Birthday'], [5, 1, -1, 'Memorial Day'], [9, 1, 1, 'Labor Day'], [10, 1, 2, 'Columbus Day'], [11, 4, 4, 'Thanksgiving Day'],
];

/** 0 Sunday to 6 Saturday. */
export const weekdayOf = (day: LocalDate): number => new Date(`${day}T00:00:00Z`).getUTCDay();

const isWeekend = (day: LocalDate): boolean => weekdayOf(day) === 0 || weekdayOf(day) === 6;

const dayOf = (year: number, month: number, day: number): LocalDate => {
  const found = localDateOf(year, month, day);
  if (found === null) throw new RangeError(`Not a calendar day: ${year}-${month}-${day}`);
  return found;
};

const floatingDay = (year: number, [month, weekday, nth]: Floating): LocalDate => {
  if (nth > 0) {
    const first = dayOf(year, month, 1);
    return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1));
  }
  const last = addDays(dayOf(year, month + 1, 1), -1);
  return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
};

/** A fixed holiday on a Saturday is observed the day before, one on a Sunday the day after. */
const observed = (day: LocalDate): LocalDate => addDays(day, weekdayOf(day) === 6 ? -1 : weekdayOf(day) === 0 ? 1 : 0);

const holidaysOfYear = (year: number): [LocalDate, string][] => [
  ...FIXED.map(([month, day, name]): [LocalDate, string] => [observed(dayOf(year, month, day)), name]),
  ...FLOATING.map(([month, weekday, nth, name]): [LocalDate, string] => [floatingDay(year, [month, weekday, nth]), name]),
];

const known = new Map<number, ReadonlyMap<LocalDate, string>>();

/** Those observed in a year; New Year’s Day of the next may be observed on this year’s last day. */
const observedIn = (year: number): ReadonlyMap<LocalDate, string> => {
  const found = known.get(year) ?? new Map([year, year + 1].flatMap((of) => (of > 9998 ? [] : holidaysOfYear(of))).filter(([day]) => Number(day.slice(0, 4)) === year));
  known.set(year, found);
  return found;
};

/** The federal holiday observed on a local day, by name; null on every other day. Source: 5 U.S.C. 6103(a)-(b), as it stands since 2021. */
export const federalHoliday = (day: LocalDate): string | null => observedIn(Number(day.slice(0, 4))).get(day) ?? null;

/** Monday to Friday, and no federal holiday. A local day; hours and zones do not come into it. */
export const isBusinessDay = (day: LocalDate): boolean => !isWeekend(day) && federalHoliday(day) === null;

/** The business day `count` business days later (earlier when negative); 0 is the day itself, whatever it is. Throws a RangeError beyond the calendar. */
export const addBusinessDays = (day: LocalDate, count: number): LocalDate => {
  let reached = day;
  for (let left = Math.abs(count); left > 0; ) {
    reached = addDays(reached, Math.sign(count));
    if (isBusinessDay(reached)) left -= 1;
  }
  return reached;
};

/** The day itself where it is a business day, else the nearest one before or after it. */
export const nearestBusinessDay = (day: LocalDate, side: 'before' | 'after'): LocalDate => (isBusinessDay(day) ? day : addBusinessDays(day, side === 'before' ? -1 : 1));
