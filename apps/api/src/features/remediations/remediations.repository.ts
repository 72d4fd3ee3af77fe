import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { RemediationItem } from './remediation-item.entity.js';

@Injectable()
export class RemediationsRepository extends TenantRepository<RemediationItem> {
  protected readonly entity = RemediationItem;

  /** False when the finding is asked about in another request that has not ended. */
  async insert(ctx: Ctx, { requestId, findingId, place, found, expected, dueOn }: Pick<RemediationItem, 'requestId' | 'findingId' | 'place' | 'found' | 'expected' | 'dueOn'>): Promise<boolean> {
    const rows = await this.sql(ctx, `
      insert into remediation_items (tenant_id, request_id, finding_id, place, found, expected, due_on) values ($1, $2, $3, $4, $5, $6, $7)
      on conflict do nothing returning id`, [ctx.tenantId, requestId, findingId, place, found, expected, dueOn]);
    return rows.length === 1;
  }

  of(ctx: Ctx, requestId: string): Promise<RemediationItem[]> {
    return this.rows(ctx).find({ where: { requestId }, order: { place: 'asc' } });
  }

  /** The same, held still until the end of the transaction. */
  ofForUpdate(ctx: Ctx, requestId: string): Promise<RemediationItem[]> {
    return this.rows(ctx).find({ where: { requestId }, order: { place: 'asc' }, lock: { mode: 'pessimistic_write' } });
  }

  async update(ctx: Ctx, id: string, change: Partial<RemediationItem>): Promise<void> {
    await this.rows(ctx).update({ id }, change);
  }

  /** The request in which this finding is asked about last. */
  async requestOf(ctx: Ctx, findingId: string): Promise<{ requestId: string; ended: boolean } | null> {
    const [row] = await this.sql<{ requestId: string; ended: boolean }>(ctx, 'select request_id as "requestId", ended from remediation_items where finding_id = $1 order by id desc limit 1', [findingId]);
    return row ?? null;
  }
}
