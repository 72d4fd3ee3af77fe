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

  /** The latest version of each. */
  latestOf(ctx: Ctx, agreementIds: readonly string[]): Promise<AgreementTerms[]> {
    return this.rows(ctx).createQueryBuilder('t').distinctOn(['t.agreementId']).where('t.agreementId = any(:agreementIds)', { agreementIds }).orderBy('t.agreementId').addOrderBy('t.number', 'DESC').getMany();
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

  find(ctx: Ctx, id: string): Promise<Agreement | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  async withTerms(ctx: Ctx, id: string): Promise<WithTerms | null> {
    const agreement = await this.find(ctx, id);
    return agreement && (await this.allWithTerms(ctx, [agreement]))[0];
  }

  async ofVendor(ctx: Ctx, vendorId: string): Promise<WithTerms[]> {
    return this.allWithTerms(ctx, await this.rows(ctx).find({ where: { vendorId }, order: { inForceFrom: 'desc', id: 'desc' } }));
  }

  /** In two statements, however many. */
  private async allWithTerms(ctx: Ctx, agreements: readonly Agreement[]): Promise<WithTerms[]> {
    const ids = agreements.map(({ id }) => id);
    const terms = new Map((await this.terms.latestOf(ctx, ids)).map((each) => [each.agreementId, each]));
    const covered = await this.sql<{ id: string; covers: string[] }>(ctx, 'select agreement_id as id, array_agg(engagement_id order by engagement_id) as covers from agreement_engagements where agreement_id = any($1) group by 1', [ids]);
    const covers = new Map(covered.map((row) => [row.id, row.covers]));
    return agreements.map((agreement) => ({ agreement, terms: terms.get(agreement.id) as AgreementTerms, engagementIds: covers.get(agreement.id) ?? [] }));
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
