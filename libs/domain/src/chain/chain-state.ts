import { chainGraph, reachedGraph, type ChainEdge, type ChainGraph } from './chain-graph.js';
import type { ChainEngagement, ChainRegister } from './chain-register.js';
import { Coverage, isLive, type Paper } from './coverage.js';
import { uniqueIds } from './ordered-ids.js';

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
  paperOf: (engagement: ChainEngagement) => Paper;
  isUncovered: (engagement: ChainEngagement) => boolean;
}

/** Reads the register on its day. A live engagement is uncovered when no agreement on file covers it and nobody saw or attested to one (45 CFR 164.502(e)). */
export const chainState = (register: ChainRegister): ChainState => {
  const { asOf, parties, viewpoint } = register;
  const coverage = new Coverage(register.agreements);
  const byId = new Map(register.engagements.filter((engagement) => isLive(engagement, asOf)).map((engagement) => [engagement.id, engagement]));
  const live = uniqueIds(byId.keys()).flatMap((id) => byId.get(id) ?? []);
  const papers = new Map(live.map((engagement) => [engagement.id, coverage.paper(engagement, asOf)]));
  const paperOf = (engagement: ChainEngagement): Paper => papers.get(engagement.id) ?? coverage.paper(engagement, asOf);
  const graph = chainGraph(live, parties, viewpoint);
  let reached: ChainGraph | undefined;
  return {
    register, coverage, live, byId, graph, paperOf,
    get reached() {
      return (reached ??= reachedGraph(graph)); // who only asks what is live need not walk
    },
    isUncovered: (engagement) => ['none', 'unknown'].includes(paperOf(engagement).state),
  };
};

/** The live engagements into the party that this edge's customer is there: those whose PHI it passes on. */
export const upstreamOf = ({ graph }: ChainState, edge: ChainEdge): readonly ChainEdge[] => graph.into.get(edge.from) ?? [];
