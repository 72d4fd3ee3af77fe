import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { Finding, type NewFinding } from './finding.entity.js';

@Injectable()
export class FindingsRepository extends TenantRepository<Finding> {
  protected readonly entity = Finding;

  /** The id of a new one; null where the same was found before. */
  async insert(ctx: Ctx, finding: NewFinding & Pick<Finding, 'openedOn'>): Promise<string | null> {
    const [row] = await this.sql<{ id: string }>(ctx, `
      insert into findings (tenant_id, vendor_id, engagement_id, severity, basis, title, detail, since_on, cause, statement_id, request_id, submission_number, owner_member_id, due_on, opened_on)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
      on conflict (tenant_id, request_id, submission_number, cause, title) do nothing returning id`,
    [ctx.tenantId, finding.vendorId, finding.engagementId, finding.severity, finding.basis, finding.title, finding.detail, finding.sinceOn, finding.cause, finding.statementId, finding.requestId, finding.submissionNumber, finding.ownerMemberId, finding.dueOn, finding.openedOn]);
    return row?.id ?? null;
  }

  find(ctx: Ctx, id: string): Promise<Finding | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  findForUpdate(ctx: Ctx, id: string): Promise<Finding | null> {
    return this.rows(ctx).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async update(ctx: Ctx, { id, version }: Finding, change: Partial<Finding>): Promise<void> {
    await this.rows(ctx).update({ id }, { ...change, version: version + 1 });
  }

  ofRequest(ctx: Ctx, requestId: string): Promise<Finding[]> {
    return this.rows(ctx).find({ where: { requestId }, order: { dueOn: 'asc', id: 'asc' } });
  }
}
