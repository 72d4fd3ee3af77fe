import { Injectable } from '@nestjs/common';
import { blastRadius, type BlastRadius } from '@holdfast/domain/chain/chain-reach';
import type { ChainEngagement, ChainFinding, ChainParty, ChainRegister } from '@holdfast/domain/chain/chain-register';
import { type ChainState, readingChain } from '@holdfast/domain/chain/chain-state';
import { Coverage } from '@holdfast/domain/chain/coverage';
import { leafPaths } from '@holdfast/domain/chain/leaf-paths';
import { pathsToParty } from '@holdfast/domain/chain/party-paths';
import { reliance, type Reliance } from '@holdfast/domain/chain/reliance';
import { type Uncovered, uncoveredOn } from '@holdfast/domain/chain/uncovered-on';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Ctx } from '../../platform/context/ctx.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { inTurns } from '../../platform/turns/in-turns.js';
import { type AgreementRow, AgreementsReader } from '../agreements/agreements.reader.js';
import { FindingsService } from '../findings/findings.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { ChainViews, type NamedParty } from './chain.views.js';
import { withinBounds } from './within-bounds.js';

/** The organization itself among the parties: it has no vendor's id. */
export const OURSELVES = 'ourselves';

/** A day's register, and how its parties are called. */
export interface Standing {
  readonly asOf: LocalDate;
  readonly state: ChainState;
  /** Does the organization serve somebody, so that what it promised stands above? */
  readonly serves: boolean;
  readonly named: (agreementId: string) => AgreementRow | null;
}
export type Names = (partyId: string) => NamedParty;

/** An uncovered engagement with the first day of the gap that the day lies in; null where nobody recorded when PHI began. `path`: the parties on one way to it. */
export interface Gap {
  readonly engagement: ChainEngagement;
  readonly state: Uncovered['state'];
  readonly since: LocalDate | null;
  readonly path: string[] | null;
}

export interface UncoveredOn {
  readonly asOf: LocalDate;
  readonly flows: number;
  /** By id of the engagement. */
  readonly uncovered: readonly Uncovered[];
}

const MOST_RELIED_ON = 20;
const MOST_PATHS = 200;

/** The chain of the organization on a day. It only loads and names; the pure rule decides. */
@Injectable()
export class ChainService {
  constructor(private readonly views: ChainViews, private readonly agreements: AgreementsReader, private readonly organizations: OrganizationsReader, private readonly findings: FindingsService) {}

  /** What is uncovered on the day, each with one witness path: in one statement, however many. */
  async uncovered(ctx: Ctx, asOf?: LocalDate): Promise<UncoveredOn> {
    const day = asOf ?? (await this.organizations.today(ctx));
    const [{ kind }, flowing] = await Promise.all([this.organizations.profile(ctx), this.views.flowing(ctx, day)]);
    const { parties, viewpoint } = standpoint(ctx, kind);
    return { asOf: day, flows: flowing.count, uncovered: uncoveredOn(flowing, day, parties, viewpoint) };
  }

  /** The gaps in which the day lies, of these uncovered engagements, with the engagements on their paths. */
  async gaps(ctx: Ctx, asOf: LocalDate, uncovered: readonly Uncovered[]): Promise<{ gaps: Gap[]; names: Names }> {
    const ids = uncovered.flatMap(({ engagement, witness }) => [engagement, ...(witness ?? [])]);
    const byId = new Map((await this.views.some(ctx, ids, asOf)).map((engagement) => [engagement.id, engagement]));
    const coverage = new Coverage(await this.agreements.ofEngagementsOn(ctx, uncovered.map(({ engagement }) => engagement), asOf));
    const gaps = uncovered.flatMap(({ engagement: id, state, witness }): Gap[] => {
      const engagement = byId.get(id);
      if (!engagement) return []; // gone since
      const since = coverage.gaps(engagement, asOf).at(-1)?.[0] ?? asOf;
      return [{ engagement, state, since: engagement.startUnknown && since === engagement.start ? null : since, path: witness && [...witness.flatMap((each) => byId.get(each)?.customer ?? []), engagement.supplier] }];
    });
    return { gaps, names: await this.names(ctx, [...byId.values()].flatMap(({ customer, supplier }) => [customer, supplier])) };
  }

  unknownScope(ctx: Ctx, asOf: LocalDate): Promise<number> {
    return this.views.unknownScope(ctx, asOf);
  }

  /** The register as it stands on the day: the whole of it, or what bears on one party. */
  async standing(ctx: Ctx, asOf?: LocalDate, party?: string): Promise<Standing> {
    const day = asOf ?? (await this.organizations.today(ctx));
    const [{ kind }, engagements, approvals] = await Promise.all([this.organizations.profile(ctx), party ? this.views.around(ctx, party, day) : this.views.begun(ctx, day), this.views.approvals(ctx, day)]);
    const agreements = await (party ? this.agreements.ofEngagementsOn(ctx, engagements.map(({ id }) => id), day) : this.agreements.allOn(ctx, day));
    const titles = new Map(agreements.map((agreement) => [agreement.id, agreement]));
    return { asOf: day, named: (id) => titles.get(id) ?? null, state: await inTurns(readingChain(this.register(ctx, kind, { asOf: day, engagements, agreements, approvals, findings: await this.breaches(ctx, engagements) }))), serves: kind !== 'covered_entity' };
  }

  async concentration(ctx: Ctx, asOf?: LocalDate): Promise<{ asOf: LocalDate; vendors: number; relied: Reliance[] }> {
    const day = asOf ?? (await this.organizations.today(ctx));
    const [{ kind }, engagements] = await Promise.all([this.organizations.profile(ctx), this.views.begun(ctx, day)]);
    const state = await inTurns(readingChain(this.register(ctx, kind, { asOf: day, engagements, agreements: [], approvals: [], findings: [] }))); // who relies on whom is no question of paper
    const parties = new Set(state.live.flatMap(({ customer, supplier }) => [customer, supplier]));
    parties.delete(ctx.tenantId);
    return { asOf: day, vendors: parties.size, relied: await inTurns(reliance(state, ctx.tenantId, MOST_RELIED_ON)) };
  }

  /** What an event at the vendor touches. */
  async blastRadius(ctx: Ctx, vendorId: string, asOf?: LocalDate): Promise<{ asOf: LocalDate; radius: BlastRadius; engagements: ChainEngagement[]; agreements: AgreementRow[]; names: Names }> {
    await this.known(ctx, vendorId);
    const { asOf: day, state, named } = await this.standing(ctx, asOf, vendorId);
    const radius = await withinBounds(() => blastRadius(state, leafPaths(state.reached, ({ engagement }) => state.isUncovered(engagement)), vendorId));
    const touched = new Set(radius.engagements);
    return {
      asOf: day, radius, engagements: state.live.filter(({ id }) => touched.has(id)), agreements: radius.agreements.flatMap((id) => named(id) ?? []),
      names: await this.names(ctx, [vendorId, ...radius.parties]),
    };
  }

  /** All paths on which PHI reaches the vendor, up to a bound. */
  async paths(ctx: Ctx, vendorId: string, asOf?: LocalDate): Promise<{ asOf: LocalDate; paths: ChainEngagement[][]; cut: boolean; state: ChainState; names: Names }> {
    await this.known(ctx, vendorId);
    const { asOf: day, state } = await this.standing(ctx, asOf, vendorId);
    const { paths, cut } = pathsToParty(state.reached, vendorId, MOST_PATHS);
    const found = paths.map((path) => path.flatMap((id) => state.byId.get(id) ?? []));
    return { asOf: day, paths: found, cut, state, names: await this.names(ctx, found.flat().flatMap(({ customer, supplier }) => [customer, supplier])) };
  }

  /** Names of parties; ourselves by the organization's. */
  async names(ctx: Ctx, ids: readonly string[]): Promise<Names> {
    const { name } = await this.organizations.profile(ctx);
    const byId = new Map((await this.views.parties(ctx, [...new Set(ids)])).map((party) => [party.id, party]));
    return (id) => byId.get(id) ?? { id: OURSELVES, name, ownerMemberId: null, owner: null };
  }

  /** The vendor, or `not_found`: for ids that arrive in a path. */
  async known(ctx: Ctx, vendorId: string): Promise<void> {
    if (!(await this.views.parties(ctx, [vendorId])).length) throw new DomainError('not_found', 'No such vendor');
  }

  /** What staff marked as a possible material breach and nobody has closed: at one engagement, or at each that the vendor supplies. Not what was open on another day. */
  private async breaches(ctx: Ctx, engagements: readonly ChainEngagement[]): Promise<ChainFinding[]> {
    const breaches = await this.findings.materialBreaches(ctx);
    return breaches.flatMap(({ engagementId, vendorId, cured }) =>
      engagements.filter(({ id, supplier }) => (engagementId ? id === engagementId : supplier === vendorId)).map(({ id }): ChainFinding => ({ edge: id, kind: 'material_breach', open: true, cured })));
  }

  private register(ctx: Ctx, kind: string, rows: Pick<ChainRegister, 'asOf' | 'engagements' | 'agreements' | 'approvals' | 'findings'>): ChainRegister {
    return { ...rows, ...standpoint(ctx, kind), chainDays: CHAIN_DAYS, blastRadiusOf: [], attempts: [] };
  }
}

/** Where the organization stands in its chain. Every vendor is somebody's business associate here; only a covered entity has two roles. A business associate's chain begins at itself, its customers stand above. */
const standpoint = ({ tenantId }: Ctx, kind: string): Pick<ChainRegister, 'parties' | 'viewpoint'> => {
  const ourselves: ChainParty = { id: tenantId, kind: kind === 'covered_entity' || kind === 'both' ? 'covered_entity' : 'business_associate' };
  return { parties: new Map([[tenantId, ourselves]]), viewpoint: kind === 'covered_entity' ? null : tenantId };
};

/** How many days a chain without an agent may take to tell the covered entity: the outer limit, until an organization sets its own. */
const CHAIN_DAYS = 60;
