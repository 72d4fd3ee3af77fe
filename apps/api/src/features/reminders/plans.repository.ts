import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { StoredPlan } from './stored-plan.entity.js';

export type PlanSettings = Pick<StoredPlan, 'daysBefore' | 'at' | 'days' | 'weekend' | 'escalateAfter'>;

@Injectable()
export class PlansRepository extends TenantRepository<StoredPlan> {
  protected readonly entity = StoredPlan;

  all(ctx: Ctx): Promise<StoredPlan[]> {
    return this.rows(ctx).find({ order: { kind: 'asc', tier: 'asc' } });
  }

  /** Sets it; false when somebody else was first. Version 0: there is none yet. */
  async set(ctx: Ctx, { kind, tier }: Pick<StoredPlan, 'kind' | 'tier'>, version: number, { daysBefore, at, days, weekend, escalateAfter }: PlanSettings): Promise<boolean> {
    const rows = await this.sql(ctx, `
      insert into reminder_plans as p (tenant_id, kind, tier, days_before, at, days, weekend, escalate_after) values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (tenant_id, kind, tier) do update set days_before = excluded.days_before, at = excluded.at, days = excluded.days, weekend = excluded.weekend, escalate_after = excluded.escalate_after, version = p.version + 1
      where p.version = $9 returning id`, [ctx.tenantId, kind, tier, daysBefore, at, days, weekend, escalateAfter, version]);
    return rows.length === 1;
  }

  async remove(ctx: Ctx, { kind, tier }: Pick<StoredPlan, 'kind' | 'tier'>): Promise<boolean> {
    return (await this.rows(ctx).delete({ kind, tier })).affected === 1;
  }
}
