import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { Closing } from './closing.entity.js';

@Injectable()
export class ClosingsRepository extends TenantRepository<Closing> {
  protected readonly entity = Closing;

  /** Opens it once; a second time it stands there already. */
  async insert(ctx: Ctx, { agreementId, vendorId, ownerMemberId, endedOn, destroyDays }: Pick<Closing, 'agreementId' | 'vendorId' | 'ownerMemberId' | 'endedOn' | 'destroyDays'>): Promise<boolean> {
    const rows = await this.sql(ctx, `
      insert into closings (tenant_id, agreement_id, vendor_id, owner_member_id, ended_on, destroy_days) values ($1, $2, $3, $4, $5, $6)
      on conflict (tenant_id, agreement_id) do nothing returning id`, [ctx.tenantId, agreementId, vendorId, ownerMemberId, endedOn, destroyDays]);
    return rows.length === 1;
  }

  ofAgreement(ctx: Ctx, agreementId: string): Promise<Closing | null> {
    return this.rows(ctx).findOneBy({ agreementId });
  }

  find(ctx: Ctx, id: string): Promise<Closing | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  findForUpdate(ctx: Ctx, agreementId: string): Promise<Closing | null> {
    return this.rows(ctx).findOne({ where: { agreementId }, lock: { mode: 'pessimistic_write' } });
  }

  async update(ctx: Ctx, { id, version }: Closing, change: Partial<Closing>): Promise<void> {
    await this.rows(ctx).update({ id }, { ...change, version: version + 1 });
  }
}
