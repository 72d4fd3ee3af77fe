import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { Triage } from './triage.entity.js';

@Injectable()
export class TriagesRepository extends TenantRepository<Triage> {
  protected readonly entity = Triage;

  async insertMany(ctx: Ctx, triages: readonly Omit<Triage, 'id' | 'tenantId' | 'createdAt'>[]): Promise<void> {
    if (triages.length > 0) await this.rows(ctx).insert(triages.map((triage) => ({ ...triage, tenantId: ctx.tenantId })));
  }

  /** The latest of each engagement that has one. */
  latestOf(ctx: Ctx, engagementIds: readonly string[]): Promise<Triage[]> {
    return this.rows(ctx).createQueryBuilder('t').distinctOn(['t.engagementId']).where('t.engagementId = any(:engagementIds)', { engagementIds }).orderBy('t.engagementId').addOrderBy('t.createdAt', 'DESC').addOrderBy('t.id', 'DESC').getMany();
  }
}
