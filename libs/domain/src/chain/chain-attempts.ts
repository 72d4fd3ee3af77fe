import { edgeOf, groupedBy, type ChainEdge } from './chain-graph.js';
import type { ChainEngagement, ChainParty } from './chain-register.js';
import { holdsDay, sharedDays, type DaySpan } from './coverage.js';
import { compareIds, uniqueIds } from './ordered-ids.js';

/** May an engagement be recorded? Not with oneself, and not where it closes a cycle; `cycle` names its engagements from the one tried on, downstream. */
export interface AttemptAnswer {
  id: string;
  answer: 'accepted' | 'refused';
  reason?: 'self' | 'cycle';
  cycle?: string[];
}

const daysOf = ({ engagement: { start, end } }: ChainEdge): DaySpan => ({ from: start, to: end });

/** The shortest way from one role to another, the first by id of equals; null without one. */
const shortestWay = (edges: readonly ChainEdge[], from: string, to: string): ChainEdge[] | null => {
  const out = groupedBy(edges, 'from');
  const cameBy = new Map<string, ChainEdge | null>([[from, null]]);
  for (const [role] of cameBy) for (const edge of out.get(role) ?? []) if (!cameBy.has(edge.to)) cameBy.set(edge.to, edge);
  if (!cameBy.has(to)) return null;
  const way: ChainEdge[] = [];
  for (let edge = cameBy.get(to); edge; edge = cameBy.get(edge.from)) way.push(edge);
  return way.toReversed();
};

/** A cycle that the edge closes with others on a day they all share; null without one. If spans share a day, they share the first day of one of them. */
const cycleClosedBy = (tried: ChainEdge, edges: readonly ChainEdge[]): string[] | null => {
  const beside = edges.filter((edge) => sharedDays(daysOf(edge), daysOf(tried)) !== null);
  if (shortestWay(beside, tried.to, tried.from) === null) return null;
  const firstDays = uniqueIds([tried, ...beside].map(({ engagement }) => engagement.start).filter((day) => holdsDay(daysOf(tried), day)));
  for (const day of firstDays) {
    const way = shortestWay(beside.filter((edge) => holdsDay(daysOf(edge), day)), tried.to, tried.from);
    if (way !== null) return [tried, ...way].map(({ engagement }) => engagement.id);
  }
  return null;
};

/**
 * Tries engagements in order; what is accepted stays for those after it. PHI flows only in engagements with PHI types, so only those close cycles.
 * Diamonds, and a covered entity's second role as another's business associate, are no cycles. Source: 45 CFR 164.502(e)(1), rule CH-16.
 */
export const tryEngagements = (attempts: readonly ChainEngagement[], engagements: readonly ChainEngagement[], parties: ReadonlyMap<string, ChainParty>): AttemptAnswer[] => {
  const carriesPhi = ({ phi }: ChainEngagement): boolean => phi.types.length > 0;
  const edges = engagements.filter(carriesPhi).map((engagement) => edgeOf(engagement, parties)).toSorted((a, b) => compareIds(a.engagement.id, b.engagement.id));
  return attempts.map((engagement) => {
    const { id } = engagement;
    if (engagement.customer === engagement.supplier) return { id, answer: 'refused', reason: 'self' };
    if (!carriesPhi(engagement)) return { id, answer: 'accepted' };
    const edge = edgeOf(engagement, parties);
    const cycle = cycleClosedBy(edge, edges);
    if (cycle !== null) return { id, answer: 'refused', reason: 'cycle', cycle };
    edges.push(edge);
    return { id, answer: 'accepted' };
  });
};
