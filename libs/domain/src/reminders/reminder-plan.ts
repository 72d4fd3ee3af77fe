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

interface Moment extends Omit<ReminderStep, 'due'> {
  readonly millis: number;
  /** When the step reaches whoever answers first: what decides whether it was armed. */
  readonly firstMillis: number;
}

/** Reading a zone's clock is dear, and thousands of deadlines share a plan and a few days: what was computed for a plan is kept as long as the plan. */
const known = new WeakMap<ReminderPlan, Map<string, readonly Moment[]>>();

/** Every step of a plan for a day at a level, in order of time, armed or not. */
const momentsOf = (due: LocalDate, zone: string, plan: ReminderPlan, at: string, level: number): readonly Moment[] => {
  const kept = known.get(plan) ?? new Map<string, readonly Moment[]>();
  known.set(plan, kept);
  const key = `${due} ${zone} ${at} ${level}`;
  const before = kept.get(key);
  if (before) return before;
  const made = [...new Set(plan.daysBefore)]
    .filter((step) => level === 0 || (plan.escalateAfter && step <= ESCALATES_FROM_DAYS))
    .sort((a, b) => b - a)
    .map((step) => {
      const first = moved(later(due, -step, plan), plan);
      const day = level === 0 ? first : moved(later(first, level * (plan.escalateAfter ?? 0), plan), plan);
      const millis = instantOfLocal(day, at, zone);
      return { step, plannedLocal: `${day}T${at}`, plannedUtc: instantOf(millis), millis, firstMillis: level === 0 ? millis : instantOfLocal(first, at, zone) };
    });
  kept.set(key, made);
  return made;
};

/**
 * The steps of a deadline that still come: those at or after the arming (milliseconds since 1970), in order of time. Each is at
 * the plan's local time, its number of days before the due day, in the organization's zone; weekends change nothing unless the plan says so.
 * An hour that does not exist moves forward by the gap, one that comes twice is the first. A day named twice in the plan is one step.
 * `at` is the local time in place of the plan's own. `level` 0 (the default) is for whoever answers for it; level n is for the nth person after her, `escalateAfter` days later each, and has only the
 * steps from 14 days before the due day on.
 */
export const stepsOf = ({ due, zone, plan, armedAt, at = plan.at, level = 0 }: { due: LocalDate; zone: string; plan: ReminderPlan; armedAt: number; at?: string; level?: number }): ReminderStep[] =>
  momentsOf(due, zone, plan, at, level).filter(({ firstMillis }) => firstMillis >= armedAt).map(({ step, plannedLocal, plannedUtc }) => ({ step, due, plannedLocal, plannedUtc }));

/** The same as bare moments in milliseconds since 1970, for those who go through thousands. */
export const stepMoments = ({ due, zone, plan, armedAt, at, level }: { due: LocalDate; zone: string; plan: ReminderPlan; armedAt: number; at: string; level: number }): readonly { step: number; millis: number; firstMillis: number }[] =>
  momentsOf(due, zone, plan, at, level).filter(({ firstMillis }) => firstMillis >= armedAt);
