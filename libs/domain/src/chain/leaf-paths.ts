import { asAssociate, asItself, layeredEdges, rolesReached, type ChainEdge, type ChainGraph } from './chain-graph.js';
import { walkPaths } from './path-walk.js';

/** What the leaf paths of a chain come to: simple paths from the roots that lead no further. */
export interface LeafPaths {
  leafPaths: number;
  /** How many of them hold an uncovered engagement anywhere. */
  leafPathsWithGap: number;
  /** Engagements on the longest path; 0 without any. */
  maxDepth: number;
  /** How many of them run through the party, at either end or between. */
  through: (party: string) => number;
  /** The engagements on those. */
  edgesThrough: (party: string) => ReadonlySet<ChainEdge>;
}

type Counts = ReadonlyMap<string, number>;

const plus = (counts: Map<string, number>, key: string, more: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + more);
};

/** How many paths lead from the starts to each role. */
const arrivals = (ordered: readonly ChainEdge[], starts: readonly string[]): Counts => {
  const counts = new Map(starts.map((role) => [role, 1]));
  for (const { from, to } of ordered) plus(counts, to, counts.get(from) ?? 0);
  return counts;
};

/** How many paths lead from each role to a leaf along the edges that may be taken; a leaf itself is 1. */
const departures = (ordered: readonly ChainEdge[], graph: ChainGraph, mayTake: (edge: ChainEdge) => boolean): Counts => {
  const counts = new Map<string, number>();
  const from = (role: string): number => (graph.out.has(role) ? (counts.get(role) ?? 0) : 1);
  for (const edge of ordered.toReversed()) plus(counts, edge.from, mayTake(edge) ? from(edge.to) : 0);
  return counts;
};

/** Counts without listing, as the chain has no cycle: a path is a way through layers. */
const countedPaths = (graph: ChainGraph, ordered: readonly ChainEdge[], isUncovered: (edge: ChainEdge) => boolean): LeafPaths => {
  const starts = graph.roots;
  const arriving = arrivals(ordered, starts);
  const leaving = departures(ordered, graph, () => true);
  const clean = departures(ordered, graph, (edge) => !isUncovered(edge));
  const total = (counts: Counts): number => starts.reduce((sum, role) => sum + (counts.get(role) ?? 0), 0);
  const depths = new Map<string, number>();
  let maxDepth = 0;
  for (const { from, to } of ordered) {
    const depth = (depths.get(from) ?? 0) + 1;
    depths.set(to, Math.max(depth, depths.get(to) ?? 0));
    maxDepth = Math.max(maxDepth, depth);
  }
  const through = (party: string): number => {
    const [itself, associate] = [asItself(party), asAssociate(party)];
    const beginning = starts.includes(itself) ? (leaving.get(itself) ?? 0) : 0;
    const reaching = arriving.get(associate) ?? 0;
    if (reaching === 0) return beginning;
    const ownWays = beginning === 0 ? 0 : (arrivals(ordered, [itself]).get(associate) ?? 0); // began at the party: counted already
    return beginning + (reaching - ownWays) * (graph.out.has(associate) ? (leaving.get(associate) ?? 0) : 1);
  };
  const edgesThrough = (party: string): Set<ChainEdge> => {
    const roles = [asItself(party), asAssociate(party)];
    const above = rolesReached(roles, graph, 'into');
    const below = rolesReached(roles, graph, 'out');
    return new Set(ordered.filter(({ from, to }) => above.has(to) || below.has(from)));
  };
  return { leafPaths: total(leaving), leafPathsWithGap: total(leaving) - total(clean), maxDepth, through, edgesThrough };
};

/** Lists, as the chain has a cycle and a path may not come back. Throws `TooManyPaths`. */
const listedPaths = (graph: ChainGraph, isUncovered: (edge: ChainEdge) => boolean): LeafPaths => {
  const runs = new Map<string, { paths: number; edges: Set<ChainEdge> }>();
  let [leafPaths, leafPathsWithGap, maxDepth] = [0, 0, 0];
  walkPaths(graph, () => true, (path, leaf) => {
    maxDepth = Math.max(maxDepth, path.length);
    if (!leaf) return;
    leafPaths += 1;
    if (path.some(isUncovered)) leafPathsWithGap += 1;
    for (const party of new Set(path.flatMap(({ engagement }) => [engagement.customer, engagement.supplier]))) {
      const run = runs.get(party) ?? { paths: 0, edges: new Set<ChainEdge>() };
      run.paths += 1;
      for (const edge of path) run.edges.add(edge);
      runs.set(party, run);
    }
  });
  return { leafPaths, leafPathsWithGap, maxDepth, through: (party) => runs.get(party)?.paths ?? 0, edgesThrough: (party) => runs.get(party)?.edges ?? new Set() };
};

/** The leaf paths of the part of a chain that its roots reach. Counts beyond 2^53 are rounded, beyond 1.8e308 they are no numbers any more. Throws `TooManyPaths` only where there is a cycle. */
export const leafPaths = (graph: ChainGraph, isUncovered: (edge: ChainEdge) => boolean): LeafPaths => {
  const ordered = layeredEdges(graph);
  return ordered === null ? listedPaths(graph, isUncovered) : countedPaths(graph, ordered, isUncovered);
};
