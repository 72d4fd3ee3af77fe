import { chainGraph, reachedGraph, type ChainEdge, type ChainGraph } from './chain-graph.js';
import type { ChainEngagement, ChainRegister } from './chain-register.js';
import { Coverage, covering, isLive, type Paper } from './coverage.js';
import { compareIds } from './ordered-ids.js';
import { allAtOnce, type Steps } from './steps.js';

/** A register as it stands on its day: what is live, and how each live engagement is papered. */
export interface ChainState {
  register: ChainRegister;
  coverage: Coverage;
  /** Live engagements by id. */
  live: readonly ChainEngagement[];
  byId: ReadonlyMap<string, ChainEngagement>;
  /** All of them but those with oneself. */
  graph: ChainGraph;
  /** Those to which paths lead. */
  reached: ChainGraph;
  /** The same, in steps: who only asks what is live need not walk. */
  reaching: () => Steps<ChainGraph>;
  paperOf: (engagement: ChainEngagement) => Paper;
  isUncovered: (engagement: ChainEngagement) => boolean;
}

/** Reads the register on its day. A live engagement is uncovered when no agreement on file covers it and nobody saw or attested to one (45 CFR 164.502(e)). */
export const chainState = (register: ChainRegister): ChainState => allAtOnce(readingChain(register));

/** The same, in steps: a hundred thousand engagements take most of a second. */
export function* readingChain(register: ChainRegister): Steps<ChainState> {
  const { asOf, parties, viewpoint } = register;
  const coverage = yield* covering(register.agreements);
  const byId = new Map<string, ChainEngagement>();
  for (const engagement of register.engagements) {
    yield;
    if (isLive(engagement, asOf)) byId.set(engagement.id, engagement);
  }
  const live = [...byId.values()].sort((a, b) => compareIds(a.id, b.id));
  const papers = new Map<ChainEngagement, Paper>();
  const paperOf = (engagement: ChainEngagement): Paper => {
    const known = papers.get(engagement);
    if (known !== undefined) return known;
    const paper = coverage.paper(engagement, asOf);
    papers.set(engagement, paper);
    return paper;
  };
  const graph = yield* chainGraph(live, parties, viewpoint);
  let reached: ChainGraph | undefined;
  function* reaching(): Steps<ChainGraph> {
    return (reached ??= yield* reachedGraph(graph));
  }
  return {
    register, coverage, live, byId, graph, paperOf, reaching,
    get reached() {
      return allAtOnce(reaching());
    },
    isUncovered: (engagement) => ['none', 'unknown'].includes(paperOf(engagement).state),
  };
}

/** The live engagements into the party that this edge's customer is there: those whose PHI it passes on. */
export const upstreamOf = ({ graph }: ChainState, edge: ChainEdge): readonly ChainEdge[] => graph.into.get(edge.from) ?? [];
