import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { In } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { AgreementTermsRepository } from './agreement-terms.repository.js';
import type { AgreementTerms } from './agreement-terms.entity.js';
import { Agreement, type Cover } from './agreement.entity.js';

export interface WithTerms {
  readonly agreement: Agreement;
  /** Every version, in the order of recording; none while it is a draft. */
  readonly terms: readonly AgreementTerms[];
  readonly covers: readonly Cover[];
}

export type NewAgreement = Pick<Agreement, 'vendorId' | 'kind' | 'title' | 'status' | 'ownerMemberId' | 'parentId' | 'supersedesId'>;

@Injectable()
export class AgreementsRepository extends TenantRepository<Agreement> {
  protected readonly entity = Agreement;

  constructor(private readonly terms: AgreementTermsRepository) {
    super();
  }

  async insert(ctx: Ctx, agreement: NewAgreement): Promise<string> {
    return (await this.rows(ctx).save({ ...agreement, tenantId: ctx.tenantId })).id;
  }

  /** Held against other changes; rows that only refer to it do not wait, nor does who inserted one wait for ever for another who did. */
  findForUpdate(ctx: Ctx, id: string): Promise<Agreement | null> {
    return this.rows(ctx).findOne({ where: { id }, lock: { mode: 'for_no_key_update' } });
  }

  find(ctx: Ctx, id: string): Promise<Agreement | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  async withTerms(ctx: Ctx, id: string): Promise<WithTerms | null> {
    return (await this.manyWithTerms(ctx, [id]))[0] ?? null;
  }

  async ofVendor(ctx: Ctx, vendorId: string): Promise<WithTerms[]> {
    return this.filled(ctx, await this.rows(ctx).find({ where: { vendorId }, order: { inForceFrom: { direction: 'DESC', nulls: 'FIRST' }, id: 'desc' } }));
  }

  async manyWithTerms(ctx: Ctx, ids: readonly string[]): Promise<WithTerms[]> {
    return this.filled(ctx, await this.rows(ctx).find({ where: { id: In([...ids]) }, order: { id: 'asc' } }));
  }

  async all(ctx: Ctx): Promise<WithTerms[]> {
    return this.filled(ctx, await this.rows(ctx).find({ order: { id: 'asc' } }));
  }

  /** With every version and all they cover, in two statements, however many. */
  private async filled(ctx: Ctx, agreements: readonly Agreement[]): Promise<WithTerms[]> {
    const ids = agreements.map(({ id }) => id);
    const found = new Map(agreements.map((agreement) => [agreement.id, { agreement, terms: [] as AgreementTerms[], covers: [] as Cover[] }]));
    for (const version of await this.terms.ofAgreements(ctx, ids)) found.get(version.agreementId)?.terms.push(version);
    const covers = await this.sql<Cover & { id: string }>(ctx, `
      select agreement_id as id, engagement_id as "engagementId", from_on as "from", to_on as "to" from agreement_engagements where agreement_id = any($1) order by engagement_id`, [ids]);
    for (const { id, ...cover } of covers) found.get(id)?.covers.push(cover);
    return [...found.values()];
  }

  childrenOf(ctx: Ctx, id: string): Promise<Agreement[]> {
    return this.rows(ctx).find({ where: { parentId: id }, order: { inForceFrom: 'asc', id: 'asc' } });
  }

  /** Whether the one ends with the other, over however many between; also when they are the same. */
  async endsWith(ctx: Ctx, id: string, other: string): Promise<boolean> {
    const rows = await this.sql(ctx, `
      with recursive above as (select id, parent_id from agreements where id = $1 union select a.id, a.parent_id from agreements a join above b on a.id = b.parent_id)
      select from above where id = $2`, [id, other]);
    return rows.length > 0;
  }

  /** Those that have the last day of this one because they end with it, over however many between. */
  async endedWith(ctx: Ctx, id: string): Promise<string[]> {
    const rows = await this.sql<{ id: string }>(ctx, `
      with recursive below as (
        select id, in_force_until from agreements where id = $1
        union select a.id, a.in_force_until from agreements a join below b on a.parent_id = b.id where a.status = 'executed' and a.in_force_until = b.in_force_until
      ) select id from below where id <> $1 order by id`, [id]);
    return rows.map(({ id }) => id);
  }

  /** The executed ones that replace it, the earliest first. */
  successorsOf(ctx: Ctx, id: string): Promise<Agreement[]> {
    return this.rows(ctx).find({ where: { supersedesId: id, status: In(['executed', 'superseded', 'terminated']) }, order: { inForceFrom: 'asc', id: 'asc' } });
  }

  async idsOfVendors(ctx: Ctx, vendorIds: readonly string[]): Promise<string[]> {
    const rows = await this.sql<{ id: string }>(ctx, 'select id from agreements where vendor_id = any($1)', [vendorIds]);
    return rows.map(({ id }) => id);
  }

  many(ctx: Ctx, ids: readonly string[]): Promise<Agreement[]> {
    return this.rows(ctx).findBy({ id: In([...new Set(ids)]) });
  }

  /** Those of these executed ones whose days the calendar has changed since they were last followed: a term passed, an amendment took effect. */
  async changedByCalendar(ctx: Ctx, today: LocalDate, ids: readonly string[]): Promise<string[]> {
    const rows = await this.sql<{ id: string }>(ctx, `
      select a.id from agreements a where a.id = any($2) and a.status = 'executed' and coalesce(a.followed_on, '0001-01-01') < $1 and (a.followed_on is null or a.term_ends_on < $1 or a.notice_by < $1
        or exists (select from agreement_terms t where t.agreement_id = a.id and t.effective_from > a.followed_on and t.effective_from <= $1))`, [today, ids]);
    return rows.map(({ id }) => id);
  }

  async phiFlowsUnder(ctx: Ctx, id: string): Promise<number> {
    const [{ flows }] = await this.sql<{ flows: number }>(ctx, `select count(*)::int as flows from agreement_engagements c join engagements e on e.id = c.engagement_id where c.agreement_id = $1 and e.phi = 'flows'`, [id]);
    return flows;
  }

  /** A change that somebody made: whoever changes it next has to have seen it. */
  async update(ctx: Ctx, { id, version }: Agreement, change: Partial<Agreement>): Promise<void> {
    await this.rows(ctx).update({ id }, { ...change, version: version + 1 });
  }

  /** What follows from facts elsewhere: days that SQL compares. Nobody's edit. */
  async derive(ctx: Ctx, id: string, days: Partial<Agreement>): Promise<void> {
    await this.rows(ctx).update({ id }, days);
  }

  /**
   * Says what it covers; true when every id is an engagement that a contract with this vendor can govern: the vendor supplies (ourselves, or somebody
   * else: a paper between two others that we hold), or ourselves supply the vendor.
   */
  async cover(ctx: Ctx, id: string, vendorId: string, covers: readonly Cover[]): Promise<boolean> {
    const rows = await this.sql(ctx, `
      insert into agreement_engagements (tenant_id, agreement_id, engagement_id, from_on, to_on)
      select $1, $2, e.id, c."from", c."to" from engagements e join json_to_recordset($4::json) as c("engagementId" uuid, "from" date, "to" date) on c."engagementId" = e.id
      where e.supplier_vendor_id = $3 or (e.customer_vendor_id = $3 and e.supplier_vendor_id is null) returning id`,
    [ctx.tenantId, id, vendorId, JSON.stringify(covers)]);
    return rows.length === new Set(covers.map(({ engagementId }) => engagementId)).size;
  }

  async uncover(ctx: Ctx, id: string): Promise<void> {
    await this.sql(ctx, 'delete from agreement_engagements where agreement_id = $1', [id]);
  }
}
