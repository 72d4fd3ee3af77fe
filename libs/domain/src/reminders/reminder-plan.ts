import { addDays, type LocalDate } from '../dates/local-date.js';
import { instantOf, instantOfLocal, type Instant } from '../dates/zoned-instant.js';

/** When a deadline reminds: days before its due day (negative: after it), at a local time `HH:mm`. */
export interface ReminderPlan {
  daysBefore: readonly number[];
  at: string;
}

/** The plan where neither the organization nor the deadline has another. */
export const USUAL_PLAN: ReminderPlan = { daysBefore: [90, 60, 30, 14, 7, 0], at: '09:00' };

/** One step of a deadline. `step` is its days before the due day, and with the due day its identity. */
export interface ReminderStep {
  step: number;
  due: LocalDate;
  /** Day and hour as planned, `YYYY-MM-DDTHH:mm` in the zone, even where that hour does not exist. */
  plannedLocal: string;
  plannedUtc: Instant;
}

/**
 * The steps of a deadline that still come: those at or after the arming (milliseconds since 1970), in order of time. Each is at
 * the plan's local time on (due − n days) in the organization's zone, weekends included; an hour that does not exist moves
 * forward by the gap, one that comes twice is the first. A day named twice in the plan is one step.
 */
export const stepsOf = ({ due, zone, plan, armedAt }: { due: LocalDate; zone: string; plan: ReminderPlan; armedAt: number }): ReminderStep[] =>
  [...new Set(plan.daysBefore)]
    .sort((a, b) => b - a)
    .map((step) => {
      const day = addDays(due, -step);
      return { step, due, plannedLocal: `${day}T${plan.at}`, millis: instantOfLocal(day, plan.at, zone) };
    })
    .filter(({ millis }) => millis >= armedAt)
    .map(({ millis, ...step }) => ({ ...step, plannedUtc: instantOf(millis) }));
