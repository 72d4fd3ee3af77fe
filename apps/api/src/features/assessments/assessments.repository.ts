import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { Assessment } from './assessment.entity.js';

@Injectable()
export class AssessmentsRepository extends TenantRepository<Assessment> {
  protected readonly entity = Assessment;

  /** The review of a submission, opened unless it was. */
  async open(ctx: Ctx, requestId: string, vendorId: string, submissionNumber: number): Promise<Assessment> {
    await this.sql(ctx, `
      insert into assessments (tenant_id, request_id, vendor_id, submission_number) values ($1, $2, $3, $4)
      on conflict (tenant_id, request_id, submission_number) do nothing`, [ctx.tenantId, requestId, vendorId, submissionNumber]);
    return this.rows(ctx).findOneByOrFail({ requestId, submissionNumber });
  }

  latest(ctx: Ctx, requestId: string): Promise<Assessment | null> {
    return this.rows(ctx).findOne({ where: { requestId }, order: { submissionNumber: 'desc' } });
  }

  find(ctx: Ctx, id: string): Promise<Assessment | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  latestForUpdate(ctx: Ctx, requestId: string): Promise<Assessment | null> {
    return this.rows(ctx).findOne({ where: { requestId }, order: { submissionNumber: 'desc' }, lock: { mode: 'pessimistic_write' } });
  }

  async update(ctx: Ctx, { id, version }: Assessment, change: Partial<Assessment>): Promise<void> {
    await this.rows(ctx).update({ id }, { ...change, version: version + 1 });
  }

  /** Decided now, by the database's clock. */
  async decide(ctx: Ctx, { id, version }: Assessment, { decision, reason, conditions, decidedBy }: Pick<Assessment, 'decision' | 'reason' | 'conditions' | 'decidedBy'>): Promise<void> {
    await this.sql(ctx, `
      update assessments set state = 'decided', decision = $2, reason = $3, conditions = $4, decided_by = $5, decided_at = holdfast_now(), version = $6 where id = $1`,
    [id, decision, reason, conditions, decidedBy, version + 1]);
  }
}
