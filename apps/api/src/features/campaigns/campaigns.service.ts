import { Injectable } from '@nestjs/common';
import { MOST_RECIPIENTS, OUTCOME_LABELS } from '@holdfast/contracts/campaigns';
import { type CampaignFilter, type CampaignKind, campaignTally, type CampaignTally, outcomeOf, type RecipientFacts, type RecipientOutcome } from '@holdfast/domain/campaigns/campaign';
import { harmlessCsv } from '@holdfast/domain/csv/harmless-csv';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { RequestsReader } from '../requests/requests.reader.js';
import { SubjectsService } from '../statements/subjects.service.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import type { Campaign } from './campaign.entity.js';
import type { CampaignRecipient } from './campaign-recipient.entity.js';
import { workOnCampaign } from './campaigns.jobs.js';
import { CampaignRecipientsRepository, CampaignsRepository } from './campaigns.repository.js';
import { type Candidate, CampaignsViews } from './campaigns.views.js';

/** What a person says when she sends a campaign: exactly those whom she saw. */
export interface NewCampaign {
  readonly title: string;
  readonly kind: CampaignKind;
  readonly subjectId: string;
  readonly message: string;
  readonly dueOn: LocalDate;
  readonly filter: CampaignFilter;
  readonly recipients: readonly { readonly vendorId: string; readonly contactId: string }[];
}

/** A recipient, and what became of it today. */
export interface StandingRecipient extends CampaignRecipient, RecipientFacts {
  readonly state: CampaignRecipient['state'];
  readonly vendorName: string;
  readonly outcome: RecipientOutcome;
  readonly lastAt: Date | null;
}

export interface StandingCampaign {
  readonly campaign: Campaign;
  readonly by: string;
  readonly tally: CampaignTally;
  readonly recipients: readonly StandingRecipient[];
  readonly today: LocalDate;
}

/** One asking of many vendors: previewed, sent, watched, written to again, closed. */
@Injectable()
export class CampaignsService {
  constructor(
    private readonly uow: UnitOfWork, private readonly campaigns: CampaignsRepository, private readonly recipients: CampaignRecipientsRepository, private readonly views: CampaignsViews, private readonly subjects: SubjectsService,
    private readonly requests: RequestsReader, private readonly vendors: VendorsReader, private readonly organizations: OrganizationsReader,
    private readonly jobs: Jobs, private readonly audit: AuditWriter,
  ) {}

  /** Whom this filter finds, with and without somebody to write to. */
  async preview(ctx: Ctx, filter: CampaignFilter): Promise<Candidate[]> {
    if (filter.ownerMemberId && !(await this.organizations.member(ctx, filter.ownerMemberId))) throw new DomainError('not_found', 'No such member', [{ pointer: '/ownerMemberId', message: 'is no member of this organization' }]);
    return this.views.candidates(ctx, filter, MOST_RECIPIENTS);
  }

  /** Keeps who is to be asked, and promises the job that asks them; says the campaign's id. */
  async send(ctx: Ctx, { recipients, ...said }: NewCampaign): Promise<string> {
    const today = await this.organizations.today(ctx);
    if (said.dueOn < today) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/dueOn', message: 'is before today' }]);
    const subjectTitle = await this.subjects.titleOf(ctx, said);
    return this.uow.run(ctx, async (ctx) => {
      const id = await this.campaigns.insert(ctx, { ...said, subjectTitle, byMemberId: ctx.actor.memberId as string });
      if ((await this.recipients.insertMany(ctx, id, recipients)) !== recipients.length) throw new DomainError('not_found', 'Somebody on this list is not in the register any more. Read the list again, then send', [{ pointer: '/recipients', message: 'name a vendor or contact that is not there' }]);
      await this.jobs.enqueue(ctx, workOnCampaign, { campaignId: id });
      await this.audit.record(ctx, 'campaign.begun', { subjectType: 'campaign', subjectId: id, detail: { kind: said.kind, subject: said.subjectId, recipients: recipients.length, dueOn: said.dueOn } });
      return id;
    });
  }

  async read(ctx: Ctx, id: string): Promise<StandingCampaign> {
    const today = await this.organizations.today(ctx);
    const { campaign, all, names } = await this.uow.run(ctx, async (ctx) => {
      const campaign = await this.existing(ctx, id);
      const all = await this.recipients.ofCampaign(ctx, id);
      return { campaign, all, names: await this.vendors.namesOf(ctx, all.map(({ vendorId }) => vendorId)) };
    });
    const requestIds = all.flatMap(({ requestId }) => requestId ?? []);
    const standings = new Map((await this.requests.standings(ctx, requestIds)).map((row) => [row.id, row]));
    const recipients = all.map((recipient): StandingRecipient => {
      const standing = standings.get(recipient.requestId ?? '');
      const facts = { state: recipient.state, status: standing?.status ?? null, withExceptions: standing?.withExceptions ?? false, late: standing?.late ?? false };
      return { ...recipient, ...facts, vendorName: names.get(recipient.vendorId) ?? '', outcome: outcomeOf(facts), lastAt: standing?.lastAt ?? null };
    }).toSorted((one, other) => one.vendorName.localeCompare(other.vendorName));
    return { campaign, by: (await this.organizations.member(ctx, campaign.byMemberId))?.name ?? '', tally: campaignTally(recipients), recipients, today };
  }

  /** Writes to everybody who has not answered once more, by a job; at most once on a local day. */
  async remind(ctx: Ctx, id: string): Promise<void> {
    const today = await this.organizations.today(ctx);
    await this.change(ctx, id, 'campaign.reminded', ({ state, remindingOn }) => {
      if (state !== 'open') throw new DomainError('rule_broken', state === 'sending' ? 'It is still being sent' : 'This campaign is closed: nobody is written to any more');
      if (remindingOn === today) throw new DomainError('conflict', 'Everybody who has not answered was written to today already');
      return { remindingOn: today, reminded: false };
    });
  }

  /** Ends it by a job: what was not answered is taken back, or stays open as a request of its own. */
  close(ctx: Ctx, id: string, withdraws: boolean): Promise<void> {
    return this.change(ctx, id, 'campaign.closing', ({ state }) => {
      if (state === 'closing' || state === 'closed') throw new DomainError('conflict', 'This campaign is closed already');
      return { state: 'closing', withdraws };
    });
  }

  /** One line a recipient. */
  async export(ctx: Ctx, id: string): Promise<string> {
    const { campaign, recipients } = await this.read(ctx, id);
    await this.uow.run(ctx, (ctx) => this.audit.record(ctx, 'campaign.exported', { subjectType: 'campaign', subjectId: id }));
    return harmlessCsv([
      ['Vendor', 'Asked', 'E-mail', 'Outcome', 'Late', 'Why not sent', 'Last step (UTC)', 'Written to again', 'Due'],
      ...recipients.map(({ vendorName, contactName, contactEmail, outcome, late, refusedBecause, lastAt, remindedOn }) => [vendorName, contactName, contactEmail, OUTCOME_LABELS[outcome], late ? 'yes' : 'no', refusedBecause, lastAt?.toISOString() ?? '', remindedOn ?? '', campaign.dueOn]),
    ]);
  }

  private change(ctx: Ctx, id: string, action: string, changeOf: (campaign: Campaign) => Partial<Campaign>): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      await this.uow.takeTurns(ctx, `campaign ${id}`);
      const campaign = await this.campaigns.findForUpdate(ctx, id);
      if (!campaign) throw noSuchCampaign();
      await this.campaigns.update(ctx, id, changeOf(campaign));
      await this.jobs.enqueue(ctx, workOnCampaign, { campaignId: id });
      await this.audit.record(ctx, action, { subjectType: 'campaign', subjectId: id });
    });
  }

  private async existing(ctx: Ctx, id: string): Promise<Campaign> {
    const campaign = await this.campaigns.find(ctx, id);
    if (!campaign) throw noSuchCampaign();
    return campaign;
  }
}

const noSuchCampaign = () => new DomainError('not_found', 'No such campaign');
