import { Injectable } from '@nestjs/common';
import type { CampaignFilter } from '@holdfast/domain/campaigns/campaign';
import { chosenTiers } from '@holdfast/domain/deadlines/tier';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { decodeCursor, type Page, pageOf } from '../../platform/http/page.js';
import { REACHABLE } from '../vendors/reachable.facts.js';
import { LIVE, TODAY, UNCOVERED } from '../vendors/uncovered.facts.js';
import type { Campaign } from './campaign.entity.js';

/** A vendor whom a filter finds, and who would be written to. */
export interface Candidate {
  readonly vendorId: string;
  readonly name: string;
  readonly owner: string | null;
  /** Null: nobody can be written to. */
  readonly contactId: string | null;
  readonly contactName: string | null;
  readonly contactEmail: string | null;
  /** Addresses from which mail came back. */
  readonly bounced: number;
}

export interface CampaignRow extends Pick<Campaign, 'id' | 'title' | 'kind' | 'subjectTitle' | 'dueOn' | 'state' | 'createdAt'> {
  readonly recipients: number;
  readonly by: string;
  readonly cursor: string;
}

const supplies = (condition: string): string => `exists (select from engagements e where e.supplier_vendor_id = v.id and ${LIVE} and ${condition})`;
const AGREEMENT: Record<NonNullable<CampaignFilter['agreement']>, string> = {
  in_force: `${supplies(`e.phi = 'flows'`)} and not ${supplies(UNCOVERED)}`,
  missing: supplies(UNCOVERED),
};

/** Who would be asked, and what was. */
@Injectable()
export class CampaignsViews {
  constructor(private readonly uow: UnitOfWork) {}

  /** Suppliers of the register that the filter finds, by name. The contact is one for privacy or security where there is one, and never one whose mail came back. */
  candidates(ctx: Ctx, { phi, agreement, ownerMemberId, tiers, vendorIds = null }: CampaignFilter, most: number): Promise<Candidate[]> {
    const conditions = [`v.archived_at is null and v.relation = 'supplier'`, ...(phi ? [supplies('e.phi = $2')] : []), ...(agreement ? [AGREEMENT[agreement]] : []), ...(ownerMemberId ? ['v.owner_member_id = $3'] : [])];
    return this.uow.read<Candidate>(ctx, `campaign-candidates ${phi ? 'p' : ''} ${agreement ?? ''} ${ownerMemberId ? 'o' : ''}`, `
      with ${TODAY}
      select v.id as "vendorId", v.legal_name as name, m.name as owner, c.id as "contactId", c.name as "contactName", c.email as "contactEmail",
        (select count(*)::int from contacts b where b.vendor_id = v.id and b.deliverability = 'bounced') as bounced
      from vendors v cross join today left join members m on m.id = v.owner_member_id
      left join ${REACHABLE} on true
      where ${conditions.join(' and ')} and ($2::text is null or true) and ($3::uuid is null or true) and ($4::text[] is null or v.tier = any($4)) and ($5::uuid[] is null or v.id = any($5))
      order by v.sort_name, v.id limit $1`, [most, phi, ownerMemberId, chosenTiers(tiers), vendorIds]);
  }

  async list(ctx: Ctx, { cursor, limit }: { readonly cursor?: string; readonly limit: number }): Promise<Page<CampaignRow>> {
    const [at, id] = cursor ? decodeCursor(cursor, 2) : [null, null];
    const rows = await this.uow.read<CampaignRow>(ctx, 'campaign-list', `
      select c.id, c.title, c.kind, c.subject_title as "subjectTitle", c.due_on as "dueOn", c.state, c.created_at as "createdAt", c.created_at::text as cursor, m.name as by,
        (select count(*)::int from campaign_recipients r where r.campaign_id = c.id) as recipients
      from campaigns c join members m on m.id = c.by_member_id
      where $1::timestamptz is null or (c.created_at, c.id) < ($1, $2::uuid) order by c.created_at desc, c.id desc limit $3`, [at, id, limit + 1]);
    return pageOf(rows, limit, (row) => [row.cursor, row.id]);
  }
}
