import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Reconcile } from './reconcile.entity.js';

@Injectable()
export class ReconcilesRepository extends TenantRepository<Reconcile> {
  protected readonly entity = Reconcile;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  /** Organizations whose day has begun since, or that were never looked at. */
  async tenants(): Promise<string[]> {
    const rows: { id: string }[] = await this.uow.as('planner', (manager) => manager.query(`
      select o.id from organizations o left join reconciles r on r.tenant_id = o.id where r.next_at is null or r.next_at <= holdfast_now() order by r.next_at nulls first, o.id`));
    return rows.map(({ id }) => id);
  }

  async note(ctx: Ctx, { nextAt, lookedDay, matters, moved }: Pick<Reconcile, 'nextAt' | 'lookedDay' | 'matters' | 'moved'>): Promise<void> {
    await this.sql(ctx, `
      insert into reconciles (tenant_id, next_at, looked_day, matters, moved) values ($1, $2, $3, $4, $5)
      on conflict (tenant_id) do update set next_at = excluded.next_at, looked_at = excluded.looked_at, looked_day = excluded.looked_day, matters = excluded.matters, moved = excluded.moved`, [ctx.tenantId, nextAt, lookedDay, matters, moved]);
  }
}
