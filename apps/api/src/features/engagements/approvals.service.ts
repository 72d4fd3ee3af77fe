import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { ApprovalsRepository } from './approvals.repository.js';
import type { EngagementApproval } from './engagement-approval.entity.js';
import type { Engagement } from './engagement.entity.js';
import { EngagementsService } from './engagements.service.js';

export type ApprovalDetails = Pick<EngagementApproval, 'approverVendorId' | 'approvedOn' | 'note'>;

/** Who agreed to a subcontractor (CH-11). Taken back by removing it: the audit keeps both. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly uow: UnitOfWork, private readonly approvals: ApprovalsRepository, private readonly engagements: EngagementsService, private readonly vendors: VendorsReader,
    private readonly organizations: OrganizationsReader, private readonly audit: AuditWriter,
  ) {}

  list(ctx: Ctx, engagementId: string): Promise<EngagementApproval[]> {
    return this.uow.run(ctx, async (ctx) => {
      await this.engagements.existing(ctx, engagementId);
      return this.approvals.ofEngagement(ctx, engagementId);
    });
  }

  record(ctx: Ctx, engagementId: string, details: ApprovalDetails): Promise<EngagementApproval> {
    return this.uow.run(ctx, async (ctx) => {
      const engagement = await this.engagements.existing(ctx, engagementId);
      const { approverVendorId, approvedOn } = details;
      if (approverVendorId !== null) await this.vendors.existing(ctx, approverVendorId);
      if (approverVendorId === engagement.supplierVendorId) throw new DomainError('rule_broken', 'A supplier does not approve itself', [{ pointer: '/approverVendorId', message: 'is the supplier' }]);
      if (approvedOn > (await this.organizations.today(ctx))) throw new DomainError('rule_broken', 'An approval is recorded once it was given', [{ pointer: '/approvedOn', message: 'is in the future' }]);
      await this.uow.takeTurns(ctx, `approvals ${engagementId}`);
      if (await this.approvals.by(ctx, engagementId, approverVendorId)) throw new DomainError('conflict', 'This approval is recorded already', [{ pointer: '/approverVendorId', message: 'approved it before; remove that record first' }]);
      const approval = await this.approvals.insert(ctx, { ...details, engagementId, byMemberId: ctx.actor.memberId as string, byName: ctx.actor.name });
      await this.note(ctx, 'engagement.approved', engagement, { approvedOn });
      return approval;
    });
  }

  remove(ctx: Ctx, engagementId: string, id: string): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const engagement = await this.engagements.existing(ctx, engagementId);
      if (!(await this.approvals.remove(ctx, engagementId, id))) throw new DomainError('not_found', 'No such approval');
      await this.note(ctx, 'engagement.approval_removed', engagement, {});
    });
  }

  private note(ctx: Ctx, action: string, { id, supplierVendorId, customerVendorId }: Engagement, detail: Record<string, string>): Promise<void> {
    return this.audit.record(ctx, action, { subjectType: 'engagement', subjectId: id, vendorId: supplierVendorId ?? customerVendorId, detail });
  }
}
