import { addDays, isLocalDate, type LocalDate } from './local-date.js';

/** A moment in UTC, `2026-03-08T07:30:00Z`; milliseconds are written only when there are any. */
export type Instant = string;

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const DAY_MS = 86_400_000;

/** One reading of the zone's clock is dear, one formatter per zone is enough. */
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
    timeZone: zone, hourCycle: 'h23', era: 'short', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  });
  formatters.set(zone, made);
  return made;
};

/** Is this an IANA zone (`America/Chicago`, `UTC`)? Offsets such as `+02:00` are not: they do not know summer time. */
export const isZone = (value: unknown): value is string => {
  if (typeof value !== 'string' || !/^[A-Za-z]/.test(value)) return false;
  try {
    formatterOf(value);
    return true;
  } catch {
    return false;
  }
};

/** Is this a local time `HH:mm`, 00:00 to 23:59? */
export const isLocalTime = (value: unknown): value is string => typeof value === 'string' && TIME.test(value);

/** Milliseconds since 1970 of an instant text; null when it is none (no zone, no such day). An offset is understood. */
export const millisOf = (value: unknown): number | null => {
  if (typeof value !== 'string') return null;
  const parts = INSTANT.exec(value);
  if (parts === null || !isLocalDate(parts[1])) return null;
  const millis = Date.parse(value);
  return Number.isNaN(millis) ? null : millis;
};

/** The text of an instant in UTC. */
export const instantOf = (millis: number): Instant => new Date(millis).toISOString().replace('.000Z', 'Z');

/** What the zone's wall clock shows at that moment, as if it were UTC. */
const wallClock = (millis: number, zone: string): number => {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(millis)) parts[type] = value;
  const clock = new Date(0);
  clock.setUTCFullYear(Number(parts['year']), Number(parts['month']) - 1, Number(parts['day']));
  clock.setUTCHours(Number(parts['hour']), Number(parts['minute']), Number(parts['second']));
  return clock.getTime();
};

const offsetAt = (millis: number, zone: string): number => wallClock(millis, zone) - Math.floor(millis / 1000) * 1000;

/**
 * The moment (milliseconds since 1970) at which the zone's clock shows this day and time. An hour that does not exist
 * (clocks go forward) moves forward by the gap; one that comes twice is the first. Also right for zones that skipped a whole day.
 */
export const instantOfLocal = (date: LocalDate, time: string, zone: string): number => {
  if (!isLocalDate(date) || !isLocalTime(time)) throw new RangeError(`Not a local day and time: ${date} ${time}`);
  const wanted = Date.parse(`${date}T${time}:00Z`);
  const before = offsetAt(wanted - DAY_MS, zone);
  const after = offsetAt(wanted + DAY_MS, zone);
  const fits = [wanted - before, wanted - after].filter((candidate) => wallClock(candidate, zone) === wanted);
  return fits.length > 0 ? Math.min(...fits) : wanted - before;
};

/** The day the zone's calendar shows at that moment (milliseconds since 1970). */
export const localDateAt = (millis: number, zone: string): LocalDate => new Date(wallClock(millis, zone)).toISOString().slice(0, 10);

/** The first moment after the day: a due day lasts through its last second in its zone. */
export const endOfLocalDay = (date: LocalDate, zone: string): number => instantOfLocal(addDays(date, 1), '00:00', zone);

