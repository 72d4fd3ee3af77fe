import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { EngagementApproval } from './engagement-approval.entity.js';

@Injectable()
export class ApprovalsRepository extends TenantRepository<EngagementApproval> {
  protected readonly entity = EngagementApproval;

  insert(ctx: Ctx, approval: Omit<EngagementApproval, 'id' | 'tenantId'>): Promise<EngagementApproval> {
    return this.rows(ctx).save({ ...approval, tenantId: ctx.tenantId });
  }

  ofEngagement(ctx: Ctx, engagementId: string): Promise<EngagementApproval[]> {
    return this.rows(ctx).find({ where: { engagementId }, order: { approvedOn: 'desc', id: 'desc' } });
  }

  by(ctx: Ctx, engagementId: string, approverVendorId: string | null): Promise<EngagementApproval | null> {
    return this.rows(ctx).findOneBy({ engagementId, approverVendorId: approverVendorId ?? IsNull() });
  }

  /** False when there was none. */
  async remove(ctx: Ctx, engagementId: string, id: string): Promise<boolean> {
    return ((await this.rows(ctx).delete({ engagementId, id })).affected ?? 0) > 0;
  }
}
