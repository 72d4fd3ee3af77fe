import type { LocalDate } from '../dates/local-date.js';
import { type ReminderPlan, stepMoments } from './reminder-plan.js';

/** Somebody whom a deadline reminds: level 0 answers for it, level n is the nth after her. `at` is the local time at which hers leave. */
export interface Addressee {
  readonly id: string;
  readonly level: number;
  readonly at: string;
}

/** One step for one addressee whose moment (milliseconds since 1970) has come. */
export interface DueReminder {
  readonly addressee: string;
  readonly level: number;
  readonly step: number;
  readonly plannedAt: number;
  /** Of several whose moment has come, only the newest leaves; the older ones are closed for good. */
  readonly outcome: 'planned' | 'skipped';
}

export interface LookedAt {
  readonly due: readonly DueReminder[];
  /** When the next step's moment comes; null: never, as things stand. */
  readonly nextAt: number | null;
}

interface Deadline {
  readonly due: LocalDate;
  readonly zone: string;
  readonly plan: ReminderPlan;
  /** Steps before this moment are none of its. */
  readonly armedAt: number;
  /** Taken up then: nothing goes to the next person until the due day; its own step and later ones do, unless it was taken up after they came. Null: nobody has. */
  readonly acknowledgedAt: number | null;
}

/**
 * Which reminders of an open deadline are due by now, and when to look again. It says the same however often it is asked: whoever stores a step stores
 * it once per deadline, due day, step and addressee. All instants in milliseconds since 1970.
 */
export const dueReminders = ({ due, zone, plan, armedAt, acknowledgedAt }: Deadline, addressees: readonly Addressee[], now: number): LookedAt => {
  const found: DueReminder[] = [];
  let nextAt: number | null = null;
  for (const { id, level, at } of addressees) {
    const all = stepMoments({ due, zone, plan, armedAt, at, level });
    const moments = level === 0 || acknowledgedAt === null ? all : all.filter(({ step, millis, firstMillis }) => millis < acknowledgedAt || (step <= 0 && firstMillis > acknowledgedAt));
    const past = moments.filter(({ millis }) => millis <= now);
    for (const [index, { step, millis }] of past.entries()) found.push({ addressee: id, level, step, plannedAt: millis, outcome: index === past.length - 1 ? 'planned' : 'skipped' });
    const next = moments[past.length];
    if (next && (nextAt === null || next.millis < nextAt)) nextAt = next.millis;
  }
  return { due: found, nextAt };
};
