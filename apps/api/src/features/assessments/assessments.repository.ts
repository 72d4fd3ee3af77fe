import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { Assessment, type DecisionProposal } from './assessment.entity.js';

/** What is known of an assessment once it is decided. */
export type Decided = Pick<Assessment, 'decision' | 'reason' | 'conditions' | 'decidedBy' | 'secondedBy' | 'aloneBecause' | 'validUntil' | 'score' | 'band' | 'questionnaireId'>;

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

  /** Waits for a second person from now on; null takes it back. */
  async propose(ctx: Ctx, { id, version }: Assessment, proposal: DecisionProposal | null, by: string | null): Promise<void> {
    await this.sql(ctx, `update assessments set proposal = $2, proposed_by = $3, proposed_at = case when $2::jsonb is null then null else holdfast_now() end, version = $4 where id = $1`, [id, proposal && JSON.stringify(proposal), by, version + 1]);
  }

  /** Decided now, by the database's clock. */
  async decide(ctx: Ctx, { id, version }: Assessment, decided: Decided): Promise<void> {
    const { decision, reason, conditions, decidedBy, secondedBy, aloneBecause, validUntil, score, band, questionnaireId } = decided;
    await this.sql(ctx, `
      update assessments set state = 'decided', decision = $2, reason = $3, conditions = $4, decided_by = $5, decided_at = holdfast_now(), version = $6, proposal = null, proposed_by = null, proposed_at = null,
        seconded_by = $7, alone_because = $8, valid_until = $9, score = $10, band = $11, questionnaire_id = $12 where id = $1`,
    [id, decision, reason, conditions, decidedBy, version + 1, secondedBy, aloneBecause, validUntil, score, band, questionnaireId]);
  }

  /** The decided ones of a vendor, the latest first. */
  decidedOf(ctx: Ctx, vendorId: string, most: number): Promise<Assessment[]> {
    return this.rows(ctx).find({ where: { vendorId, state: 'decided' }, order: { decidedAt: 'desc', id: 'desc' }, take: most });
  }

  /** Of each of these vendors the one decided last. */
  lastDecidedOf(ctx: Ctx, vendorIds: readonly string[]): Promise<Pick<Assessment, 'vendorId' | 'requestId' | 'decision' | 'score' | 'band' | 'validUntil' | 'decidedAt'>[]> {
    return this.sql(ctx, `
      select distinct on (vendor_id) vendor_id as "vendorId", request_id as "requestId", decision, score, band, valid_until as "validUntil", decided_at as "decidedAt"
      from assessments where state = 'decided' and vendor_id = any($1) order by vendor_id, decided_at desc, id desc`, [vendorIds]);
  }

  /** Whether a later one of the same vendor and questionnaire was decided, of each of these. */
  async superseded(ctx: Ctx, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.sql<{ id: string }>(ctx, `
      select a.id from assessments a where a.id = any($1) and exists (
        select from assessments later where later.tenant_id = a.tenant_id and later.vendor_id = a.vendor_id and later.state = 'decided' and later.questionnaire_id is not distinct from a.questionnaire_id
          and (later.decided_at, later.id) > (a.decided_at, a.id))`, [ids]);
    return new Set(rows.map(({ id }) => id));
  }
}
