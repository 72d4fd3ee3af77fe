import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { In } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { REACHABLE } from '../vendors/reachable.facts.js';
import { ScheduleOccurrence } from './schedule-occurrence.entity.js';

const OPEN: ScheduleOccurrence['outcome'][] = ['waiting_contact', 'to_review'];

@Injectable()
export class ScheduleOccurrencesRepository extends TenantRepository<ScheduleOccurrence> {
  protected readonly entity = ScheduleOccurrence;

  /** Its id; null where this occurrence happened already. */
  async insert(ctx: Ctx, occurrence: Pick<ScheduleOccurrence, 'scheduleId' | 'vendorId' | 'occursOn' | 'outcome'> & Partial<Pick<ScheduleOccurrence, 'said'>>): Promise<string | null> {
    const { scheduleId, vendorId, occursOn, outcome, said = '' } = occurrence;
    const [row] = await this.sql<{ id: string }>(ctx, `
      insert into schedule_occurrences (tenant_id, schedule_id, vendor_id, occurs_on, outcome, said) values ($1, $2, $3, $4, $5, $6)
      on conflict (tenant_id, schedule_id, vendor_id, occurs_on) do nothing returning id`, [ctx.tenantId, scheduleId, vendorId, occursOn, outcome, said]);
    return row?.id ?? null;
  }

  find(ctx: Ctx, id: string): Promise<ScheduleOccurrence | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  findForUpdate(ctx: Ctx, id: string): Promise<ScheduleOccurrence | null> {
    return this.rows(ctx).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async update(ctx: Ctx, id: string, change: Partial<ScheduleOccurrence>): Promise<void> {
    await this.rows(ctx).update({ id }, change);
  }

  /** The last day on which a schedule came up for each vendor and was done. */
  async lastDone(ctx: Ctx, scheduleId: string): Promise<ReadonlyMap<string, LocalDate>> {
    const rows = await this.sql<{ vendorId: string; day: LocalDate }>(ctx, `
      select vendor_id as "vendorId", max(occurs_on) as day from schedule_occurrences where schedule_id = $1 and outcome in ('sent', 'to_review', 'reviewed') group by vendor_id`, [scheduleId]);
    return new Map(rows.map(({ vendorId, day }) => [vendorId, day]));
  }

  /** Of a schedule: what is still to be done. Held until the transaction ends, so that nobody does it meanwhile. */
  openOf(ctx: Ctx, scheduleId: string): Promise<ScheduleOccurrence[]> {
    return this.rows(ctx).find({ where: { scheduleId, outcome: In(OPEN) }, order: { occursOn: 'asc', id: 'asc' }, lock: { mode: 'pessimistic_write' } });
  }

  /** One that waited for somebody to write to, where there is somebody now, and none of `but`. */
  async nextMended(ctx: Ctx, scheduleId: string, but: readonly string[]): Promise<{ id: string; vendorId: string; ownerMemberId: string | null; contactId: string; occursOn: LocalDate } | null> {
    const [row] = await this.sql<{ id: string; vendorId: string; ownerMemberId: string | null; contactId: string; occursOn: LocalDate }>(ctx, `
      select o.id, o.vendor_id as "vendorId", v.owner_member_id as "ownerMemberId", c.id as "contactId", o.occurs_on as "occursOn"
      from schedule_occurrences o join vendors v on v.id = o.vendor_id and v.archived_at is null join ${REACHABLE} on true
      where o.schedule_id = $1 and o.outcome = 'waiting_contact' and o.id <> all($2) order by o.occurs_on, o.id limit 1 for update of o skip locked`, [scheduleId, but]);
    return row ?? null;
  }
}
