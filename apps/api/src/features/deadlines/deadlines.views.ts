import { Injectable } from '@nestjs/common';
import type { DeadlineFilter } from '@holdfast/contracts/deadlines';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { decodeCursor, type Page, pageOf } from '../../platform/http/page.js';

export interface MatterRow {
  readonly id: string;
  readonly matterType: string;
  readonly matterId: string;
  readonly kind: string;
  readonly vendorId: string | null;
  readonly vendorName: string | null;
  readonly title: string;
  readonly link: string;
  readonly owner: string;
  readonly basis: 'law' | 'contract' | 'policy' | 'proposed';
  readonly dueOn: string;
  readonly daysLeft: number;
  readonly reasons: readonly string[];
}

const SOON_DAYS = 30;
/** One row a matter: of several open deadlines, the nearest. A due day lasts through its last second. */
const MATTERS = `
  today as materialized (select (holdfast_now() at time zone zone)::date as day from organization_profiles),
  matters as (
    select distinct on (d.matter_type, d.matter_id) d.*, today.day
    from deadlines d cross join today where d.state = 'open' and d.due_on <= today.day + ${SOON_DAYS}
    order by d.matter_type, d.matter_id, d.due_on, d.id
  )`;
const FILTERS: Record<DeadlineFilter, string> = { overdue: 'due_on < day', due_soon: 'due_on >= day' };

/** What is due, for screens: matters, most urgent first. */
@Injectable()
export class DeadlinesViews {
  constructor(private readonly uow: UnitOfWork) {}

  async list(ctx: Ctx, { filter, cursor, limit }: { readonly filter: DeadlineFilter; readonly cursor?: string; readonly limit: number }): Promise<Page<MatterRow>> {
    const [after, afterId] = cursor ? decodeCursor(cursor, 2) : [null, null];
    const rows = await this.uow.read<MatterRow>(ctx, `matter-list ${filter}`, `
      with ${MATTERS}
      select m.id, m.matter_type as "matterType", m.matter_id as "matterId", m.kind, m.vendor_id as "vendorId", v.legal_name as "vendorName", m.title, m.link, o.name as owner, m.basis,
        m.due_on as "dueOn", m.due_on - m.day as "daysLeft", m.reasons
      from matters m left join vendors v on v.id = m.vendor_id join members o on o.id = m.owner_member_id
      where ${FILTERS[filter]} and ($1::date is null or (m.due_on, m.id) > ($1, $2::uuid))
      order by m.due_on, m.id limit $3`, [after, afterId, limit + 1]);
    return pageOf(rows, limit, ({ dueOn, id }) => [dueOn, id]);
  }

  async counts(ctx: Ctx): Promise<Record<DeadlineFilter, number>> {
    const [row] = await this.uow.read<Record<DeadlineFilter, number>>(ctx, 'matter-counts', `
      with ${MATTERS} select ${Object.entries(FILTERS).map(([name, condition]) => `count(*) filter (where ${condition})::int as ${name}`).join(', ')} from matters`);
    return row;
  }
}
