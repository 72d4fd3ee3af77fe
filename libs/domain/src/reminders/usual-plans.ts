import type { DeadlineKind } from '../deadlines/deadline-fact.js';
import { type ReminderPlan, USUAL_PLAN } from './reminder-plan.js';

const at = (daysBefore: readonly number[], escalateAfter: number | null = 5): ReminderPlan => ({ daysBefore, at: USUAL_PLAN.at, days: 'every', weekend: 'stay', escalateAfter });

/** How each kind of deadline reminds where the organization has set no plan of its own. Days before the due day, negative after it; local time. */
export const USUAL_PLANS: Readonly<Record<DeadlineKind, ReminderPlan>> = {
  agreement_notice: at(USUAL_PLAN.daysBefore),
  agreement_end: at(USUAL_PLAN.daysBefore),
  agreement_review: at([30, 7, 0, -14], 10),
  agreement_cure: at([14, 7, 3, 1, 0], 2),
  closing_due: at([30, 14, 7, 0, -7, -30]),
  closing_backups: at([7, 0]),
  closing_kept: at([30, 0, -14], 10),
  request_due: at([7, 1, -3], 5),
  determination_review: at([30, 0, -30], 10),
  evidence_expiry: at([60, 30, 0], 10),
  evidence_renewal: at([45, 14], null),
  finding_due: at([14, 7, 0, -7]),
  exception_ends: at([30, 14, 7, 0]),
  review_due: at([30, 7, 0, -14], 10),
  schedule_due: at([0, -7], 5),
  contact_bounced: at([0, -3], 5),
};

/** Kinds whose day takes the matter with it: a notice date that passed brings the next term's, a backup that expired is gone, an exception that ended opens its finding again. Nothing reminds of them afterwards. */
export const OVER_WITH_THEIR_DAY: readonly DeadlineKind[] = ['agreement_notice', 'closing_backups', 'exception_ends'];

export type PlanProblem = 'no_steps' | 'after_its_day' | 'too_many_steps' | 'step_too_far' | 'not_a_time' | 'escalation_not_positive';

const FARTHEST_DAYS = 730;
const MOST_STEPS = 20;

/** What is wrong with a plan for a kind; null: nothing. `mayBeSilent`: no law and no contract can set this kind's date, so it may go without reminders. */
export const planProblem = (kind: DeadlineKind, { daysBefore, at: time, escalateAfter }: ReminderPlan, mayBeSilent: boolean): PlanProblem | null => {
  if (daysBefore.length === 0 && !mayBeSilent) return 'no_steps';
  if (daysBefore.length > MOST_STEPS) return 'too_many_steps';
  if (daysBefore.some((step) => !Number.isInteger(step) || Math.abs(step) > FARTHEST_DAYS)) return 'step_too_far';
  if (OVER_WITH_THEIR_DAY.includes(kind) && daysBefore.some((step) => step < 0)) return 'after_its_day';
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return 'not_a_time';
  if (escalateAfter !== null && escalateAfter !== undefined && !(Number.isInteger(escalateAfter) && escalateAfter > 0)) return 'escalation_not_positive';
  return null;
};

/** Kinds that only the organization's own policy dates: their reminders may be silenced. The others may stand in a law or a contract. */
export const ONLY_POLICY: readonly DeadlineKind[] = ['agreement_review', 'closing_kept', 'request_due', 'determination_review', 'evidence_expiry', 'evidence_renewal', 'finding_due', 'exception_ends', 'review_due', 'schedule_due', 'contact_bounced'];
