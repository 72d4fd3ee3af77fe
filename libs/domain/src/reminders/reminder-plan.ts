import { addBusinessDays, nearestBusinessDay } from '../dates/business-days.js';
import { addDays, type LocalDate } from '../dates/local-date.js';
import { instantOf, instantOfLocal, type Instant } from '../dates/zoned-instant.js';

/** When a deadline reminds: days before its due day (negative: after it), at a local time `HH:mm`. */
export interface ReminderPlan {
  daysBefore: readonly number[];
  at: string;
  /** What a day is: `every` day (the default), or business days, without weekends and federal holidays. */
  days?: 'every' | 'business';
  /** Where a step falls on a weekend or a federal holiday: it stays (the default), or moves to the business day before or after. */
  weekend?: 'stay' | 'before' | 'after';
  /** Days, of the plan's kind, after which a step that nobody acknowledged goes to the next person; null or absent: never. */
  escalateAfter?: number | null;
}

/** The plan where neither the organization nor the deadline has another. */
export const USUAL_PLAN: ReminderPlan = { daysBefore: [90, 60, 30, 14, 7, 0], at: '09:00' };

/** Steps this near to the due day, and all after it, go on to the next person when nobody acknowledges them. Earlier ones are only news. */
export const ESCALATES_FROM_DAYS = 14;

/** One step of a deadline. `step` is its days before the due day, and with the due day its identity. */
export interface ReminderStep {
  step: number;
  due: LocalDate;
  /** Day and hour as planned, `YYYY-MM-DDTHH:mm` in the zone, even where that hour does not exist. */
  plannedLocal: string;
  plannedUtc: Instant;
}

type Days = Pick<ReminderPlan, 'days' | 'weekend'>;

const moved = (day: LocalDate, { weekend = 'stay' }: Days): LocalDate => (weekend === 'stay' ? day : nearestBusinessDay(day, weekend));
const later = (day: LocalDate, count: number, { days = 'every' }: Days): LocalDate => (days === 'business' ? addBusinessDays(day, count) : addDays(day, count));

/** Reading a zone's clock is dear, and thousands of deadlines share a few days and hours. */
const instants = new Map<string, number>();
const KEPT_INSTANTS = 50_000;

const instantAt = (day: LocalDate, time: string, zone: string): number => {
  const key = `${day} ${time} ${zone}`;
  const known = instants.get(key);
  if (known !== undefined) return known;
  if (instants.size >= KEPT_INSTANTS) instants.clear();
  const found = instantOfLocal(day, time, zone);
  instants.set(key, found);
  return found;
};

/**
 * The steps of a deadline that still come: those at or after the arming (milliseconds since 1970), in order of time. Each is at
 * the plan's local time, its number of days before the due day, in the organization's zone; weekends change nothing unless the plan says so.
 * An hour that does not exist moves forward by the gap, one that comes twice is the first. A day named twice in the plan is one step.
 * `level` 0 (the default) is for whoever answers for it; level n is for the nth person after her, `escalateAfter` days later each, and has only the
 * steps from 14 days before the due day on.
 */
export const stepsOf = ({ due, zone, plan, armedAt, level = 0 }: { due: LocalDate; zone: string; plan: ReminderPlan; armedAt: number; level?: number }): ReminderStep[] => {
  if (level > 0 && !plan.escalateAfter) return [];
  return [...new Set(plan.daysBefore)]
    .filter((step) => level === 0 || step <= ESCALATES_FROM_DAYS)
    .sort((a, b) => b - a)
    .map((step) => {
      const first = moved(later(due, -step, plan), plan);
      const armed = instantAt(first, plan.at, zone) >= armedAt;
      const day = level === 0 ? first : moved(later(first, level * (plan.escalateAfter ?? 0), plan), plan);
      return { step, due, armed, plannedLocal: `${day}T${plan.at}`, millis: instantAt(day, plan.at, zone) };
    })
    .filter(({ armed }) => armed)
    .map(({ millis, armed: _armed, ...step }) => ({ ...step, plannedUtc: instantOf(millis) }));
};
