import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Tier, TIERS } from '@holdfast/domain/deadlines/tier';
import { inherentTier, type InherentTier } from '@holdfast/domain/tiers/inherent-tier';
import { type TierAsk, USUAL_ASKS } from '@holdfast/domain/tiers/tier-asks';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { DeadlineSources } from '../deadlines/deadline-sources.facts.js';
import { EngagementChanges } from '../engagements/engagement-changes.facts.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { TierAsksRepository } from './tier-asks.repository.js';

/** A vendor's risk class as it stands, and what the rules say whoever set it. */
export interface StandingTier {
  readonly tier: Tier | null;
  readonly by: 'rules' | 'staff' | null;
  readonly reason: string;
  readonly rules: InherentTier;
}

export interface StandingAsk extends TierAsk {
  readonly tier: Tier;
  /** 0: the usual, which nobody has changed. */
  readonly version: number;
}

/** How a vendor comes by its risk class: by rules over what it supplies, unless staff says otherwise; and what each class is asked. */
@Injectable()
export class TiersService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork, private readonly engagements: EngagementsService, private readonly changes: EngagementChanges, private readonly vendors: VendorsReader, private readonly vendorsService: VendorsService,
    private readonly organizations: OrganizationsReader, private readonly sources: DeadlineSources, private readonly asks: TierAsksRepository, private readonly audit: AuditWriter,
  ) {}

  onModuleInit(): void {
    this.changes.whenChanged(async (ctx, engagementId) => {
      const supplier = await this.engagements.supplierOf(ctx, engagementId);
      if (supplier !== null) await this.derive(ctx, supplier);
    });
    // An engagement that ends by its day changes the class too, without anybody's act.
    this.sources.add({
      matterType: 'vendor_tier',
      reads: ['engagements.to_on'],
      page: (ctx, today, after, limit) => this.uow.run(ctx, async (ctx) => {
        const suppliers = await this.engagements.suppliersAfter(ctx, after, limit);
        const known = new Map((await this.vendors.many(ctx, suppliers.map(({ vendorId }) => vendorId))).map((vendor) => [vendor.id, vendor]));
        return suppliers.map(({ vendorId, engagements }) => {
          const vendor = known.get(vendorId);
          return { matterId: vendorId, facts: [], stale: vendor?.tierBy !== 'staff' && (vendor?.tier ?? null) !== inherentTier(engagements, today).tier };
        });
      }),
      follow: (ctx, vendorId) => this.derive(ctx, vendorId),
    });
  }

  async of(ctx: Ctx, vendorId: string): Promise<StandingTier> {
    return this.uow.run(ctx, async (ctx) => {
      const { tier, tierBy, tierReason } = await this.vendors.existing(ctx, vendorId);
      return { tier, by: tierBy, reason: tierReason, rules: await this.byRules(ctx, vendorId) };
    });
  }

  /** What staff says in place of the rules; null: the rules again. */
  async override(ctx: Ctx, vendorId: string, tier: Tier | null, reason: string): Promise<StandingTier> {
    return this.uow.run(ctx, async (ctx) => {
      await this.vendors.existing(ctx, vendorId);
      const derived = (await this.byRules(ctx, vendorId)).tier;
      await this.vendorsService.setTier(ctx, vendorId, tier === null ? { tier: derived, tierBy: derived && 'rules', tierReason: '' } : { tier, tierBy: 'staff', tierReason: reason });
      return this.of(ctx, vendorId);
    });
  }

  async asked(ctx: Ctx): Promise<StandingAsk[]> {
    const stored = new Map((await this.uow.run(ctx, (ctx) => this.asks.all(ctx))).map((ask) => [ask.tier, ask]));
    return TIERS.map((tier) => {
      const own = stored.get(tier);
      return own ? { tier, questionnaireId: own.questionnaireId, ...own.documents, version: own.version } : { tier, ...USUAL_ASKS[tier], version: 0 };
    });
  }

  async setAsked(ctx: Ctx, tier: Tier, version: number, ask: TierAsk): Promise<void> {
    if (ask.questionnaireId === null && ask.asks.length === 0) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/questionnaireId', message: 'ask a questionnaire, a document, or both' }]);
    await this.uow.run(ctx, async (ctx) => {
      if (!(await this.asks.set(ctx, tier, version, ask))) throw new DomainError('precondition_failed', 'Somebody else changed this in the meantime');
      await this.audit.record(ctx, 'tier_ask.set', { subjectType: 'tier_ask', subjectId: tier, detail: { tier, ...ask } });
    });
  }

  private async derive(ctx: Ctx, vendorId: string): Promise<void> {
    await this.uow.run(ctx, async (ctx) => {
      const { tierBy } = await this.vendors.existing(ctx, vendorId);
      if (tierBy === 'staff') return;
      const { tier } = await this.byRules(ctx, vendorId);
      await this.vendorsService.setTier(ctx, vendorId, { tier, tierBy: tier && 'rules', tierReason: '' });
    });
  }

  private async byRules(ctx: Ctx, vendorId: string): Promise<InherentTier> {
    return inherentTier(await this.engagements.suppliedBy(ctx, vendorId), await this.organizations.today(ctx));
  }
}
