import { Injectable } from '@nestjs/common';
import type { Tier } from '@holdfast/domain/deadlines/tier';
import { In } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { type ImportedVendor, type RegisteredVendor, Vendor } from './vendor.entity.js';

const FOREIGN_KEY = '23503';

@Injectable()
export class VendorsRepository extends TenantRepository<Vendor> {
  protected readonly entity = Vendor;

  insert(ctx: Ctx, vendor: Partial<Vendor> & Pick<Vendor, 'legalName' | 'nameKey'>): Promise<Vendor> {
    return this.rows(ctx).save({ ...vendor, tenantId: ctx.tenantId });
  }

  find(ctx: Ctx, id: string): Promise<Vendor | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  findMany(ctx: Ctx, ids: readonly string[]): Promise<Vendor[]> {
    return this.rows(ctx).findBy({ id: In([...new Set(ids)]) });
  }

  findForUpdate(ctx: Ctx, id: string): Promise<Vendor | null> {
    return this.rows(ctx).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async update(ctx: Ctx, { id, version }: Vendor, change: Partial<Vendor>): Promise<void> {
    await this.rows(ctx).update({ id }, { ...change, version: version + 1 });
  }

  async setTier(ctx: Ctx, id: string, tier: Pick<Vendor, 'tier' | 'tierBy' | 'tierReason'>): Promise<void> {
    await this.rows(ctx).update({ id }, tier);
  }

  async namesOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.sql<{ id: string; name: string }>(ctx, 'select id, legal_name as name from vendors where id = any($1)', [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async tiersOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Tier>> {
    const rows = await this.sql<{ id: string; tier: Tier }>(ctx, 'select id, tier from vendors where tier is not null and id = any($1)', [[...new Set(ids)]]);
    return new Map(rows.map(({ id, tier }) => [id, tier]));
  }

  sampleIds(ctx: Ctx): Promise<string[]> {
    return this.rows(ctx).find({ select: { id: true }, where: { sample: true } }).then((rows) => rows.map(({ id }) => id));
  }

  /** Of two who load or remove sample data at once, the second waits. */
  async holdSamples(ctx: Ctx): Promise<void> {
    await this.sql(ctx, `select pg_advisory_xact_lock(hashtextextended('samples ' || $1, 0))`, [ctx.tenantId]);
  }

  /** A vendor that is no sample, at the other end of an engagement of one that is. */
  async besideSample(ctx: Ctx): Promise<string | undefined> {
    const [row] = await this.sql<{ name: string }>(ctx, `
      select o.legal_name as name from engagements e
      join vendors s on s.sample and s.id in (e.supplier_vendor_id, e.customer_vendor_id)
      join vendors o on not o.sample and o.id in (e.supplier_vendor_id, e.customer_vendor_id) order by o.sort_name limit 1`);
    return row?.name;
  }

  /** False when a record elsewhere names one of them and does not go with it. */
  async deleteSamples(ctx: Ctx): Promise<boolean> {
    return this.rows(ctx).delete({ sample: true }).then(() => true, (error: { code?: string }) => {
      if (error.code === FOREIGN_KEY) return false;
      throw error;
    });
  }

  /** Names and references to compare an import with, archived ones too. */
  register(ctx: Ctx): Promise<RegisteredVendor[]> {
    return this.rows(ctx).find({ select: { id: true, legalName: true, externalRef: true, website: true, addressLine1: true, addressLine2: true, city: true, state: true, postalCode: true, archivedAt: true } });
  }

  /** All of them in two statements, at one moment, however many; answers their ids in the order given. */
  async insertMany(ctx: Ctx, vendors: readonly (ImportedVendor & Pick<Vendor, 'nameKey'>)[]): Promise<string[]> {
    const ids = (await this.sql<{ id: string }>(ctx, 'select new_id() as id from generate_series(1, $1::int)', [vendors.length])).map(({ id }) => id);
    const rows = vendors.map((vendor, index) => ({ ...vendor, id: ids[index] }));
    await this.sql(ctx, `
      insert into vendors (tenant_id, created_at, id, legal_name, name_key, external_ref, website, address_line1, address_line2, city, state, postal_code, notes)
      select $1, (select holdfast_now()), r.id, r."legalName", r."nameKey", r."externalRef", r.website, r."addressLine1", r."addressLine2", r.city, r.state, r."postalCode", r.notes
      from json_to_recordset($2::json) as r(id uuid, "legalName" text, "nameKey" text, "externalRef" text, website text, "addressLine1" text,
        "addressLine2" text, city text, state text, "postalCode" text, notes text)`, [ctx.tenantId, JSON.stringify(rows)]);
    return ids;
  }
}
