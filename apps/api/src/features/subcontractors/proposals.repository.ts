import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { EngagementProposal } from './engagement-proposal.entity.js';

type Made = Pick<EngagementProposal, 'vendorId' | 'requestId' | 'submissionNumber' | 'position' | 'kind' | 'told' | 'engagementId' | 'engagementVersion' | 'fields' | 'matches' | 'toldOn' | 'toldBy'>;

@Injectable()
export class ProposalsRepository extends TenantRepository<EngagementProposal> {
  protected readonly entity = EngagementProposal;

  async insert(ctx: Ctx, proposals: readonly Made[]): Promise<void> {
    if (proposals.length > 0) await this.rows(ctx).insert(proposals.map((proposal) => ({ ...proposal, tenantId: ctx.tenantId })) as never);
  }

  findForUpdate(ctx: Ctx, id: string): Promise<EngagementProposal | null> {
    return this.rows(ctx).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Open ones in the order of the list, then what was decided, newest first. */
  async ofVendor(ctx: Ctx, vendorId: string): Promise<EngagementProposal[]> {
    const open = await this.openOf(ctx, vendorId);
    const decided = await this.rows(ctx).find({ where: [{ vendorId, state: 'accepted' }, { vendorId, state: 'ignored' }], order: { decidedAt: 'desc', id: 'desc' }, take: 200 });
    return [...open, ...decided];
  }

  openOf(ctx: Ctx, vendorId: string): Promise<EngagementProposal[]> {
    return this.rows(ctx).find({ where: { vendorId, state: 'open' }, order: { position: 'asc', id: 'asc' } });
  }

  /** A later list says more than an earlier one. */
  async replaceOpen(ctx: Ctx, vendorId: string): Promise<void> {
    await this.sql(ctx, `update engagement_proposals set state = 'replaced', version = version + 1 where vendor_id = $1 and state = 'open'`, [vendorId]);
  }

  async decide(ctx: Ctx, { id, version }: EngagementProposal, decision: Pick<EngagementProposal, 'state' | 'reason' | 'engagementId' | 'decidedBy' | 'decidedByName'>): Promise<void> {
    await this.sql(ctx, `
      update engagement_proposals set state = $3, reason = $4, engagement_id = $5, decided_by = $6, decided_by_name = $7, decided_at = holdfast_now(), version = $2 + 1 where id = $1`,
    [id, version, decision.state, decision.reason, decision.engagementId, decision.decidedBy, decision.decidedByName]);
  }

  /** How many wait for a person, by the vendor that told. */
  waiting(ctx: Ctx): Promise<{ vendorId: string; vendorName: string; open: number }[]> {
    return this.sql(ctx, `
      select p.vendor_id as "vendorId", v.legal_name as "vendorName", count(*)::int as open
      from engagement_proposals p join vendors v on v.tenant_id = p.tenant_id and v.id = p.vendor_id where p.state = 'open' group by 1, 2 order by lower(v.legal_name), 1`);
  }
}
