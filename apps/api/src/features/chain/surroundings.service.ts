import { Injectable } from '@nestjs/common';
import type { ChainEngagement } from '@holdfast/domain/chain/chain-register';
import { termValueWords } from '@holdfast/domain/chain/chain-words';
import type { ChainState } from '@holdfast/domain/chain/chain-state';
import { holdsDay, inForceDays, termsOfPaper } from '@holdfast/domain/chain/coverage';
import { type FlowDownFinding, findingsOn } from '@holdfast/domain/chain/flow-down-report';
import { surroundingsOf } from '@holdfast/domain/chain/surroundings';
import { addDays, type LocalDate } from '@holdfast/domain/dates/local-date';
import type { Ctx } from '../../platform/context/ctx.js';
import { inTurns } from '../../platform/turns/in-turns.js';
import type { AgreementRow } from '../agreements/agreements.reader.js';
import { ChainService, type Names } from './chain.service.js';
import { ChainViews, type EngagementFacts } from './chain.views.js';
import { withinBounds } from './within-bounds.js';

/** How we know of the paper: our own agreement, one on file between others, an assurance, or nothing. */
export type KnownBy = 'own_agreement' | 'document_on_file' | 'document_seen' | 'attested' | 'unknown' | 'nothing';
export type EdgeState = 'in_force' | 'due' | 'gap' | 'unknown' | 'no_phi' | 'phi_unknown';

/** One engagement of a surroundings, as its line and its row say it. */
export interface ChainEdgeFacts {
  readonly engagement: ChainEngagement;
  readonly facts: EngagementFacts;
  readonly state: EdgeState;
  /** First day of the gap; null where there is none, or nobody recorded when PHI began. */
  readonly since: LocalDate | null;
  /** Last day in force of the governing agreement; null without one, or without an end. */
  readonly until: LocalDate | null;
  readonly knownBy: KnownBy;
  readonly agreement: Pick<AgreementRow, 'id' | 'title'> | null;
  /** The agreement that covered it last, where none does any more. */
  readonly ended: { readonly title: string; readonly on: LocalDate } | null;
  /** In words; null where no agreement is in force. */
  readonly breachNotice: string | null;
  readonly breachNoticeRead: boolean;
  /** Is there an engagement above to compare with? */
  readonly first: boolean;
  readonly findings: readonly FlowDownFinding[];
}

export interface VendorChain {
  readonly asOf: LocalDate;
  readonly edges: readonly ChainEdgeFacts[];
  readonly total: number;
  readonly cut: boolean;
  readonly names: Names;
}

/** So many links a screen can still show; beyond them it says that it was cut. */
const MOST_EDGES = 500;
/** An end within so many days is said to be due soon. */
const SOON_DAYS = 30;

/** The chain around one vendor: upstream to whom it serves, downstream to whom it engages. */
@Injectable()
export class SurroundingsService {
  constructor(private readonly chain: ChainService, private readonly views: ChainViews) {}

  async ofVendor(ctx: Ctx, vendorId: string, asOf?: LocalDate): Promise<VendorChain> {
    await this.chain.known(ctx, vendorId);
    const { asOf: day, state, named } = await this.chain.standing(ctx, asOf, vendorId);
    const present = state.register.engagements.filter(({ start, end }) => holdsDay({ from: start, to: end }, day));
    const { engagements, total, cut } = surroundingsOf(present, vendorId, MOST_EDGES);
    const ids = engagements.map(({ id }) => id);
    const facts = new Map((await this.views.facts(ctx, ids)).map((each) => [each.id, each]));
    const findings = new Map<string, FlowDownFinding[]>(ids.map((id) => [id, []]));
    for (const finding of await withinBounds(() => inTurns(findingsOn(state, ids)))) findings.get(finding.edge)?.push(finding);
    const ended = endedBefore(state, named, new Set(ids));
    const leaving = new Map(state.graph.edges.map((edge) => [edge.engagement.id, edge.from]));
    const edges = engagements.map((engagement) => ({ ...this.edge(ctx, state, engagement, facts.get(engagement.id) as EngagementFacts, named, findings.get(engagement.id) ?? [], !state.graph.into.has(leaving.get(engagement.id) ?? '')), ended: state.coverage.governing(engagement.id, day) ? null : (ended.get(engagement.id) ?? null) }));
    return { asOf: day, edges, total, cut, names: await this.chain.names(ctx, [vendorId, ...engagements.flatMap(({ customer, supplier }) => [customer, supplier])]) };
  }

  private edge({ tenantId }: Ctx, state: ChainState, engagement: ChainEngagement, facts: EngagementFacts, named: (agreementId: string) => AgreementRow | null, findings: readonly FlowDownFinding[], first: boolean): Omit<ChainEdgeFacts, 'ended'> {
    const { asOf } = state.register;
    const paper = state.coverage.paper(engagement, asOf);
    const onFile = paper.state === 'on_file' ? paper.agreement : null;
    const until = onFile ? (inForceDays(onFile)?.to ?? null) : null;
    const terms = termsOfPaper(paper);
    const since = state.coverage.gaps(engagement, asOf).at(-1)?.[0] ?? null;
    const isGap = paper.state === 'none' || paper.state === 'unknown';
    const own = engagement.customer === tenantId || engagement.supplier === tenantId;
    const flows = facts.phi === 'flows';
    return {
      engagement, facts, findings, first, until,
      state: !flows ? (facts.phi === 'none' ? 'no_phi' : 'phi_unknown') : paper.state === 'none' ? 'gap' : paper.state === 'unknown' ? 'unknown' : endsSoon(state, engagement, until) ? 'due' : 'in_force',
      since: isGap && flows && !(engagement.startUnknown && since === engagement.start) ? since : null,
      knownBy: onFile ? (own ? 'own_agreement' : 'document_on_file') : (engagement.assurance ?? 'nothing'),
      agreement: onFile && named(onFile.id),
      breachNotice: terms && flows ? termValueWords('breachDays', terms.breachDays) : null,
      breachNoticeRead: terms?.breachDays !== null,
    };
  }
}

/** The agreements that covered these engagements and have ended by the day, each engagement's latest. */
const endedBefore = ({ register: { agreements, asOf } }: ChainState, named: (agreementId: string) => AgreementRow | null, ids: ReadonlySet<string>): Map<string, { title: string; on: LocalDate }> => {
  const ended = new Map<string, { title: string; on: LocalDate }>();
  for (const agreement of agreements) {
    const inForce = inForceDays(agreement);
    for (const id of inForce ? agreement.covers : []) {
      const on = agreement.coverDates.get(id)?.to ?? inForce?.to;
      if (ids.has(id) && on && on < asOf && on > (ended.get(id)?.on ?? '')) ended.set(id, { title: named(agreement.id)?.title ?? '', on });
    }
  }
  return ended;
};

const endsSoon = ({ register, coverage }: ChainState, { id }: ChainEngagement, until: LocalDate | null): boolean =>
  until !== null && until <= addDays(register.asOf, SOON_DAYS) && coverage.governing(id, addDays(until, 1)) === null;
