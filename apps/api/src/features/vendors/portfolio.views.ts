import { Injectable } from '@nestjs/common';
import { COVERING_KINDS } from '@holdfast/domain/chain/coverage';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Tier } from '@holdfast/domain/deadlines/tier';
import type { Severity } from '@holdfast/domain/questionnaires/questionnaire';
import type { Answers, Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import type { Decision } from '@holdfast/contracts/requests';
import type { PhiScope, VendorFilter } from '@holdfast/contracts/vendors';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { LIVE, TODAY, UNCOVERED } from './uncovered.facts.js';
import { likeName, VENDOR_FILTER_SQL } from './vendors.views.js';

/** What was handed over and decided last, as far as its score needs it. */
export interface LastReview {
  readonly decision: Decision;
  readonly decidedOn: LocalDate;
  readonly submittedOn: LocalDate;
  readonly sha256: string;
  readonly requestId: string;
  readonly answers: Answers;
}

/** One vendor of the portfolio, on the organization's day. */
export interface PortfolioRow {
  readonly id: string;
  readonly legalName: string;
  readonly externalRef: string | null;
  readonly tier: Tier | null;
  readonly owner: string | null;
  readonly phi: PhiScope | null;
  /** Live engagements through which PHI flows, and those of them under no agreement in force. */
  readonly flowing: number;
  readonly uncovered: number;
  /** The earliest end among the agreements that cover them; null: none ends, or none covers. */
  readonly coveredUntil: LocalDate | null;
  readonly review: LastReview | null;
  readonly openFindings: number;
  readonly worstFinding: Severity | null;
  readonly nextDue: LocalDate | null;
  readonly nextDueTitle: string | null;
  readonly sortName: string;
}

export interface PortfolioQuestion {
  readonly search?: string;
  readonly filter?: VendorFilter;
  readonly importId?: string;
}

const PAGE = 200;
const COVERING = COVERING_KINDS.map((kind) => `'${kind}'`).join(', ');

/** The portfolio, by name, a page at a time: however many vendors, one page is in memory. */
@Injectable()
export class PortfolioViews {
  constructor(private readonly uow: UnitOfWork) {}

  async *pages(ctx: Ctx, question: PortfolioQuestion): AsyncGenerator<readonly PortfolioRow[]> {
    for (let after: PortfolioRow | undefined; ; ) {
      const page: PortfolioRow[] = await this.page(ctx, question, after);
      if (page.length > 0) yield page;
      if (page.length < PAGE) return;
      after = page.at(-1);
    }
  }

  /** What was frozen into a request. */
  async questionnaire(ctx: Ctx, requestId: string): Promise<Questionnaire> {
    const [{ questionnaire }] = await this.uow.read<{ questionnaire: Questionnaire }>(ctx, 'portfolio-questionnaire', 'select questionnaire from request_contents where tenant_id = $1 and request_id = $2', [ctx.tenantId, requestId]);
    return questionnaire;
  }

  private page(ctx: Ctx, { search, filter, importId }: PortfolioQuestion, after: PortfolioRow | undefined): Promise<PortfolioRow[]> {
    const conditions = [
      filter === 'archived' ? VENDOR_FILTER_SQL.archived : 'v.archived_at is null',
      ...(filter && filter !== 'archived' ? [VENDOR_FILTER_SQL[filter]] : []),
      '($2::text is null or v.sort_name like $2 or v.external_ref = $3)',
      `($4::uuid is null or v.id in (select r.vendor_id from import_rows r where r.import_id = $4 and r.verdict = 'imported'))`,
      '($5::text is null or (v.sort_name, v.id) > ($5, $6::uuid))',
    ];
    return this.uow.read<PortfolioRow>(ctx, `portfolio ${filter ?? ''}`, `
      with ${TODAY}, page as (select v.* from vendors v cross join today where ${conditions.join(' and ')} order by v.sort_name, v.id limit ${PAGE})
      select v.id, v.legal_name as "legalName", v.external_ref as "externalRef", v.tier, v.sort_name as "sortName", (select m.name from members m where m.id = v.owner_member_id) as owner,
        work.phi, work.flowing, work.uncovered, cover.until as "coveredUntil", review.review, found.open as "openFindings", found.worst as "worstFinding", due.due_on as "nextDue", due.title as "nextDueTitle"
      from page v cross join today
      cross join lateral (
        select case when bool_or(e.phi = 'flows') then 'flows' when bool_or(e.phi = 'unknown') then 'unknown' when bool_or(e.phi = 'none') then 'none' end as phi,
          (count(*) filter (where e.phi = 'flows'))::int as flowing, (count(*) filter (where ${UNCOVERED}))::int as uncovered
        from engagements e where e.supplier_vendor_id = v.id and ${LIVE}) work
      cross join lateral (
        select min(a.in_force_until) as until from engagements e join agreement_engagements c on c.engagement_id = e.id join agreements a on a.id = c.agreement_id
        where e.supplier_vendor_id = v.id and ${LIVE} and e.phi = 'flows' and a.kind in (${COVERING}) and a.status in ('executed', 'superseded', 'terminated')
          and a.in_force_from <= today.day and coalesce(a.in_force_until, today.day) >= today.day and coalesce(c.from_on, today.day) <= today.day and coalesce(c.to_on, today.day) >= today.day) cover
      left join lateral (
        select json_build_object('decision', a.decision, 'decidedOn', (a.decided_at at time zone (select zone from organization_profiles))::date, 'submittedOn', s.submitted_on, 'sha256', c.sha256, 'requestId', a.request_id, 'answers', s.content->'answers') as review
        from assessments a join submissions s on s.tenant_id = a.tenant_id and s.request_id = a.request_id and s.number = a.submission_number join request_contents c on c.tenant_id = a.tenant_id and c.request_id = a.request_id
        where a.tenant_id = $1 and a.vendor_id = v.id and a.state = 'decided' order by a.decided_at desc limit 1) review on true
      cross join lateral (
        select count(*)::int as open, (array_agg(f.severity order by array_position(array['critical', 'high', 'medium', 'low'], f.severity)))[1] as worst from findings f where f.vendor_id = v.id and f.status = 'open') found
      left join lateral (select d.due_on, d.title from deadlines d where d.vendor_id = v.id and d.state = 'open' order by d.due_on, d.id limit 1) due on true
      order by v.sort_name, v.id`,
    [ctx.tenantId, search ? likeName(search) : null, search ?? null, importId ?? null, after?.sortName ?? null, after?.id ?? null]);
  }
}
