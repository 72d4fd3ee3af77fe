import { Injectable } from '@nestjs/common';
import type { FindingFilter } from '@holdfast/contracts/findings';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { decodeCursor, type Page, pageOf } from '../../platform/http/page.js';
import type { Finding } from './finding.entity.js';

/** A finding with the names that its ids stand for, as it stands today. */
export interface FindingRow extends Omit<Finding, 'tenantId' | 'closedByMemberId' | 'subject'> {
  readonly vendorName: string;
  readonly owner: string;
  readonly closedBy: string | null;
  /** To be mended, and its day has passed. */
  readonly late: boolean;
  /** Last day of the exception in force. */
  readonly exceptedUntil: string | null;
}

export interface FindingQuestion {
  readonly filter: FindingFilter;
  readonly vendorId?: string;
  readonly cursor?: string;
  readonly limit: number;
}

const FILTERS: Record<FindingFilter, string> = {
  open: `status in ('open', 'in_remediation', 'to_check')`,
  late: `status in ('open', 'in_remediation', 'to_check') and late`,
  to_check: `status = 'to_check'`,
  excepted: `status = 'excepted'`,
  closed: `status = 'closed'`,
};

/** An exception whose last day has passed excepts nothing (`statusOn`). */
const STATUS = `case when f.status = 'excepted' and (x.holds_until is null or x.holds_until < today.day) then 'open' else f.status end`;

const ROWS = `
  with today as materialized (select (holdfast_now() at time zone zone)::date as day from organization_profiles),
  rows as (
    select f.id, f.vendor_id as "vendorId", v.legal_name as "vendorName", f.engagement_id as "engagementId", f.severity, f.basis, f.title, f.detail, f.since_on as "sinceOn", f.cause, f.statement_id as "statementId",
      f.request_id as "requestId", f.submission_number as "submissionNumber", f.due_on as "dueOn", f.closed_because as "closedBecause", f.closed_on as "closedOn", f.opened_on as "openedOn", f.version,
      f.question_key as "questionKey", f.rule, f.expected, f.seen_in as "seenIn", f.material_breach as "materialBreach", f.cure_plan as "curePlan", f.owner_member_id as "ownerMemberId",
      o.name as owner, c.name as "closedBy", ${STATUS} as status, ${STATUS} not in ('closed', 'excepted') and f.due_on < today.day as late, case when ${STATUS} = 'excepted' then x.holds_until end as "exceptedUntil"
    from findings f cross join today
    join vendors v on v.tenant_id = f.tenant_id and v.id = f.vendor_id
    join members o on o.tenant_id = f.tenant_id and o.id = f.owner_member_id
    left join members c on c.tenant_id = f.tenant_id and c.id = f.closed_by_member_id
    left join finding_exceptions x on x.tenant_id = f.tenant_id and x.finding_id = f.id and x.state = 'granted')
  select * from rows`;

/** What staff see of findings, those due first on top. */
@Injectable()
export class FindingsViews {
  constructor(private readonly uow: UnitOfWork) {}

  async list(ctx: Ctx, { filter, vendorId, cursor, limit }: FindingQuestion): Promise<Page<FindingRow>> {
    const [dueOn, id] = cursor ? decodeCursor(cursor, 2) : [null, null];
    const rows = await this.uow.read<FindingRow>(ctx, `finding-list ${filter}`, `
      ${ROWS}
      where ${FILTERS[filter]} and ($1::uuid is null or "vendorId" = $1) and ($2::date is null or ("dueOn", id) > ($2, $3::uuid))
      order by "dueOn", id limit $4`, [vendorId ?? null, dueOn, id, limit + 1]);
    return pageOf(rows, limit, (row) => [row.dueOn, row.id]);
  }

  async one(ctx: Ctx, id: string): Promise<FindingRow> {
    const [row] = await this.uow.read<FindingRow>(ctx, 'finding-one', `${ROWS} where id = $1`, [id]);
    if (!row) throw new DomainError('not_found', 'No such finding');
    return row;
  }
}
