import { Injectable } from '@nestjs/common';
import { awaitsVendor } from '@holdfast/domain/requests/request-steps';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { RequestsReader } from '../requests/requests.reader.js';
import { RequestsService } from '../requests/requests.service.js';
import { SubjectsService } from '../statements/subjects.service.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import type { Campaign } from './campaign.entity.js';
import type { CampaignRecipient } from './campaign-recipient.entity.js';
import { workOnCampaign } from './campaigns.jobs.js';
import { CampaignRecipientsRepository, CampaignsRepository } from './campaigns.repository.js';

const AT_ONCE = 100;
const CLOSED = 'The campaign was closed before it was sent';

/** Done by a job, a recipient a transaction: killed at any moment it goes on where it was, and two of it at once ask nobody twice. */
@Injectable()
export class CampaignWork {
  constructor(
    private readonly uow: UnitOfWork, private readonly campaigns: CampaignsRepository, private readonly recipients: CampaignRecipientsRepository, private readonly requests: RequestsService, private readonly reader: RequestsReader,
    private readonly subjects: SubjectsService, private readonly vendors: VendorsReader, private readonly jobs: Jobs, private readonly clock: Clock, private readonly audit: AuditWriter,
  ) {}

  async work(ctx: Ctx, id: string): Promise<void> {
    while (await this.sendNext(ctx, id));
    await this.finishSending(ctx, id);
    while (await this.remindNext(ctx, id));
    await this.finishReminding(ctx, id);
    while (await this.settleNext(ctx, id));
    await this.finishClosing(ctx, id);
  }

  unfinished(): Promise<{ tenantId: string; id: string }[]> {
    return this.campaigns.unfinished(AT_ONCE);
  }

  promise(ctx: Ctx, campaignId: string): Promise<void> {
    return this.uow.run(ctx, (ctx) => this.jobs.enqueue(ctx, workOnCampaign, { campaignId }));
  }

  private async sendNext(ctx: Ctx, id: string): Promise<boolean> {
    let tried: CampaignRecipient | null = null;
    try {
      return await this.uow.run(ctx, async (ctx) => {
        await this.uow.takeTurns(ctx, `campaign ${id}`, { shared: true }); // who closes it waits for what is just being sent
        const campaign = await this.campaigns.find(ctx, id);
        tried = campaign?.state === 'sending' ? await this.recipients.nextWaiting(ctx, id) : null;
        if (!campaign || !tried) return false;
        await this.recipients.update(ctx, tried.id, { state: 'sent', requestId: await this.ask(ctx, campaign, tried) });
        return true;
      });
    } catch (error) {
      // What was begun is undone with its transaction; why is kept in one of its own.
      if (!tried || !(error instanceof DomainError)) throw error;
      await this.refuse(ctx, tried, error.errors?.[0] ? `${error.message}: ${error.errors[0].message}` : error.message);
      return true;
    }
  }

  private async ask(ctx: Ctx, campaign: Campaign, { vendorId, contactId }: CampaignRecipient): Promise<string> {
    const { kind, subjectId, title, message, dueOn, byMemberId } = campaign;
    const { ownerMemberId } = await this.vendors.existing(ctx, vendorId);
    return this.subjects.ask(ctx, vendorId, { kind, subjectId, title, contactId, dueOn, about: message, senderMemberId: ownerMemberId ?? byMemberId });
  }

  private async refuse(ctx: Ctx, { id, vendorId, campaignId }: CampaignRecipient, because: string): Promise<void> {
    await this.uow.run(ctx, async (ctx) => {
      await this.recipients.update(ctx, id, { state: 'refused', refusedBecause: because });
      await this.audit.record(ctx, 'campaign.not_sent', { subjectType: 'campaign', subjectId: campaignId, vendorId, detail: { reason: because } });
    });
  }

  private async remindNext(ctx: Ctx, id: string): Promise<boolean> {
    return this.uow.run(ctx, async (ctx) => {
      const campaign = await this.campaigns.find(ctx, id);
      if (!campaign || campaign.reminded || campaign.remindingOn === null || campaign.state !== 'open') return false;
      const next = await this.recipients.nextToRemind(ctx, id, campaign.remindingOn);
      if (!next?.requestId) return false;
      await this.requests.remind(ctx, next.requestId);
      await this.recipients.update(ctx, next.id, { remindedOn: campaign.remindingOn });
      return true;
    });
  }

  private async settleNext(ctx: Ctx, id: string): Promise<boolean> {
    return this.uow.run(ctx, async (ctx) => {
      const campaign = await this.campaigns.find(ctx, id);
      const next = campaign?.state === 'closing' ? await this.recipients.nextToSettle(ctx, id) : null;
      if (!campaign || !next?.requestId) return false;
      if (campaign.withdraws && awaitsVendor((await this.reader.sentBy(ctx, next.requestId)).status)) await this.requests.withdraw(ctx, next.requestId, `“${campaign.title}” was closed`);
      await this.recipients.update(ctx, next.id, { settled: true });
      return true;
    });
  }

  /** What another worker holds is its own to finish: who comes last says so. */
  private async finishSending(ctx: Ctx, id: string): Promise<void> {
    await this.uow.run(ctx, async (ctx) => {
      const campaign = await this.campaigns.findForUpdate(ctx, id);
      if (campaign?.state !== 'sending' || (await this.recipients.hasWaiting(ctx, id))) return;
      await this.campaigns.update(ctx, id, { state: 'open' });
      await this.audit.record(ctx, 'campaign.sent', { subjectType: 'campaign', subjectId: id });
    });
  }

  private async finishReminding(ctx: Ctx, id: string): Promise<void> {
    await this.uow.run(ctx, async (ctx) => {
      const campaign = await this.campaigns.findForUpdate(ctx, id);
      if (!campaign || campaign.reminded || campaign.remindingOn === null) return;
      if (campaign.state === 'open' && (await this.recipients.hasToRemind(ctx, id, campaign.remindingOn))) return;
      await this.campaigns.update(ctx, id, { reminded: true });
    });
  }

  private async finishClosing(ctx: Ctx, id: string): Promise<void> {
    const closedAt = await this.clock.now();
    await this.uow.run(ctx, async (ctx) => {
      const campaign = await this.campaigns.findForUpdate(ctx, id);
      if (campaign?.state !== 'closing' || (await this.recipients.hasToSettle(ctx, id))) return;
      await this.recipients.refuseWaiting(ctx, id, CLOSED);
      await this.campaigns.update(ctx, id, { state: 'closed', closedAt });
      await this.audit.record(ctx, 'campaign.closed', { subjectType: 'campaign', subjectId: id, detail: { withdraws: campaign.withdraws } });
    });
  }
}
