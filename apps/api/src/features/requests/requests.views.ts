import { Injectable } from '@nestjs/common';
import type { RequestFilter } from '@holdfast/contracts/requests';
import { REQUEST_STEPS, type RequestKind, type RequestStatus } from '@holdfast/domain/requests/request-steps';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { decodeCursor, type Page, pageOf } from '../../platform/http/page.js';

export interface RequestRow {
  readonly id: string;
  readonly vendorId: string;
  readonly vendorName: string;
  readonly kind: RequestKind;
  readonly title: string;
  /** Null where no questionnaire is asked. */
  readonly questionnaireVersion: string | null;
  readonly status: RequestStatus;
  readonly late: boolean;
  readonly dueOn: string;
  readonly zone: string;
  readonly begunByVendor: boolean;
  readonly sentAt: Date;
  readonly senderName: string;
  readonly contactName: string;
  readonly contactEmail: string;
  /** When the last step was taken, by either side. */
  readonly lastAt: Date;
  readonly submissionNumber: number | null;
  /** Nobody at the vendor was asked. */
  readonly recordedByStaff: boolean;
  readonly decision: string | null;
  /** Of a statement: it was made with exceptions. */
  readonly withExceptions: boolean;
  /** The vendor asks something that nobody has answered. */
  readonly asks: boolean;
  readonly cursor: string;
}

export interface RequestQuestion {
  readonly vendorId?: string;
  readonly filter?: RequestFilter;
  readonly cursor?: string;
  readonly limit: number;
}

const WAITING = `('sent', 'taken_on', 'returned')`;
const FILTERS: Record<RequestFilter, string> = {
  open: `status in ${WAITING}`,
  late: `status in ${WAITING} and due_on < day and not begun_by_vendor`,
  asks: 'asks',
  to_review: `status in ('submitted', 'changes_requested', 'signed')`,
  decided: `status in ('decided', 'countersigned', 'stated')`,
  withdrawn: `status in ('withdrawn', 'declined', 'taken_back')`,
};

/** What each step that moves a request makes of it, for the statement to look up: it decides nothing. */
const MADE = Object.entries(REQUEST_STEPS).flatMap(([step, { to }]) => (to ? [`('${step}', '${to}')`] : [])).join(', ');

/** For the lists only: `openProposal` and `threadsOf` say what is asked. */
const ASKS = `(coalesce((select e.kind = 'more_time_asked' from exchange_events e where e.tenant_id = r.tenant_id and e.request_id = r.id and e.kind in ('more_time_asked', 'due_moved', 'more_time_refused', 'submitted') order by e.number desc limit 1), false)
  or exists (select from exchange_events q where q.tenant_id = r.tenant_id and q.request_id = r.id and q.kind = 'question_asked' and not exists (
    select from exchange_events a where a.tenant_id = q.tenant_id and a.request_id = q.request_id and a.kind = 'question_answered' and a.payload->>'question' = q.payload->>'question' and a.number > q.number)))`;

/** The status is what the last step that moves it made of it (`REQUEST_STEPS`). */
const STATED = `
  today as materialized (select (holdfast_now() at time zone zone)::date as day from organization_profiles),
  stated as (
    select r.*, today.day, s.status, l.at as last_at, l.submission_number, l.recorded_by_staff, l.with_exceptions, s.status not in ('withdrawn', 'declined') and ${ASKS} as asks
    from requests r cross join today
    cross join lateral (select m.status from exchange_events e join (values ${MADE}) m (step, status) on m.step = e.kind where e.tenant_id = r.tenant_id and e.request_id = r.id order by e.number desc limit 1) s
    cross join lateral (select max(e.at) as at, max((e.payload->>'submissionNumber')::int) filter (where e.kind in ('submitted', 'recorded')) as submission_number, bool_or(e.kind = 'recorded') as recorded_by_staff,
      coalesce(bool_or((e.payload->>'withExceptions')::boolean) filter (where e.kind = 'stated'), false) as with_exceptions from exchange_events e where e.tenant_id = r.tenant_id and e.request_id = r.id) l
    where r.tenant_id = $1
  )`;

/** What staff see of requests in lists: each with where it stands today. */
@Injectable()
export class RequestsViews {
  constructor(private readonly uow: UnitOfWork) {}

  async list(ctx: Ctx, { vendorId, filter, cursor, limit }: RequestQuestion): Promise<Page<RequestRow>> {
    const [at, id] = cursor ? decodeCursor(cursor, 2) : [null, null];
    const rows = await this.rows(ctx, `request-list ${filter ?? ''}`, `${filter ? FILTERS[filter] : 'true'} and ($2::uuid is null or vendor_id = $2) and ($3::timestamptz is null or (sent_at, id) < ($3, $4::uuid))`, [vendorId ?? null, at, id, limit + 1]);
    return pageOf(rows, limit, (row) => [row.cursor, row.id]);
  }

  async one(ctx: Ctx, id: string): Promise<RequestRow> {
    const [row] = await this.rows(ctx, 'request-one', 'id = $2', [id, 1]);
    if (!row) throw new DomainError('not_found', 'No such request');
    return row;
  }

  many(ctx: Ctx, ids: readonly string[]): Promise<RequestRow[]> {
    return this.rows(ctx, 'request-many', 'id = any($2)', [ids, ids.length]);
  }

  /** How many each list holds today. */
  async counts(ctx: Ctx): Promise<Record<RequestFilter, number>> {
    const [row] = await this.uow.read<Record<RequestFilter, number>>(ctx, 'request-counts', `
      with ${STATED}
      select ${Object.entries(FILTERS).map(([name, condition]) => `count(*) filter (where ${condition})::int as ${name}`).join(', ')} from stated`, [ctx.tenantId]);
    return row;
  }

  /** The last of `values` is the limit. */
  private rows(ctx: Ctx, name: string, where: string, values: unknown[]): Promise<RequestRow[]> {
    return this.uow.read<RequestRow>(ctx, name, `
      with ${STATED}
      select r.id, r.vendor_id as "vendorId", v.legal_name as "vendorName", r.kind, r.title, r.status, r.due_on as "dueOn", r.zone, r.begun_by_vendor as "begunByVendor", r.sent_at as "sentAt", r.sender_name as "senderName",
        r.status in ${WAITING} and r.due_on < r.day and not r.begun_by_vendor as late, r.last_at as "lastAt", r.submission_number as "submissionNumber", r.recorded_by_staff as "recordedByStaff", r.with_exceptions as "withExceptions", r.asks, r.sent_at::text as cursor,
        (select c.questionnaire->>'version' from request_contents c where c.tenant_id = r.tenant_id and c.request_id = r.id) as "questionnaireVersion",
        p.name as "contactName", p.email as "contactEmail",
        (select e.payload->>'decision' from exchange_events e where e.tenant_id = r.tenant_id and e.request_id = r.id and e.kind = 'decided' order by e.number desc limit 1) as decision
      from (select * from stated where ${where} order by sent_at desc, id desc limit $${values.length + 1}) r
      join vendors v on v.tenant_id = r.tenant_id and v.id = r.vendor_id
      left join lateral (select q.name, q.email from request_participants q where q.tenant_id = r.tenant_id and q.request_id = r.id order by q.invited_at, q.id limit 1) p on true
      order by r.sent_at desc, r.id desc`, [ctx.tenantId, ...values]);
  }
}
