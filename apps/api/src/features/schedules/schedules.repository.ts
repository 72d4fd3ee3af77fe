import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { ShippedSchedule } from '@holdfast/domain/schedules/schedule';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { REACHABLE } from '../vendors/reachable.facts.js';
import { LIVE, TODAY } from '../vendors/uncovered.facts.js';
import { Schedule, type ScheduleSettings } from './schedule.entity.js';

/** A vendor for whom a schedule comes up, and who would be written to. */
export interface DueVendor {
  readonly vendorId: string;
  readonly vendorName: string;
  readonly ownerMemberId: string | null;
  readonly anchorOn: LocalDate;
  readonly nextOn: LocalDate;
  /** Null: nobody can be written to. */
  readonly contactId: string | null;
}

/** Vendors `v` whom a schedule `s` takes in today, by its scope and its tiers. */
const IN_SCOPE = `v.archived_at is null and v.relation = 'supplier' and (s.scope = 'all' or exists (select from engagements e where e.supplier_vendor_id = v.id and ${LIVE} and e.phi = 'flows')) and (s.tiers is null or v.tier = any(s.tiers))`;

@Injectable()
export class SchedulesRepository extends TenantRepository<Schedule> {
  protected readonly entity = Schedule;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  /** Those that are shipped, where they are not there yet: off. */
  async seed(ctx: Ctx, shipped: readonly ShippedSchedule[]): Promise<void> {
    await this.sql(ctx, `
      insert into schedules (tenant_id, key, kind, subject_id, title, scope, cadence_months, basis, cite, note)
      select $1, r.key, r.kind, r."subjectId", r.title, r.scope, r."cadenceMonths", r.basis, r.cite, r.note
      from json_to_recordset($2::json) as r(key text, kind text, "subjectId" text, title text, scope text, "cadenceMonths" int, basis text, cite text, note text)
      on conflict (tenant_id, key) do nothing`, [ctx.tenantId, JSON.stringify(shipped)]);
  }

  async insert(ctx: Ctx, schedule: ScheduleSettings & Pick<Schedule, 'kind' | 'subjectId' | 'title'>): Promise<string> {
    return (await this.rows(ctx).save({ ...schedule, tenantId: ctx.tenantId, key: null, basis: 'policy', cite: '', note: '', version: 1 })).id;
  }

  find(ctx: Ctx, id: string): Promise<Schedule | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  findForUpdate(ctx: Ctx, id: string): Promise<Schedule | null> {
    return this.rows(ctx).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  all(ctx: Ctx): Promise<Schedule[]> {
    return this.rows(ctx).find({ order: { id: 'asc' } });
  }

  active(ctx: Ctx): Promise<Schedule[]> {
    return this.rows(ctx).find({ where: { active: true }, order: { id: 'asc' } });
  }

  async update(ctx: Ctx, { id, version }: Schedule, change: Partial<Schedule>): Promise<void> {
    await this.rows(ctx).update({ id }, { ...change, version: version + 1 });
  }

  /** Vendors in scope that have no day yet. */
  async withoutDay(ctx: Ctx, scheduleId: string): Promise<string[]> {
    const rows = await this.sql<{ id: string }>(ctx, `
      with ${TODAY}
      select v.id from vendors v cross join today join schedules s on s.id = $1
      where ${IN_SCOPE} and not exists (select from schedule_vendors d where d.schedule_id = s.id and d.vendor_id = v.id)`, [scheduleId]);
    return rows.map(({ id }) => id);
  }

  async setDays(ctx: Ctx, scheduleId: string, days: readonly { readonly vendorId: string; readonly day: LocalDate }[]): Promise<void> {
    await this.sql(ctx, `
      insert into schedule_vendors (tenant_id, schedule_id, vendor_id, anchor_on, next_on)
      select $1, $2, r."vendorId", r.day, r.day from json_to_recordset($3::json) as r("vendorId" uuid, day date)
      on conflict (tenant_id, schedule_id, vendor_id) do nothing`, [ctx.tenantId, scheduleId, JSON.stringify(days)]);
  }

  /** Days that follow from settings which changed are found anew. */
  async forgetDays(ctx: Ctx, scheduleId: string): Promise<void> {
    await this.sql(ctx, 'delete from schedule_vendors where schedule_id = $1', [scheduleId]);
  }

  /** One that is due by this day, in scope, held by nobody else, and none of `but`. */
  async nextDue(ctx: Ctx, scheduleId: string, today: LocalDate, but: readonly string[]): Promise<DueVendor | null> {
    const [due] = await this.sql<DueVendor>(ctx, `
      with ${TODAY}
      select v.id as "vendorId", v.legal_name as "vendorName", v.owner_member_id as "ownerMemberId", d.anchor_on as "anchorOn", d.next_on as "nextOn", c.id as "contactId"
      from schedule_vendors d join schedules s on s.id = d.schedule_id and s.active join vendors v on v.id = d.vendor_id cross join today left join ${REACHABLE} on true
      where d.schedule_id = $1 and d.next_on <= $2 and d.vendor_id <> all($3) and ${IN_SCOPE} order by d.next_on, d.id limit 1 for update of d skip locked`, [scheduleId, today, but]);
    return due ?? null;
  }

  async moveDay(ctx: Ctx, scheduleId: string, vendorId: string, anchorOn: LocalDate, nextOn: LocalDate): Promise<void> {
    await this.sql(ctx, 'update schedule_vendors set anchor_on = $3, next_on = $4 where schedule_id = $1 and vendor_id = $2', [scheduleId, vendorId, anchorOn, nextOn]);
  }

  /** Organizations in which something may come up: all that the planner may see of it. */
  async tenantsWithSchedules(): Promise<string[]> {
    const rows: { id: string }[] = await this.uow.as('planner', (manager) => manager.query('select distinct tenant_id as id from schedules where active and starts_on <= holdfast_now()::date + 1'));
    return rows.map(({ id }) => id);
  }
}
