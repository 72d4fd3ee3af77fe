import { Injectable } from '@nestjs/common';
import type { RenewalTerms } from '@holdfast/domain/agreements/renewal';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { AgreementTerms } from './agreement-terms.entity.js';
import { Agreement } from './agreement.entity.js';

export interface WithTerms {
  readonly agreement: Agreement;
  readonly terms: AgreementTerms;
  readonly engagementIds: readonly string[];
}

@Injectable()
export class AgreementTermsRepository extends TenantRepository<AgreementTerms> {
  protected readonly entity = AgreementTerms;

  async insert(ctx: Ctx, agreementId: string, reason: AgreementTerms['reason'], { effectiveDate, ...terms }: RenewalTerms): Promise<void> {
    const number = (await this.rows(ctx).countBy({ agreementId })) + 1;
    await this.rows(ctx).insert({ ...terms, tenantId: ctx.tenantId, agreementId, number, reason, effectiveOn: effectiveDate, recordedBy: ctx.actor.userId } as never);
  }

  latest(ctx: Ctx, agreementId: string): Promise<AgreementTerms> {
    return this.rows(ctx).findOneOrFail({ where: { agreementId }, order: { number: 'desc' } });
  }
}

@Injectable()
export class AgreementsRepository extends TenantRepository<Agreement> {
  protected readonly entity = Agreement;

  constructor(private readonly terms: AgreementTermsRepository) {
    super();
  }

  insert(ctx: Ctx, agreement: Omit<Agreement, 'id' | 'tenantId' | 'version' | 'terminatedOn' | 'terminationReason'>): Promise<Agreement> {
    return this.rows(ctx).save({ ...agreement, tenantId: ctx.tenantId });
  }

  findForUpdate(ctx: Ctx, id: string): Promise<Agreement | null> {
    return this.rows(ctx).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async withTerms(ctx: Ctx, id: string): Promise<WithTerms | null> {
    const agreement = await this.rows(ctx).findOneBy({ id });
    if (!agreement) return null;
    const covered = await this.sql<{ id: string }>(ctx, 'select engagement_id as id from agreement_engagements where agreement_id = $1 order by 1', [id]);
    return { agreement, terms: await this.terms.latest(ctx, id), engagementIds: covered.map((row) => row.id) };
  }

  async ofVendor(ctx: Ctx, vendorId: string): Promise<WithTerms[]> {
    const agreements = await this.rows(ctx).find({ where: { vendorId }, order: { inForceFrom: 'desc', id: 'desc' } });
    const all: WithTerms[] = [];
    for (const { id } of agreements) all.push((await this.withTerms(ctx, id)) as WithTerms);
    return all;
  }

  async idsOfVendors(ctx: Ctx, vendorIds: readonly string[]): Promise<string[]> {
    const rows = await this.sql<{ id: string }>(ctx, 'select id from agreements where vendor_id = any($1)', [vendorIds]);
    return rows.map(({ id }) => id);
  }

  async withDeadlineBefore(ctx: Ctx, day: string): Promise<string[]> {
    const rows = await this.sql<{ id: string }>(ctx, `select distinct matter_id as id from deadlines where matter_type = 'agreement' and state = 'open' and due_on < $1`, [day]);
    return rows.map(({ id }) => id);
  }

  async phiFlowsUnder(ctx: Ctx, id: string): Promise<number> {
    const [{ flows }] = await this.sql<{ flows: number }>(ctx, `select count(*)::int as flows from agreement_engagements c join engagements e on e.id = c.engagement_id where c.agreement_id = $1 and e.phi = 'flows'`, [id]);
    return flows;
  }

  async update(ctx: Ctx, { id, version }: Agreement, change: Partial<Agreement>): Promise<void> {
    await this.rows(ctx).update({ id }, { ...change, version: version + 1 });
  }

  /** Says what it covers; true when every id is an engagement in which this vendor is the supplier. */
  async cover(ctx: Ctx, id: string, vendorId: string, engagementIds: readonly string[]): Promise<boolean> {
    const rows = await this.sql(ctx, `
      insert into agreement_engagements (tenant_id, agreement_id, engagement_id)
      select $1, $2, e.id from engagements e where e.id = any($4) and e.supplier_vendor_id = $3 returning id`,
    [ctx.tenantId, id, vendorId, engagementIds]);
    return rows.length === new Set(engagementIds).size;
  }
}
