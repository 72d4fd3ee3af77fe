import { Injectable } from '@nestjs/common';
import { tryEngagements } from '@holdfast/domain/chain/chain-attempts';
import type { ChainParty } from '@holdfast/domain/chain/chain-register';
import { chainEngagement } from '@holdfast/domain/chain/recorded-engagement';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { type Engagement, recordedOf } from './engagement.entity.js';
import { EngagementsRepository } from './engagements.repository.js';

/** Would an engagement close a cycle of engagements that share a day? Asked of the same rule that the chain is read by. */
@Injectable()
export class CycleCheck {
  constructor(private readonly uow: UnitOfWork, private readonly engagements: EngagementsRepository, private readonly vendors: VendorsReader, private readonly organizations: OrganizationsReader) {}

  /** Waits for others who change the chain. Who changes an engagement waits before it locks the row, or two could wait for each other. */
  takeTurn(ctx: Ctx): Promise<void> {
    return this.uow.takeTurns(ctx, `chain ${ctx.tenantId}`);
  }

  /** Those that would, with a sentence that names the cycle. Tried in order: what may stay counts for those after it. */
  async refused(ctx: Ctx, tried: readonly Engagement[]): Promise<ReadonlyMap<string, string>> {
    const flowing = tried.filter(({ phi }) => phi === 'flows');
    if (flowing.length === 0) return new Map();
    await this.takeTurn(ctx);
    const today = await this.organizations.today(ctx);
    const ids = new Set(tried.map(({ id }) => id));
    const beside = (await this.engagements.flowingBelow(ctx, flowing.map(({ supplierVendorId }) => supplierVendorId))).filter(({ id }) => !ids.has(id));
    const { kind } = await this.organizations.profile(ctx);
    const ourselves: ChainParty = { id: ctx.tenantId, kind: kind === 'covered_entity' || kind === 'both' ? 'covered_entity' : 'business_associate' };
    const chained = (engagement: Engagement) => chainEngagement(recordedOf(engagement, ctx.tenantId), today);
    const answers = tryEngagements(flowing.map(chained), beside.map(chained), new Map([[ourselves.id, ourselves]]));
    const byId = new Map([...beside, ...flowing].map((engagement) => [engagement.id, engagement]));
    const sentences = new Map<string, string>();
    for (const { id, cycle } of answers) if (cycle) sentences.set(id, await this.sentence(ctx, cycle.flatMap((each) => byId.get(each) ?? [])));
    return sentences;
  }

  private async sentence(ctx: Ctx, cycle: readonly Engagement[]): Promise<string> {
    const names: string[] = [];
    for (const { customerVendorId } of cycle) names.push(customerVendorId === null ? 'ourselves' : (await this.vendors.existing(ctx, customerVendorId)).legalName);
    return `PHI would go round in a cycle: ${[...names, names[0]].join(' → ')}. End one of these engagements before the others begin`;
  }
}
