import { Injectable } from '@nestjs/common';
import type { DeadlineFilter } from '@holdfast/contracts/deadlines';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { DeadlineBasis, DeadlineKind } from '@holdfast/domain/deadlines/deadline-fact';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { decodeCursor, type Page, pageOf } from '../../platform/http/page.js';

export interface MatterRow {
  readonly id: string;
  readonly matterType: string;
  readonly matterId: string;
  readonly kind: DeadlineKind;
  readonly vendorId: string | null;
  readonly vendorName: string | null;
  readonly title: string;
  readonly link: string;
  readonly owner: string;
  readonly ownerMemberId: string;
  readonly basis: DeadlineBasis;
  readonly cite: string | null;
  readonly dueOn: string;
  readonly daysLeft: number;
  readonly reasons: readonly string[];
  readonly state: 'open' | 'met' | 'void';
  readonly acknowledged: boolean;
  readonly snoozedUntil: string | null;
  readonly snoozeReason: string | null;
  readonly doneOn: string | null;
  readonly doneNote: string | null;
  readonly doneByName: string | null;
  readonly sequence: number;
}

export interface DeadlineQuestion {
  readonly filter: DeadlineFilter;
  readonly kind?: string;
  readonly basis?: string;
  readonly ownerMemberId?: string;
  readonly vendorId?: string;
  readonly cursor?: string;
  readonly limit: number;
}

const SOON_DAYS = 30;
/** As many as one view of a calendar takes; more are counted and not shown. */
export const MOST_IN_A_CALENDAR = 2_000;

const TODAY = 'today as materialized (select (holdfast_now() at time zone zone)::date as day from organization_profiles)';
const AWAKE = `d.state = 'open' and (d.snoozed_until is null or d.snoozed_until <= today.day)`;

/** Which rows a list is made of, before each matter is shown once. A due day lasts through its last second. */
const LISTS: Record<DeadlineFilter, { readonly rows: string; readonly then: string }> = {
  overdue: { rows: `${AWAKE} and d.due_on <= today.day + ${SOON_DAYS}`, then: 'm.due_on < m.day' },
  due_soon: { rows: `${AWAKE} and d.due_on <= today.day + ${SOON_DAYS}`, then: 'm.due_on >= m.day' },
  all: { rows: AWAKE, then: 'true' },
  snoozed: { rows: `d.state = 'open' and d.snoozed_until > today.day`, then: 'true' },
  done: { rows: `d.state = 'met' and d.done_on is not null`, then: 'true' },
};

/** One row a matter: of several deadlines, the nearest. */
const matters = (rows: string) => `
  matters as (
    select distinct on (d.matter_type, d.matter_id) d.*, today.day
    from deadlines d cross join today where ${rows}
    order by d.matter_type, d.matter_id, d.due_on, d.id
  )`;

const COLUMNS = (from: string) => `
  ${from}.id, ${from}.matter_type as "matterType", ${from}.matter_id as "matterId", ${from}.kind, ${from}.vendor_id as "vendorId", v.legal_name as "vendorName", ${from}.title, ${from}.link, o.name as owner, ${from}.owner_member_id as "ownerMemberId",
  ${from}.basis, ${from}.cite, ${from}.due_on as "dueOn", ${from}.due_on - day as "daysLeft", ${from}.reasons, ${from}.state, ${from}.acknowledged_at is not null as acknowledged, ${from}.snoozed_until as "snoozedUntil", ${from}.snooze_reason as "snoozeReason",
  ${from}.done_on as "doneOn", ${from}.done_note as "doneNote", by.name as "doneByName", ${from}.sequence`;
const JOINS = (from: string) => `left join vendors v on v.id = ${from}.vendor_id join members o on o.id = ${from}.owner_member_id left join members by on by.id = ${from}.done_by`;

/** What is due, for screens. */
@Injectable()
export class DeadlinesViews {
  constructor(private readonly uow: UnitOfWork) {}

  /** Matters, most urgent first. */
  async list(ctx: Ctx, { filter, kind, basis, ownerMemberId, vendorId, cursor, limit }: DeadlineQuestion): Promise<Page<MatterRow>> {
    const [after, afterId] = cursor ? decodeCursor(cursor, 2) : [null, null];
    const { rows: which, then } = LISTS[filter];
    const rows = await this.uow.read<MatterRow>(ctx, `matter-list ${filter}`, `
      with ${TODAY}, ${matters(`${which} and ($4::text is null or d.kind = $4) and ($5::text is null or d.basis = $5) and ($6::uuid is null or d.owner_member_id = $6) and ($7::uuid is null or d.vendor_id = $7)`)}
      select ${COLUMNS('m')} from matters m ${JOINS('m')}
      where ${then} and ($1::date is null or (m.due_on, m.id) > ($1, $2::uuid))
      order by m.due_on, m.id limit $3`, [after, afterId, limit + 1, kind ?? null, basis ?? null, ownerMemberId ?? null, vendorId ?? null]);
    return pageOf(rows, limit, ({ dueOn, id }) => [dueOn, id]);
  }

  async counts(ctx: Ctx): Promise<Record<'overdue' | 'due_soon', number>> {
    const count = (filter: 'overdue' | 'due_soon') => `count(*) filter (where ${LISTS[filter].then})::int as ${filter}`;
    const [row] = await this.uow.read<Record<'overdue' | 'due_soon', number>>(ctx, 'matter-counts', `with ${TODAY}, ${matters(LISTS.overdue.rows)} select ${count('overdue')}, ${count('due_soon')} from matters m`);
    return row;
  }

  /** Every open deadline of these days, each by itself. */
  calendar(ctx: Ctx, from: LocalDate, to: LocalDate, ownerMemberId?: string): Promise<MatterRow[]> {
    return this.uow.read<MatterRow>(ctx, 'deadline-calendar', `
      with ${TODAY} select ${COLUMNS('d')} from deadlines d cross join today ${JOINS('d')}
      where d.state = 'open' and d.due_on between $1 and $2 and ($3::uuid is null or d.owner_member_id = $3) order by d.due_on, d.id limit ${MOST_IN_A_CALENDAR + 1}`, [from, to, ownerMemberId ?? null]);
  }

  async one(ctx: Ctx, id: string): Promise<MatterRow | null> {
    const [row] = await this.uow.read<MatterRow>(ctx, 'deadline-one', `with ${TODAY} select ${COLUMNS('d')} from deadlines d cross join today ${JOINS('d')} where d.id = $1`, [id]);
    return row ?? null;
  }
}
