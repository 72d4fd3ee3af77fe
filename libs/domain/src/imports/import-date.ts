import { addDays, localDateOf, type LocalDate } from '../dates/local-date.js';

/** In which order day and month stand in dates with slashes. */
export type DateOrder = 'MDY' | 'DMY';

/** What a cell says as a date: a day, nothing that is one, or one that can be read in two ways until someone says which. */
export type DateReading = { kind: 'date'; date: LocalDate } | { kind: 'bad_date' } | { kind: 'needs_order' };

const BAD: DateReading = { kind: 'bad_date' };
const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
/** A time of day behind a date says nothing about the day: exports add midnights. */
const TIME = /(?:[T ]\s*|,\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?$/;
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+/i;
const SERIAL = /^(\d{5})(?:\.\d+)?$/;

const dateReading = (year: number, month: number, day: number): DateReading => {
  const date = year < 1900 ? null : localDateOf(year, month, day);
  return date === null ? BAD : { kind: 'date', date };
};

const monthOf = (word: string): number => {
  const lower = word.toLowerCase();
  const index = MONTHS.findIndex((month) => month === lower || month.slice(0, 3) === lower || (lower === 'sept' && month === 'september'));
  return index + 1;
};

/** `31-Dec-25` is how Excel writes a day by default. Its century: 00–69 are the 2000s, 70–99 the 1900s (POSIX). */
const fullYear = (digits: string): number => (digits.length === 2 ? Number(digits) + (Number(digits) < 70 ? 2000 : 1900) : Number(digits));

const namedMonth = (text: string): DateReading | null => {
  const day = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
  const dayFirst = new RegExp(String.raw`^${day}(?:\s+of)?[\s\-/.,]*([a-z]{3,9})\.?[\s\-/.,]+(\d{4}|\d{2})$`, 'i').exec(text);
  if (dayFirst) return dateReading(fullYear(dayFirst[3] ?? ''), monthOf(dayFirst[2] ?? ''), Number(dayFirst[1]));
  const monthFirst = new RegExp(String.raw`^([a-z]{3,9})\.?[\s\-/]*${day}(?:\s*,\s*|[\s\-/]+)(\d{4})$`, 'i').exec(text);
  if (monthFirst) return dateReading(Number(monthFirst[3]), monthOf(monthFirst[1] ?? ''), Number(monthFirst[2]));
  const yearFirst = /^(\d{4})[\s\-/.]+([a-z]{3,9})\.?[\s\-/.]+(\d{1,2})$/i.exec(text);
  return yearFirst ? dateReading(Number(yearFirst[1]), monthOf(yearFirst[2] ?? ''), Number(yearFirst[3])) : null;
};

const slashed = (first: number, second: number, year: number, order: DateOrder | undefined): DateReading => {
  if (first > 12 && second > 12) return BAD;
  if (first > 12) return dateReading(year, second, first);
  if (second > 12) return dateReading(year, first, second);
  if (first < 1 || second < 1 || year < 1900) return BAD;
  if (order === undefined) return { kind: 'needs_order' };
  return order === 'MDY' ? dateReading(year, first, second) : dateReading(year, second, first);
};

/**
 * Reads a trimmed cell as a day. Plain by themselves: ISO (`2025-12-31`, also with a time, with slashes or as `20251231`),
 * named English months, Excel serial numbers of the 1900 system with five digits (1927 to 2173; a bare year is none).
 * Dotted dates are day.month.year. With slashes or dashes a part above 12 settles the order; else `order` decides, and without
 * it the reading is open, even where both ways mean the same day. Two-digit years are read only beside a named month.
 * Days before 1900 and days that do not exist are no dates.
 */
export const readImportDate = (cell: string, order?: DateOrder): DateReading => {
  const text = cell.replace(TIME, '').replace(WEEKDAY, '').trim();
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(text);
  if (iso) return dateReading(Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const serial = SERIAL.exec(text);
  // Serial 61 is 1900-03-01: before it, the 1900 system counts a 29 February that never was.
  if (serial) return Number(serial[1]) < 10_000 ? BAD : { kind: 'date', date: addDays('1899-12-30', Number(serial[1])) };
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  if (dotted) return dateReading(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const parts = /^(\d{1,2})\s?([/-])\s?(\d{1,2})\s?\2\s?(\d{4})$/.exec(text);
  if (parts) return slashed(Number(parts[1]), Number(parts[3]), Number(parts[4]), order);
  return namedMonth(text) ?? BAD;
};
