import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Campaign } from './campaign.entity.js';
import { CampaignRecipient } from './campaign-recipient.entity.js';

@Injectable()
export class CampaignsRepository extends TenantRepository<Campaign> {
  protected readonly entity = Campaign;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  async insert(ctx: Ctx, campaign: Pick<Campaign, 'title' | 'kind' | 'subjectId' | 'subjectTitle' | 'message' | 'dueOn' | 'filter' | 'byMemberId'>): Promise<string> {
    return (await this.rows(ctx).save({ ...campaign, tenantId: ctx.tenantId, state: 'sending', remindingOn: null, reminded: true, withdraws: false, closedAt: null })).id;
  }

  find(ctx: Ctx, id: string): Promise<Campaign | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  findForUpdate(ctx: Ctx, id: string): Promise<Campaign | null> {
    return this.rows(ctx).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async update(ctx: Ctx, id: string, change: Partial<Campaign>): Promise<void> {
    await this.rows(ctx).update({ id }, change);
  }

  /** Campaigns of any organization that have work left: a job may have been lost. */
  unfinished(limit: number): Promise<{ tenantId: string; id: string }[]> {
    return this.uow.as('relay', (manager) => manager.query(`select tenant_id as "tenantId", id from campaigns where state in ('sending', 'closing') or not reminded limit $1`, [limit]));
  }
}

const TO_REMIND = `campaign_id = $1 and state = 'sent' and (reminded_on is null or reminded_on < $2)`;
const TO_SETTLE = `campaign_id = $1 and state = 'sent' and not settled`;

@Injectable()
export class CampaignRecipientsRepository extends TenantRepository<CampaignRecipient> {
  protected readonly entity = CampaignRecipient;

  /** Each with its contact as it stands; says how many of them are vendors and contacts of the organization. */
  async insertMany(ctx: Ctx, campaignId: string, recipients: readonly { readonly vendorId: string; readonly contactId: string }[]): Promise<number> {
    const rows = await this.sql(ctx, `
      insert into campaign_recipients (tenant_id, campaign_id, vendor_id, contact_id, contact_name, contact_email)
      select $1, $2, v.id, c.id, c.name, c.email
      from json_to_recordset($3::json) as r("vendorId" uuid, "contactId" uuid)
      join vendors v on v.id = r."vendorId" join contacts c on c.vendor_id = v.id and c.id = r."contactId" returning id`, [ctx.tenantId, campaignId, JSON.stringify(recipients)]);
    return rows.length;
  }

  ofCampaign(ctx: Ctx, campaignId: string): Promise<CampaignRecipient[]> {
    return this.rows(ctx).find({ where: { campaignId }, order: { id: 'asc' } });
  }

  /** The next that waits to be sent and nobody else is sending. */
  nextWaiting(ctx: Ctx, campaignId: string): Promise<CampaignRecipient | null> {
    return this.rows(ctx).findOne({ where: { campaignId, state: 'waiting' }, order: { id: 'asc' }, lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' } });
  }

  /** The next that was sent and has not been written to again on or after that day. */
  nextToRemind(ctx: Ctx, campaignId: string, day: LocalDate): Promise<CampaignRecipient | null> {
    return this.next(ctx, TO_REMIND, [campaignId, day]);
  }

  /** The next that was sent and not looked at since the campaign is being closed. */
  nextToSettle(ctx: Ctx, campaignId: string): Promise<CampaignRecipient | null> {
    return this.next(ctx, TO_SETTLE, [campaignId]);
  }

  hasWaiting(ctx: Ctx, campaignId: string): Promise<boolean> {
    return this.rows(ctx).existsBy({ campaignId, state: 'waiting' });
  }

  /** Whether any is left, also one that somebody is at. */
  hasToRemind(ctx: Ctx, campaignId: string, day: LocalDate): Promise<boolean> {
    return this.any(ctx, TO_REMIND, [campaignId, day]);
  }

  hasToSettle(ctx: Ctx, campaignId: string): Promise<boolean> {
    return this.any(ctx, TO_SETTLE, [campaignId]);
  }

  async update(ctx: Ctx, id: string, change: Partial<CampaignRecipient>): Promise<void> {
    await this.rows(ctx).update({ id }, change);
  }

  /** What was not sent yet is not sent any more. */
  async refuseWaiting(ctx: Ctx, campaignId: string, because: string): Promise<void> {
    await this.rows(ctx).update({ campaignId, state: 'waiting' }, { state: 'refused', refusedBecause: because });
  }

  private async any(ctx: Ctx, where: string, values: unknown[]): Promise<boolean> {
    return (await this.sql(ctx, `select from campaign_recipients where ${where} limit 1`, values)).length > 0;
  }

  private async next(ctx: Ctx, where: string, values: unknown[]): Promise<CampaignRecipient | null> {
    const [row] = await this.sql<{ id: string }>(ctx, `select id from campaign_recipients where ${where} order by id limit 1 for update skip locked`, values);
    return row ? this.rows(ctx).findOneBy({ id: row.id }) : null;
  }
}
