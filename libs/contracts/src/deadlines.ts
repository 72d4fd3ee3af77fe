import type { DeadlineKind } from '@holdfast/domain/deadlines/deadline-fact';
import type { Tier } from '@holdfast/domain/deadlines/tier';
import type { PlanProblem } from '@holdfast/domain/reminders/usual-plans';

/** Lists of what is due that have an address; the first two are numbers on Today. */
export const DEADLINE_FILTERS = { overdue: 'Overdue', due_soon: 'Due within 30 days', all: 'Everything open', snoozed: 'Snoozed', done: 'Done by hand' } as const;
export type DeadlineFilter = keyof typeof DEADLINE_FILTERS;

export const BASIS_LABELS = { law: 'Law', contract: 'Contract', policy: 'Your policy', proposed: 'Proposed, not law' } as const;

export const DEADLINE_KIND_LABELS: Record<DeadlineKind, string> = {
  agreement_notice: 'Agreement: give notice',
  agreement_end: 'Agreement: it ends',
  agreement_review: 'Agreement: yearly look',
  agreement_cure: 'Agreement: cure period ends',
  closing_due: 'PHI: return or destroy',
  closing_backups: 'PHI: last backup expires',
  closing_kept: 'PHI: kept, yearly look',
  request_due: 'Request: answer due',
  determination_review: 'Determination: ask again',
  evidence_expiry: 'Evidence: it expires',
  evidence_renewal: 'Evidence: the vendor renews it',
  finding_due: 'Finding: remediate',
  exception_ends: 'Exception: it ends',
  review_due: 'Review: it is due again',
  schedule_due: 'Schedule: somebody to ask is missing',
  contact_bounced: 'Contact: mail came back',
};

export const PLAN_PROBLEMS: Record<PlanProblem, string> = {
  no_steps: 'needs at least one step: a law or a contract may set this date, and such a date can not be muted',
  after_its_day: 'holds a step after the due day: on that day this matter is over or begins anew, so nothing would be sent',
  too_many_steps: 'holds more than 20 steps',
  step_too_far: 'holds a step that is not a whole number of days within two years',
  not_a_time: 'is not a time of day, such as 09:00',
  escalation_not_positive: 'is not a whole number of days above 0',
};

/** A vendor's risk class, as staff set it. */
export const TIER_LABELS: Record<Tier, string> = { critical: 'Critical', high: 'High', moderate: 'Moderate', low: 'Low' };
