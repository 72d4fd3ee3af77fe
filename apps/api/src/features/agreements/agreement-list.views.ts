import { Injectable } from '@nestjs/common';
import { AGREEMENT_FILTERS, type AgreementFilter } from '@holdfast/contracts/agreements';
import type { AgreementKind } from '@holdfast/domain/agreements/agreement-kinds';
import { type AgreementStanding, standingOn } from '@holdfast/domain/agreements/agreement-standing';
import type { AgreementStatus } from '@holdfast/domain/agreements/agreement-status';
import { termsOn } from '@holdfast/domain/agreements/terms-on';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { decodeCursor, type Page, pageOf } from '../../platform/http/page.js';
import { LIVE, TODAY, UNCOVERED } from '../vendors/uncovered.facts.js';
import { versionsOf } from './agreement-terms.entity.js';
import { AgreementTermsRepository } from './agreement-terms.repository.js';

interface StoredRow {
  readonly id: string;
  readonly vendorId: string;
  readonly vendorName: string;
  readonly kind: AgreementKind;
  readonly title: string;
  readonly status: AgreementStatus;
  readonly owner: string | null;
  readonly from: LocalDate | null;
  readonly until: LocalDate | null;
  readonly covers: number;
  readonly flows: number;
  readonly upstream: boolean;
  readonly today: LocalDate;
  readonly ended: number;
  readonly sortKey: LocalDate;
}

export interface AgreementListRow extends StoredRow {
  readonly standing: AgreementStanding;
}

export interface AgreementQuestion {
  readonly filter?: AgreementFilter;
  readonly search?: string;
  readonly cursor?: string;
  readonly limit: number;
}

const EVER = `a.status in ('executed', 'superseded', 'terminated')`;
const IN_FORCE = `${EVER} and a.in_force_from <= today.day and (a.in_force_until is null or a.in_force_until >= today.day)`;
const UPSTREAM = 'exists (select from agreement_engagements c join engagements e on e.id = c.engagement_id where c.agreement_id = a.id and e.supplier_vendor_id is null)';

/** The span and the current term come from the pure rules, so these compare days and decide nothing. */
const FILTERS: Record<AgreementFilter, string> = {
  in_force: IN_FORCE,
  ending: `${IN_FORCE} and a.in_force_until <= today.day + 90`,
  notice_window: `${IN_FORCE} and a.status = 'executed' and a.notice_by <= today.day and a.term_ends_on >= today.day`,
  expired_flowing: `${EVER} and a.in_force_until < today.day and exists (
    select from agreement_engagements own join engagements e on e.id = own.engagement_id where own.agreement_id = a.id and ${LIVE} and ${UNCOVERED})`,
  unread: `a.status = 'executed' and (a.in_force_until is null or a.in_force_until >= today.day) and not exists (select from agreement_terms t where t.agreement_id = a.id and t.readings <> '{}')`,
  drafts: `a.status in ('draft', 'out_for_signature')`,
  upstream: `a.status <> 'void' and ${UPSTREAM}`,
};
const NAMES = Object.keys(AGREEMENT_FILTERS) as AgreementFilter[];

/** The register of agreements: those that run, the soonest last day first; then those that ended. */
@Injectable()
export class AgreementListViews {
  constructor(private readonly uow: UnitOfWork, private readonly terms: AgreementTermsRepository) {}

  async list(ctx: Ctx, { filter, search, cursor, limit }: AgreementQuestion): Promise<Page<AgreementListRow>> {
    const [ended, after, afterId] = cursor ? decodeCursor(cursor, 3) : [null, null, null];
    const name = `agreement-list ${filter ?? ''}`;
    const rows = await this.uow.read<StoredRow>(ctx, name, `
      with ${TODAY}, found as (
        select a.*, v.legal_name, today.day, case when a.status in ('draft', 'out_for_signature') or a.in_force_until is null or a.in_force_until >= today.day then 0 else 1 end as ended,
          coalesce(least(a.in_force_until, a.term_ends_on), '9999-12-31') as sort_key
        from agreements a join vendors v on v.id = a.vendor_id cross join today
        where ${filter ? FILTERS[filter] : `a.status <> 'void'`} and ($2::text is null or a.title ilike $2 or v.sort_name like $2)
      ), page as (
        select * from found where $3::int is null or (ended, sort_key, id) > ($3, $4::date, $5::uuid) order by ended, sort_key, id limit $1
      )
      select a.id, a.vendor_id as "vendorId", a.legal_name as "vendorName", a.kind, a.title, a.status, a.in_force_from as "from", a.in_force_until as "until", a.day as today, a.ended, a.sort_key as "sortKey",
        (select m.name from members m where m.id = a.owner_member_id) as owner, work.covers, work.flows, coalesce(work.upstream, false) as upstream
      from page a cross join lateral (
        select count(*)::int as covers, count(*) filter (where e.phi = 'flows')::int as flows, bool_or(e.supplier_vendor_id is null) as upstream
        from agreement_engagements c join engagements e on e.id = c.engagement_id where c.agreement_id = a.id) work
      order by a.ended, a.sort_key, a.id`,
    [limit + 1, search ? `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%` : null, ended, after, afterId]);
    const { items, next } = pageOf(rows, limit, (row) => [row.ended, row.sortKey, row.id]);
    const versions = await this.uow.run(ctx, (ctx) => this.terms.ofAgreements(ctx, items.map(({ id }) => id)));
    return {
      next,
      items: items.map((row) => {
        const life = termsOn(versionsOf(versions.filter(({ agreementId }) => agreementId === row.id)), row.today)?.life ?? null;
        return { ...row, standing: standingOn({ status: row.status, life, from: row.from, until: row.until }, row.today) };
      }),
    };
  }

  /** How many each list holds today. */
  async counts(ctx: Ctx): Promise<Record<AgreementFilter | 'all', number>> {
    const [row] = await this.uow.read<Record<AgreementFilter | 'all', number>>(ctx, 'agreement-counts', `
      with ${TODAY}
      select count(*) filter (where a.status <> 'void')::int as "all", ${NAMES.map((name) => `count(*) filter (where ${FILTERS[name]})::int as ${name}`).join(', ')}
      from agreements a cross join today`);
    return row;
  }
}
