import { useAudience } from './holdfast-provider.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const DAY = 86_400_000;

const utcOf = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** Days from one local date (YYYY-MM-DD) to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string) => Math.round((utcOf(to) - utcOf(from)) / DAY);

/** `3 Nov 2026`, or with its weekday `Tue 3 Nov 2026`. Takes a local date, YYYY-MM-DD; anything else comes back as it is. */
export const formatDay = (day: string, weekday = false) => {
  const at = new Date(utcOf(day));
  if (Number.isNaN(at.getTime())) return day;
  return `${weekday ? `${WEEKDAYS[at.getUTCDay()]} ` : ''}${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
};

/** The local date, clock and zone name of an instant (ISO 8601) in an IANA zone; without one, in the reader's. */
export const inZone = (instant: string, zone?: string) => {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  return { day: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}`, zone: part('timeZoneName') };
};

/** The reader's own date. */
export const readersToday = () => inZone(new Date().toISOString()).day;

interface DateTextProps {
  /** A local date, YYYY-MM-DD. */
  readonly day?: string;
  /** Or an instant, ISO 8601, told in `zone`. */
  readonly instant?: string;
  /** An IANA zone; without one, the reader's. */
  readonly zone?: string;
  /** The clock behind the date; `zone` adds the zone's short name: `, 17:00 CST`. */
  readonly time?: boolean | 'zone';
  /** The organization's date, YYYY-MM-DD; without it, the reader's. */
  readonly today?: string;
  /** `near`: within a week. The portal says it always. */
  readonly weekday?: 'near' | 'always' | 'never';
}

/** A date as Holdfast writes it, never a bare relative time. */
export const DateText = ({ day, instant, zone, time, today, weekday }: DateTextProps) => {
  const audience = useAudience();
  const local = instant ? inZone(instant, zone) : undefined;
  const date = local?.day ?? day;
  if (!date) return null;
  const rule = weekday ?? (audience === 'portal' ? 'always' : 'near');
  const away = daysBetween(today ?? readersToday(), date);
  const words = formatDay(date, rule === 'always' || (rule === 'near' && away > -7 && away <= 7));
  return (
    <time dateTime={instant ?? day} className="nw">
      {words}
      {local && time ? `, ${local.time}${time === 'zone' ? ` ${local.zone}` : ''}` : ''}
    </time>
  );
};
