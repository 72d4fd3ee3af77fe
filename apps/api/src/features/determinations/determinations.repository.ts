import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { Determination } from './determination.entity.js';

@Injectable()
export class DeterminationsRepository extends TenantRepository<Determination> {
  protected readonly entity = Determination;

  insert(ctx: Ctx, determination: Omit<Determination, 'id' | 'tenantId' | 'createdAt'>): Promise<Determination> {
    return this.rows(ctx).save({ ...determination, tenantId: ctx.tenantId });
  }

  /** Newest first. */
  ofEngagements(ctx: Ctx, engagementIds: readonly string[]): Promise<Determination[]> {
    return this.rows(ctx).find({ where: { engagementId: In([...engagementIds]) }, order: { createdAt: 'desc', id: 'desc' } });
  }
}
