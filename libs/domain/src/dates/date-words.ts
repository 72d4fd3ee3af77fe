import type { LocalDate } from './local-date.js';

/** A day as people write it, with its weekday: `Sat 30 Jan 2027`. */
export const dayWords = (date: LocalDate): string => {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).formatToParts(new Date(`${date}T00:00:00Z`));
  const part = (type: string) => parts.find((found) => found.type === type)?.value;
  return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}`;
};

/** An IANA zone as people say it: `Central Time (Chicago)`. */
export const zoneWords = (zone: string): string => {
  const name = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(new Date(0)).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ');
  return city && zone.includes('/') ? `${name} (${city})` : name;
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day as it stands in a sentence, without its weekday: `30 Jan 2027`. Takes a day of the calendar. */
export const plainDay = (date: LocalDate): string => `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]} ${Number(date.slice(0, 4))}`;
