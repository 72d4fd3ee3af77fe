import { Injectable } from '@nestjs/common';
import type { FindingFilter } from '@holdfast/contracts/findings';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { decodeCursor, type Page, pageOf } from '../../platform/http/page.js';
import type { Finding } from './finding.entity.js';

/** A finding with the names that its ids stand for. */
export interface FindingRow extends Omit<Finding, 'tenantId' | 'ownerMemberId' | 'closedByMemberId'> {
  readonly vendorName: string;
  readonly owner: string;
  readonly closedBy: string | null;
  /** Open, and its day has passed. */
  readonly late: boolean;
}

export interface FindingQuestion {
  readonly filter: FindingFilter;
  readonly vendorId?: string;
  readonly cursor?: string;
  readonly limit: number;
}

const FILTERS: Record<FindingFilter, string> = {
  open: `f.status = 'open'`,
  late: `f.status = 'open' and f.due_on < today.day`,
  closed: `f.status = 'closed'`,
};

const ROWS = `
  with today as materialized (select (holdfast_now() at time zone zone)::date as day from organization_profiles)
  select f.id, f.vendor_id as "vendorId", v.legal_name as "vendorName", f.engagement_id as "engagementId", f.severity, f.basis, f.title, f.detail, f.since_on as "sinceOn", f.cause, f.statement_id as "statementId",
    f.request_id as "requestId", f.submission_number as "submissionNumber", f.due_on as "dueOn", f.status, f.closed_because as "closedBecause", f.closed_on as "closedOn", f.opened_on as "openedOn", f.version,
    o.name as owner, c.name as "closedBy", f.status = 'open' and f.due_on < today.day as late
  from findings f cross join today
  join vendors v on v.tenant_id = f.tenant_id and v.id = f.vendor_id
  join members o on o.tenant_id = f.tenant_id and o.id = f.owner_member_id
  left join members c on c.tenant_id = f.tenant_id and c.id = f.closed_by_member_id`;

/** What staff see of findings, those due first on top. */
@Injectable()
export class FindingsViews {
  constructor(private readonly uow: UnitOfWork) {}

  async list(ctx: Ctx, { filter, vendorId, cursor, limit }: FindingQuestion): Promise<Page<FindingRow>> {
    const [dueOn, id] = cursor ? decodeCursor(cursor, 2) : [null, null];
    const rows = await this.uow.read<FindingRow>(ctx, `finding-list ${filter}`, `
      ${ROWS}
      where ${FILTERS[filter]} and ($1::uuid is null or f.vendor_id = $1) and ($2::date is null or (f.due_on, f.id) > ($2, $3::uuid))
      order by f.due_on, f.id limit $4`, [vendorId ?? null, dueOn, id, limit + 1]);
    return pageOf(rows, limit, (row) => [row.dueOn, row.id]);
  }

  async one(ctx: Ctx, id: string): Promise<FindingRow> {
    const [row] = await this.uow.read<FindingRow>(ctx, 'finding-one', `${ROWS} where f.id = $1`, [id]);
    if (!row) throw new DomainError('not_found', 'No such finding');
    return row;
  }
}
