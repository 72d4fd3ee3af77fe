import { Injectable } from '@nestjs/common';
import { PLAN_PROBLEMS } from '@holdfast/contracts/deadlines';
import type { Tier } from '@holdfast/domain/deadlines/tier';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { DEADLINE_KINDS, type DeadlineKind } from '@holdfast/domain/deadlines/deadline-fact';
import { type ReminderPlan, type ReminderStep, stepsOf } from '@holdfast/domain/reminders/reminder-plan';
import { ONLY_POLICY, type PlanProblem, planProblem, USUAL_PLANS } from '@holdfast/domain/reminders/usual-plans';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { PlansRepository, type PlanSettings } from './plans.repository.js';
import type { StoredPlan } from './stored-plan.entity.js';

/** A plan, and for whom it is; version 0: the usual one, which nobody has changed. */
export interface Plan extends ReminderPlan {
  readonly kind: DeadlineKind;
  readonly tier: Tier | '';
  readonly version: number;
}

const POINTERS: Record<PlanProblem, string> = {
  no_steps: '/daysBefore', after_its_day: '/daysBefore', too_many_steps: '/daysBefore', step_too_far: '/daysBefore', not_a_time: '/at', escalation_not_positive: '/escalateAfter',
};

/** All plans of an organization, and which of them counts for a deadline. */
export class Plans {
  private readonly own: ReadonlyMap<string, StoredPlan>;
  private readonly usual = new Map<DeadlineKind, Plan>();

  constructor(stored: readonly StoredPlan[]) {
    this.own = new Map(stored.map((plan) => [`${plan.kind} ${plan.tier}`, plan]));
  }

  /** Its tier's own plan, else its kind's, else the usual one. */
  for(kind: DeadlineKind, tier: string | null): Plan {
    return (tier ? this.own.get(`${kind} ${tier}`) : undefined) ?? this.own.get(`${kind} `) ?? this.usualOf(kind);
  }

  private usualOf(kind: DeadlineKind): Plan {
    const plan = this.usual.get(kind) ?? { ...USUAL_PLANS[kind], kind, tier: '', version: 0 };
    this.usual.set(kind, plan);
    return plan;
  }

  /** Each kind's, and those of tiers that have one. */
  list(): Plan[] {
    return DEADLINE_KINDS.flatMap((kind) => [this.for(kind, null), ...[...this.own.values()].filter((plan) => plan.kind === kind && plan.tier !== '')]);
  }
}

/** When each kind of deadline reminds. */
@Injectable()
export class PlansService {
  constructor(
    private readonly uow: UnitOfWork, private readonly plans: PlansRepository, private readonly deadlines: DeadlinesService, private readonly organizations: OrganizationsReader, private readonly audit: AuditWriter,
  ) {}

  all(ctx: Ctx): Promise<Plans> {
    return this.uow.run(ctx, async (ctx) => new Plans(await this.plans.all(ctx)));
  }

  async set(ctx: Ctx, kind: DeadlineKind, tier: Tier | '', version: number, settings: PlanSettings): Promise<void> {
    refuse(kind, settings);
    await this.uow.run(ctx, async (ctx) => {
      if (!(await this.plans.set(ctx, { kind, tier }, version, settings))) throw new DomainError('precondition_failed', 'Somebody else changed this plan in the meantime');
      await this.deadlines.rearm(ctx, { kind });
      await this.audit.record(ctx, 'reminder_plan.set', { subjectType: 'reminder_plan', subjectId: kind, detail: { kind, tier, ...settings } });
    });
  }

  /** Back to the usual plan. */
  async reset(ctx: Ctx, kind: DeadlineKind, tier: Tier | ''): Promise<void> {
    await this.uow.run(ctx, async (ctx) => {
      if (!(await this.plans.remove(ctx, { kind, tier }))) return;
      await this.deadlines.rearm(ctx, { kind });
      await this.audit.record(ctx, 'reminder_plan.reset', { subjectType: 'reminder_plan', subjectId: kind, detail: { kind, tier } });
    });
  }

  /** The exact days on which a deadline of that day would remind under these settings, saved or not. */
  async preview(ctx: Ctx, kind: DeadlineKind, settings: PlanSettings, due: LocalDate): Promise<ReminderStep[]> {
    refuse(kind, settings);
    const { zone } = await this.organizations.profile(ctx);
    return stepsOf({ due, zone, plan: settings, armedAt: -Infinity });
  }
}

const refuse = (kind: DeadlineKind, settings: PlanSettings): void => {
  const problem = planProblem(kind, settings, ONLY_POLICY.includes(kind));
  if (problem) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: POINTERS[problem], message: PLAN_PROBLEMS[problem] }]);
};
