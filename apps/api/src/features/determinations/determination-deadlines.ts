import { Injectable, type OnModuleInit } from '@nestjs/common';
import { dayWords, zoneWords } from '@holdfast/domain/dates/date-words';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { DeadlineFact } from '@holdfast/domain/deadlines/deadline-fact';
import { deadlinesOfDetermination } from '@holdfast/domain/deadlines/deadlines-of-determination';
import { standingOf } from '@holdfast/domain/determinations/determination-standing';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DeadlineSources, type MatterFacts } from '../deadlines/deadline-sources.facts.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { EngagementChanges } from '../engagements/engagement-changes.facts.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import type { Determination } from './determination.entity.js';
import { DeterminationsRepository } from './determinations.repository.js';

type Engagement = Awaited<ReturnType<EngagementsService['existing']>>;

const POLICY = 'Yearly look at whether an engagement needs a BAA';

/** "Does this engagement need a BAA?" is asked again after a year, and at once when the engagement has changed. */
@Injectable()
export class DeterminationDeadlines implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork, private readonly determinations: DeterminationsRepository, private readonly engagements: EngagementsService, private readonly changes: EngagementChanges, private readonly vendors: VendorsReader,
    private readonly organizations: OrganizationsReader, private readonly deadlines: DeadlinesService, private readonly sources: DeadlineSources,
  ) {}

  onModuleInit(): void {
    this.changes.whenChanged((ctx, engagementId) => this.follow(ctx, engagementId));
    this.sources.add({
      matterType: 'engagement',
      reads: ['engagements.to_on', 'determinations.decided_on'],
      page: (ctx, today, after, limit) => this.page(ctx, today, after, limit),
      follow: (ctx, id) => this.follow(ctx, id),
    });
  }

  follow(ctx: Ctx, engagementId: string): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const engagement = await this.engagements.existing(ctx, engagementId);
      const [latest] = await this.determinations.ofEngagements(ctx, [engagementId]);
      const facts = factsOf(engagement, latest, await this.organizations.today(ctx));
      const vendorId = engagement.supplierVendorId ?? engagement.customerVendorId;
      if (facts.length === 0 || vendorId === null) return this.deadlines.follow(ctx, 'engagement', engagementId, [], { others: 'met' });
      const vendor = await this.vendors.existing(ctx, vendorId);
      const owner = await this.organizations.answerableFor(ctx, vendor.ownerMemberId);
      const { zone, name: organizationName } = await this.organizations.profile(ctx);
      const title = `${engagement.service || 'An engagement without a name'}: does it still need a BAA, or none?`;
      await this.deadlines.follow(ctx, 'engagement', engagementId, facts.map(({ kind, occurrence, dueOn, basis, reasons }) => ({
        vendorId, kind, occurrence, basis, dueOn, reasons, ownerMemberId: owner.id, title, link: `/vendors/${vendorId}`,
        mail: { kind: 'policy-review-date', variables: { organizationName, zone: zoneWords(zone), subjectTitle: `${vendor.legalName}: ${engagement.service || 'an engagement'}`, reviewDate: dayWords(dueOn), policyName: POLICY, minutes: '5' } },
      })), { others: 'met' });
    });
  }

  private async page(ctx: Ctx, today: LocalDate, after: string | null, limit: number): Promise<MatterFacts[]> {
    const engagements = await this.engagements.page(ctx, after, limit);
    const latest = new Map<string, Determination>();
    for (const determination of await this.determinations.ofEngagements(ctx, engagements.map(({ id }) => id))) if (!latest.has(determination.engagementId)) latest.set(determination.engagementId, determination);
    return engagements.map((engagement) => ({ matterId: engagement.id, facts: factsOf(engagement, latest.get(engagement.id), today) }));
  }
}

/** An engagement that is over needs no answer any more. */
const factsOf = (engagement: Engagement, latest: Determination | undefined, today: LocalDate): DeadlineFact[] => {
  const over = engagement.toOn !== null && engagement.toOn < today;
  return deadlinesOfDetermination(latest && !over ? { decidedOn: latest.decidedOn, standing: standingOf(latest, engagement, latest.decidedOn, today) } : null);
};
