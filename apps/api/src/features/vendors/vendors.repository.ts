import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { Vendor } from './vendor.entity.js';

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
}
