import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
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

  /** Those of which the calendar has reached a day that was certified: a backup that has expired, a completion that was ahead. */
  async passedBy(ctx: Ctx, day: LocalDate): Promise<string[]> {
    const rows = await this.sql<{ id: string }>(ctx, `
      select distinct c.id from closings c join deadlines d on d.matter_type = 'closing' and d.matter_id = c.id and d.state = 'open'
      where (d.kind = 'closing_backups' and d.due_on < $1) or (d.kind = 'closing_due' and (c.certificate->>'completedOn')::date between c.certified_on + 1 and $1)`, [day]);
    return rows.map(({ id }) => id);
  }
}
