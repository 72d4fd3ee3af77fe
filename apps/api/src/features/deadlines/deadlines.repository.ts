import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { In, LessThanOrEqual } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Deadline, type DeadlineDraft } from './deadline.entity.js';

@Injectable()
export class DeadlinesRepository extends TenantRepository<Deadline> {
  protected readonly entity = Deadline;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  /** Opens it, or brings it up to date; a date that moved, or a duty that came back, is armed anew. */
  async open(ctx: Ctx, matterType: string, matterId: string, draft: DeadlineDraft): Promise<void> {
    await this.sql(ctx, `
      insert into deadlines as d (tenant_id, matter_type, matter_id, vendor_id, kind, occurrence, basis, title, link, owner_member_id, due_on, reasons, mail, contact_id, days_before)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
      on conflict (tenant_id, matter_type, matter_id, kind, occurrence) do update set
        basis = excluded.basis, title = excluded.title, link = excluded.link, owner_member_id = excluded.owner_member_id, due_on = excluded.due_on,
        reasons = excluded.reasons, mail = excluded.mail, contact_id = excluded.contact_id, days_before = excluded.days_before, state = 'open',
        armed_at = case when d.state = 'open' and d.due_on = excluded.due_on then d.armed_at else excluded.armed_at end`,
    [ctx.tenantId, matterType, matterId, draft.vendorId, draft.kind, draft.occurrence, draft.basis, draft.title, draft.link, draft.ownerMemberId, draft.dueOn, JSON.stringify(draft.reasons), JSON.stringify(draft.mail), draft.contactId ?? null, draft.daysBefore ?? null]);
  }

  /** Voids what no longer follows from the matter's facts. */
  async voidOthers(ctx: Ctx, matterType: string, matterId: string, stay: readonly string[]): Promise<void> {
    await this.sql(ctx, `
      update deadlines set state = 'void'
      where matter_type = $1 and matter_id = $2 and state = 'open' and not (kind || ' ' || occurrence = any($3))`, [matterType, matterId, stay]);
  }

  openOfMatters(ctx: Ctx, matterType: string, matterIds: readonly string[]): Promise<Deadline[]> {
    return this.rows(ctx).find({ where: { matterType, matterId: In([...matterIds]), state: 'open' }, order: { dueOn: 'asc', id: 'asc' } });
  }

  openUntil(ctx: Ctx, day: LocalDate): Promise<Deadline[]> {
    return this.rows(ctx).find({ where: { state: 'open', dueOn: LessThanOrEqual(day) }, order: { dueOn: 'asc', id: 'asc' } });
  }

  /** Which organizations have something due within so many days: all that the planner may see of it. */
  async tenantsDueWithin(days: number): Promise<string[]> {
    const rows: { id: string }[] = await this.uow.as('planner', (manager) =>
      manager.query(`select distinct tenant_id as id from deadlines where state = 'open' and due_on <= holdfast_now()::date + $1::int`, [days]));
    return rows.map(({ id }) => id);
  }
}
