/**
 * A calendar day without hour or zone, `YYYY-MM-DD`, of the years 0001 to 9999. Days of duties are local days: in which
 * zone they begin and end is the organization's affair (`zoned-instant.ts`).
 */
export type LocalDate = string;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** How many days the month (1–12) of that year has; 0 for a month that does not exist. */
export const daysInMonth = (year: number, month: number): number => (month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0));

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

/** The day of these three numbers (month 1–12), or null when the calendar has no such day. */
export const localDateOf = (year: number, month: number, day: number): LocalDate | null => {
  if (![year, month, day].every(Number.isInteger) || year < 1 || year > 9999 || month < 1 || month > 12) return null;
  return day >= 1 && day <= daysInMonth(year, month) ? `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` : null;
};

/** Is this text a day that exists? "2025-02-29" is not; neither are days with an hour, or of another shape. */
export const isLocalDate = (value: unknown): value is LocalDate => {
  if (typeof value !== 'string') return false;
  const parts = SHAPE.exec(value);
  return parts !== null && localDateOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== null;
};

const partsOf = (date: LocalDate): { year: number; month: number; day: number } => {
  if (!isLocalDate(date)) throw new RangeError(`Not a calendar day: ${date}`);
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8)) };
};

/** Days since 1970-01-01, negative before it. */
export const dayNumberOf = (date: LocalDate): number => {
  const { year, month, day } = partsOf(date);
  const utc = new Date(0);
  utc.setUTCFullYear(year, month - 1, day); // unlike Date.UTC, this takes the year 50 for the year 50
  return utc.getTime() / DAY_MS;
};

const outOfCalendar = (): never => {
  throw new RangeError('Beyond the years 0001 to 9999');
};

/** The day `days` later (earlier when negative). Throws a RangeError beyond the years 0001 to 9999. */
export const addDays = (date: LocalDate, days: number): LocalDate => {
  const moved = new Date((dayNumberOf(date) + days) * DAY_MS);
  if (Number.isNaN(moved.getTime())) return outOfCalendar();
  return localDateOf(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate()) ?? outOfCalendar();
};

/**
 * The same day of the month `months` later (earlier when negative), or that month's last day when it is shorter:
 * 31 January + 1 month = 28 or 29 February. Counting twice loses the anchor, so count once, from the anchor.
 * Throws a RangeError beyond the years 0001 to 9999.
 */
export const addMonths = (date: LocalDate, months: number): LocalDate => {
  const { year, month, day } = partsOf(date);
  const total = year * 12 + (month - 1) + months;
  const toYear = Math.floor(total / 12);
  const toMonth = (((total % 12) + 12) % 12) + 1;
  return localDateOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth))) ?? outOfCalendar();
};

/** Negative when `a` is the earlier day, 0 for the same day, positive when it is the later one. */
export const compareDates = (a: LocalDate, b: LocalDate): number => (a < b ? -1 : a > b ? 1 : 0);

/** How many days from `from` to `to`: 1 from today to tomorrow, negative backwards. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumberOf(to) - dayNumberOf(from);
