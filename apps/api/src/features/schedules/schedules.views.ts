import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { LIVE, TODAY } from '../vendors/uncovered.facts.js';
import type { Schedule } from './schedule.entity.js';
import type { ScheduleOccurrence } from './schedule-occurrence.entity.js';

export interface ScheduleRow extends Omit<Schedule, 'tenantId'> {
  /** Vendors whom it takes in today. */
  readonly vendors: number;
  /** The next day on which it comes up; null: off, or nobody has a day yet. */
  readonly nextOn: LocalDate | null;
  /** Reviews to do, and vendors without anybody to write to. */
  readonly open: number;
}

export interface OccurrenceRow extends Pick<ScheduleOccurrence, 'id' | 'vendorId' | 'occursOn' | 'outcome' | 'requestId' | 'said' | 'byName'> {
  readonly vendorName: string;
}

const MOST = 200;

const ROWS = `
  with ${TODAY}, flowing as materialized (select distinct e.supplier_vendor_id as id from engagements e cross join today where ${LIVE} and e.phi = 'flows' and e.supplier_vendor_id is not null),
    counted as materialized (select v.tier, count(*) as everybody, count(*) filter (where v.id in (select id from flowing)) as with_phi from vendors v where v.archived_at is null and v.relation = 'supplier' group by v.tier)
  select s.id, s.key, s.kind, s.subject_id as "subjectId", s.title, s.scope, s.tiers, s.cadence_months as "cadenceMonths", s.due_days as "dueDays", s.message, s.basis, s.cite, s.note, s.active, s.starts_on as "startsOn", s.version,
    (select coalesce(sum(case s.scope when 'all' then c.everybody else c.with_phi end), 0)::int from counted c where s.tiers is null or c.tier = any(s.tiers)) as vendors,
    case when s.active then coalesce((select min(d.next_on) from schedule_vendors d where d.schedule_id = s.id), s.starts_on) end as "nextOn",
    (select count(*)::int from schedule_occurrences o where o.schedule_id = s.id and o.outcome in ('to_review', 'waiting_contact')) as open
  from schedules s`;

/** What staff see of schedules. */
@Injectable()
export class SchedulesViews {
  constructor(private readonly uow: UnitOfWork) {}

  /** Those that are on first, proposed ones last. */
  list(ctx: Ctx): Promise<ScheduleRow[]> {
    return this.uow.read<ScheduleRow>(ctx, 'schedule-list', `${ROWS} order by s.active desc, s.basis = 'proposed', s.title, s.id`);
  }

  async one(ctx: Ctx, id: string): Promise<ScheduleRow> {
    const [row] = await this.uow.read<ScheduleRow>(ctx, 'schedule-one', `${ROWS} where s.id = $1`, [id]);
    if (!row) throw new DomainError('not_found', 'No such schedule');
    return row;
  }

  /** The latest occurrences, what is still to be done on top. */
  occurrences(ctx: Ctx, id: string): Promise<OccurrenceRow[]> {
    return this.uow.read<OccurrenceRow>(ctx, 'schedule-occurrences', `
      select o.id, o.vendor_id as "vendorId", v.legal_name as "vendorName", o.occurs_on as "occursOn", o.outcome, o.request_id as "requestId", o.said, o.by_name as "byName"
      from schedule_occurrences o join vendors v on v.id = o.vendor_id where o.schedule_id = $1
      order by o.outcome in ('to_review', 'waiting_contact') desc, o.occurs_on desc, v.sort_name, o.id limit $2`, [id, MOST]);
  }
}
