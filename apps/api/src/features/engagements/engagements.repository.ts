import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { Engagement } from './engagement.entity.js';

/** An engagement as a file of vendors tells of it: nothing is known about PHI. */
export interface ImportedEngagement {
  readonly vendorId: string;
  readonly service: string;
  readonly fromOn: string | null;
  readonly toOn: string | null;
}

@Injectable()
export class EngagementsRepository extends TenantRepository<Engagement> {
  protected readonly entity = Engagement;

  async insert(ctx: Ctx, engagement: Partial<Engagement>): Promise<string> {
    return (await this.rows(ctx).save({ ...engagement, tenantId: ctx.tenantId })).id;
  }

  find(ctx: Ctx, id: string): Promise<Engagement | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  findForUpdate(ctx: Ctx, id: string): Promise<Engagement | null> {
    return this.rows(ctx).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async update(ctx: Ctx, { id, version }: Engagement, change: Partial<Engagement>): Promise<void> {
    await this.rows(ctx).update({ id }, { ...change, version: version + 1 });
  }

  /** The vendor's, on either side, the latest first. */
  ofVendor(ctx: Ctx, vendorId: string): Promise<Engagement[]> {
    return this.rows(ctx).find({ where: [{ supplierVendorId: vendorId }, { customerVendorId: vendorId }], order: { fromOn: { direction: 'DESC', nulls: 'LAST' }, id: 'ASC' } });
  }

  suppliedBy(ctx: Ctx, vendorId: string): Promise<Engagement[]> {
    return this.rows(ctx).find({ where: { supplierVendorId: vendorId }, order: { id: 'asc' } });
  }

  async suppliersAfter(ctx: Ctx, after: string | null, limit: number): Promise<{ vendorId: string; engagements: Engagement[] }[]> {
    const suppliers = await this.sql<{ id: string }>(ctx, `
      select distinct supplier_vendor_id as id from engagements where supplier_vendor_id is not null and ($1::uuid is null or supplier_vendor_id > $1) order by 1 limit $2`, [after, limit]);
    const all = await this.rows(ctx).find({ where: { supplierVendorId: In(suppliers.map(({ id }) => id)) }, order: { id: 'asc' } });
    const bySupplier = new Map<string, Engagement[]>(suppliers.map(({ id }) => [id, []]));
    for (const engagement of all) bySupplier.get(engagement.supplierVendorId as string)?.push(engagement);
    return [...bySupplier].map(([vendorId, engagements]) => ({ vendorId, engagements }));
  }

  findMany(ctx: Ctx, ids: readonly string[]): Promise<Engagement[]> {
    return this.rows(ctx).findBy({ id: In([...ids]) });
  }

  findManyForUpdate(ctx: Ctx, ids: readonly string[]): Promise<Engagement[]> {
    return this.rows(ctx).find({ where: { id: In([...ids]) }, order: { id: 'asc' }, lock: { mode: 'pessimistic_write' } });
  }

  async suppliedToOurselves(ctx: Ctx, vendorIds: readonly string[]): Promise<ReadonlyMap<string, Engagement[]>> {
    const found = await this.rows(ctx).find({ where: { supplierVendorId: In([...vendorIds]), customerVendorId: IsNull() }, order: { id: 'asc' } });
    const bySupplier = new Map<string, Engagement[]>(vendorIds.map((id) => [id, []]));
    for (const engagement of found) bySupplier.get(engagement.supplierVendorId as string)?.push(engagement);
    return bySupplier;
  }

  /** Every engagement with PHI to which engagements with PHI lead downstream from these suppliers, on whatever day; null is ourselves. */
  async flowingBelow(ctx: Ctx, suppliers: readonly (string | null)[]): Promise<Engagement[]> {
    const found = await this.sql<{ id: string }>(ctx, `
      with recursive flowing as materialized (select id, coalesce(customer_vendor_id, $1) as customer, coalesce(supplier_vendor_id, $1) as supplier from engagements where phi = 'flows'),
        below(party) as (select unnest($2::uuid[]) union select f.supplier from flowing f join below b on f.customer = b.party)
      select f.id from flowing f join below b on f.customer = b.party`,
    [ctx.tenantId, suppliers.map((supplier) => supplier ?? ctx.tenantId)]);
    return this.findMany(ctx, found.map(({ id }) => id));
  }

  async insertMany(ctx: Ctx, engagements: readonly ImportedEngagement[]): Promise<void> {
    await this.sql(ctx, `
      insert into engagements (tenant_id, supplier_vendor_id, service, from_on, to_on, phi, source)
      select $1, r."vendorId", r.service, r."fromOn", r."toOn", 'unknown', 'import'
      from json_to_recordset($2::json) as r("vendorId" uuid, service text, "fromOn" date, "toOn" date)`, [ctx.tenantId, JSON.stringify(engagements)]);
  }
}
