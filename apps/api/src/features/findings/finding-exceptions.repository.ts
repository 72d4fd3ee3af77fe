import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { FindingException } from './finding-exception.entity.js';

@Injectable()
export class FindingExceptionsRepository extends TenantRepository<FindingException> {
  protected readonly entity = FindingException;

  /** The one in this state; of *asked* and *granted* there is one at most. */
  one(ctx: Ctx, findingId: string, state: 'asked' | 'granted'): Promise<FindingException | null> {
    return this.rows(ctx).findOneBy({ findingId, state });
  }

  insert(ctx: Ctx, exception: Omit<FindingException, 'id' | 'tenantId'>): Promise<FindingException> {
    return this.rows(ctx).save({ ...exception, tenantId: ctx.tenantId });
  }

  async update(ctx: Ctx, id: string, change: Partial<FindingException>): Promise<void> {
    await this.rows(ctx).update({ id }, change);
  }

  /** The last day of those in force, by finding. */
  async lastDays(ctx: Ctx, findingIds: readonly string[]): Promise<ReadonlyMap<string, LocalDate>> {
    const rows = await this.sql<{ id: string; until: LocalDate }>(ctx, `select finding_id as id, holds_until as until from finding_exceptions where state = 'granted' and finding_id = any($1)`, [findingIds]);
    return new Map(rows.map(({ id, until }) => [id, until]));
  }
}
