import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { type ImportedVendor, Vendor } from './vendor.entity.js';

@Injectable()
export class VendorsRepository extends TenantRepository<Vendor> {
  protected readonly entity = Vendor;

  insert(ctx: Ctx, vendor: Partial<Vendor> & Pick<Vendor, 'legalName' | 'nameKey'>): Promise<Vendor> {
    return this.rows(ctx).save({ ...vendor, tenantId: ctx.tenantId });
  }

  find(ctx: Ctx, id: string): Promise<Vendor | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  findForUpdate(ctx: Ctx, id: string): Promise<Vendor | null> {
    return this.rows(ctx).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async update(ctx: Ctx, { id, version }: Vendor, change: Partial<Vendor>): Promise<void> {
    await this.rows(ctx).update({ id }, { ...change, version: version + 1 });
  }

  /** Names and references to compare an import with, archived ones too. */
  register(ctx: Ctx): Promise<Pick<Vendor, 'id' | 'legalName' | 'externalRef' | 'archivedAt'>[]> {
    return this.rows(ctx).find({ select: { id: true, legalName: true, externalRef: true, archivedAt: true } });
  }

  /** All of them in two statements, however many; answers their ids in the order given. */
  async insertMany(ctx: Ctx, vendors: readonly (ImportedVendor & Pick<Vendor, 'nameKey'>)[]): Promise<string[]> {
    const ids = (await this.sql<{ id: string }>(ctx, 'select new_id() as id from generate_series(1, $1::int)', [vendors.length])).map(({ id }) => id);
    const rows = vendors.map((vendor, index) => ({ ...vendor, id: ids[index] }));
    await this.sql(ctx, `
      insert into vendors (tenant_id, id, legal_name, name_key, external_ref, website, address_line1, address_line2, city, state, postal_code, notes)
      select $1, r.id, r."legalName", r."nameKey", r."externalRef", r.website, r."addressLine1", r."addressLine2", r.city, r.state, r."postalCode", r.notes
      from json_to_recordset($2::json) as r(id uuid, "legalName" text, "nameKey" text, "externalRef" text, website text, "addressLine1" text,
        "addressLine2" text, city text, state text, "postalCode" text, notes text)`, [ctx.tenantId, JSON.stringify(rows)]);
    return ids;
  }
}
