import type { LocalDate } from '../dates/local-date.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A number of calendar days: "1 day", "10 days"; one that the paper leaves open is no limit stated. */
export const formatDays = (days: number): string => (!Number.isFinite(days) ? 'no limit stated' : days === 1 ? '1 day' : `${days} days`);

/** A day as tables write it: "3 Nov 2026". */
export const formatDay = (day: LocalDate): string => `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''} ${Number(day.slice(0, 4))}`;

/** From a day to a day, or a single one. */
export const formatSpan = ([from, to]: readonly [LocalDate, LocalDate]): string => (from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`);
