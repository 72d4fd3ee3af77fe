import { Injectable } from '@nestjs/common';
import type { VendorFilter } from '@holdfast/contracts/vendors';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { decodeCursor, type Page, pageOf } from '../../platform/http/page.js';
import { LIVE, TODAY, UNCOVERED } from './uncovered.facts.js';
import type { Vendor } from './vendor.entity.js';

export interface VendorRow {
  readonly id: string;
  readonly legalName: string;
  readonly externalRef: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly archived: boolean;
  readonly sample: boolean;
  readonly owner: string | null;
  readonly contacts: number;
  readonly engagements: number;
  readonly phi: 'flows' | 'none' | 'unknown' | null;
  readonly sortKey: string;
}

/** A vendor without what only the database needs. */
export type VendorPage = Omit<Vendor, 'tenantId' | 'nameKey'>;

export interface VendorQuestion {
  readonly search?: string;
  readonly filter?: VendorFilter;
  /** Those that this import brought. */
  readonly importId?: string;
  readonly sort: 'name' | '-name' | 'newest';
  readonly cursor?: string;
  readonly limit: number;
}

const FILTERS: Record<VendorFilter, string> = {
  uncovered: `exists (select from engagements e where e.supplier_vendor_id = v.id and ${LIVE} and ${UNCOVERED})`,
  phi_unknown: `exists (select from engagements e where e.supplier_vendor_id = v.id and ${LIVE} and e.phi = 'unknown')`,
  no_contact: 'not exists (select from contacts c where c.vendor_id = v.id)',
  archived: 'v.archived_at is not null',
};

/**
 * The same, each set made once for all vendors. One by one is right for a page; for all of them it reads the engagements again for
 * each vendor whenever the tables were just filled and PostgreSQL does not know yet how large they are.
 */
const COUNTED: Record<VendorFilter, string> = {
  uncovered: `v.id in (select e.supplier_vendor_id from engagements e cross join today where ${LIVE} and ${UNCOVERED})`,
  phi_unknown: `v.id in (select e.supplier_vendor_id from engagements e cross join today where ${LIVE} and e.phi = 'unknown')`,
  no_contact: 'v.id not in (select c.vendor_id from contacts c)',
  archived: FILTERS.archived,
};

const SORTS: Record<VendorQuestion['sort'], { key: string; compare: string; order: string }> = {
  name: { key: 'v.sort_name', compare: '(v.sort_name, v.id) > ($2, $3::uuid)', order: 'v.sort_name, v.id' },
  '-name': { key: 'v.sort_name', compare: '(v.sort_name, v.id) < ($2, $3::uuid)', order: 'v.sort_name desc, v.id desc' },
  newest: { key: 'v.created_at::text', compare: '(v.created_at, v.id) < ($2::timestamptz, $3::uuid)', order: 'v.created_at desc, v.id desc' },
};

/** The vendor list: the page is cut first, and only its rows are counted about. */
@Injectable()
export class VendorsViews {
  constructor(private readonly uow: UnitOfWork) {}

  async list(ctx: Ctx, { search, filter, importId, sort, cursor, limit }: VendorQuestion): Promise<Page<VendorRow>> {
    const [after, afterId] = cursor ? decodeCursor(cursor, 2) : [null, null];
    const { key, compare, order } = SORTS[sort];
    const conditions = [
      filter === 'archived' ? FILTERS.archived : 'v.archived_at is null',
      ...(filter && filter !== 'archived' ? [FILTERS[filter]] : []),
      ...(search ? [`(v.sort_name like $4 or v.external_ref = $5)`] : []),
      ...(importId ? [`v.id in (select r.vendor_id from import_rows r where r.import_id = $6 and r.verdict = 'imported')`] : []),
      ...(cursor ? [compare] : []),
    ];
    const name = `vendor-list ${sort} ${filter ?? ''} ${search ? 's' : ''} ${importId ? 'i' : ''} ${cursor ? 'c' : ''}`;
    const rows = await this.uow.read<VendorRow>(ctx, name, `
      with ${TODAY}, page as (
        select v.id, v.legal_name, v.external_ref, v.city, v.state, v.archived_at, v.sample, v.owner_member_id, v.sort_name, v.created_at, ${key} as sort_key
        from vendors v cross join today
        where ${conditions.join(' and ')} and ($2::text is null or true) and ($3::text is null or true) and ($4::text is null or true) and ($5::text is null or true) and ($6::uuid is null or true)
        order by ${order} limit $1
      )
      select v.id, v.legal_name as "legalName", v.external_ref as "externalRef", v.city, v.state, v.archived_at is not null as archived, v.sample, v.sort_key as "sortKey",
        (select m.name from members m where m.id = v.owner_member_id) as owner,
        (select count(*)::int from contacts c where c.vendor_id = v.id) as contacts, work.engagements, work.phi
      from page v cross join lateral (
        select count(*)::int as engagements, case when bool_or(e.phi = 'flows') then 'flows' when bool_or(e.phi = 'unknown') then 'unknown' when bool_or(e.phi = 'none') then 'none' end as phi
        from engagements e where e.supplier_vendor_id = v.id) work
      order by ${order}`,
    [limit + 1, after, afterId, search ? `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%` : null, search ?? null, importId ?? null]);
    return pageOf(rows, limit, ({ sortKey, id }) => [sortKey, id]);
  }

  /** One vendor as its page shows it, in one round trip; `not_found` for what is not the organization's. */
  async byId(ctx: Ctx, id: string): Promise<VendorPage> {
    const [vendor] = await this.uow.read<VendorPage>(ctx, 'vendor-by-id', `
      select id, legal_name as "legalName", external_ref as "externalRef", website, address_line1 as "addressLine1", address_line2 as "addressLine2", city, state,
        postal_code as "postalCode", notes, relation, tier, owner_member_id as "ownerMemberId", archived_at as "archivedAt", sample, version
      from vendors where id = $1`, [id]);
    if (!vendor) throw new DomainError('not_found', 'No such vendor');
    return vendor;
  }

  /** How many vendors each filter holds today: the numbers beside the chips, and on Today. */
  async counts(ctx: Ctx): Promise<Record<VendorFilter | 'all', number>> {
    const [row] = await this.uow.read<Record<VendorFilter | 'all', number>>(ctx, 'vendor-counts', `
      with ${TODAY}
      select count(*) filter (where v.archived_at is null)::int as "all",
        count(*) filter (where v.archived_at is null and ${COUNTED.uncovered})::int as uncovered,
        count(*) filter (where v.archived_at is null and ${COUNTED.phi_unknown})::int as phi_unknown,
        count(*) filter (where v.archived_at is null and ${COUNTED.no_contact})::int as no_contact,
        count(*) filter (where ${COUNTED.archived})::int as archived
      from vendors v`);
    return row;
  }
}
