import { Injectable } from '@nestjs/common';
import type { FindingStatus } from '@holdfast/domain/findings/finding-status';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { Finding, type NewFinding } from './finding.entity.js';

@Injectable()
export class FindingsRepository extends TenantRepository<Finding> {
  protected readonly entity = Finding;

  /** The id of a new one; null where the same was found before. */
  async insert(ctx: Ctx, { engagementId = null, sinceOn = null, statementId = null, requestId = null, submissionNumber = 0, subject = null, questionKey = null, rule = null, expected = '', ...found }: NewFinding & Pick<Finding, 'openedOn'>): Promise<string | null> {
    const [row] = await this.sql<{ id: string }>(ctx, `
      insert into findings (tenant_id, vendor_id, engagement_id, severity, basis, title, detail, since_on, cause, statement_id, request_id, submission_number, owner_member_id, due_on, opened_on, subject, question_key, rule, expected, seen_in)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, nullif($12::int, 0))
      on conflict do nothing returning id`,
    [ctx.tenantId, found.vendorId, engagementId, found.severity, found.basis, found.title, found.detail, sinceOn, found.cause, statementId, requestId, submissionNumber, found.ownerMemberId, found.dueOn, found.openedOn, subject, questionKey, rule, expected]);
    return row?.id ?? null;
  }

  find(ctx: Ctx, id: string): Promise<Finding | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  findForUpdate(ctx: Ctx, id: string): Promise<Finding | null> {
    return this.rows(ctx).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** The one that is not closed, held still. */
  unclosedForUpdate(ctx: Ctx, vendorId: string, subject: string): Promise<Finding | null> {
    return this.rows(ctx).createQueryBuilder('f').where('f.vendor_id = :vendorId and f.subject = :subject', { vendorId, subject }).andWhere(`f.status <> 'closed'`).setLock('pessimistic_write').getOne();
  }

  /** Those of these subjects that are not closed. */
  unclosedOf(ctx: Ctx, vendorId: string, subjects: readonly string[]): Promise<Finding[]> {
    return this.rows(ctx).createQueryBuilder('f').where('f.vendor_id = :vendorId and f.subject = any(:subjects)', { vendorId, subjects }).andWhere(`f.status <> 'closed'`).getMany();
  }

  async update(ctx: Ctx, { id, version }: Finding, change: Partial<Finding>): Promise<void> {
    await this.rows(ctx).update({ id }, { ...change, version: version + 1 });
  }

  ofRequest(ctx: Ctx, requestId: string): Promise<Finding[]> {
    return this.rows(ctx).find({ where: { requestId }, order: { dueOn: 'asc', id: 'asc' } });
  }

  many(ctx: Ctx, ids: readonly string[]): Promise<Finding[]> {
    return this.rows(ctx).createQueryBuilder('f').where('f.id = any(:ids)', { ids }).orderBy('f.due_on').addOrderBy('f.id').getMany();
  }

  /** Those not closed, of these vendors, with the last day of the exception in force. */
  standingOf(ctx: Ctx, vendorIds: readonly string[]): Promise<{ id: string; vendorId: string; severity: Finding['severity']; title: string; status: FindingStatus; exceptedUntil: string | null; dueOn: string }[]> {
    return this.sql(ctx, `
      select f.id, f.vendor_id as "vendorId", f.severity, f.title, f.status, x.holds_until as "exceptedUntil", f.due_on as "dueOn"
      from findings f left join finding_exceptions x on x.tenant_id = f.tenant_id and x.finding_id = f.id and x.state = 'granted'
      where f.vendor_id = any($1) and f.status <> 'closed' order by f.due_on, f.id`, [vendorIds]);
  }

  async openOfChain(ctx: Ctx): Promise<Map<string, string>> {
    const rows = await this.sql<{ subject: string; id: string }>(ctx, `select subject, id from findings where rule is not null and subject is not null and status <> 'closed'`);
    return new Map(rows.map(({ subject, id }) => [subject, id]));
  }

  /** What may be a material breach and is not closed: at an engagement, or at every one that the vendor supplies. */
  materialBreaches(ctx: Ctx): Promise<{ engagementId: string | null; vendorId: string; cured: boolean }[]> {
    return this.sql(ctx, `select engagement_id as "engagementId", vendor_id as "vendorId", cure_plan <> '' as cured from findings where material_breach and status <> 'closed'`);
  }
}
