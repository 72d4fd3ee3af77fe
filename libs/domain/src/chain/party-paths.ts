import { asAssociate, asItself, rolesReached, type ChainEdge, type ChainGraph } from './chain-graph.js';

/** Simple paths to one party, as ids of engagements from the root on. `cut`: there are more than were asked for. */
export interface PartyPaths {
  paths: string[][];
  cut: boolean;
}

/** Every path on which something reaches the party, shortest first, of equals in the order of ids; at most `most` of them. */
export const pathsToParty = (graph: ChainGraph, party: string, most: number): PartyPaths => {
  const roots = new Set(graph.roots);
  const fromRoots = rolesReached(graph.roots, graph, 'out');
  const paths: string[][] = [];
  // Breadth first from the party upstream: only through roles that a root reaches, so each unfinished way can still become a path.
  let ways: { role: string; path: ChainEdge[]; on: ReadonlySet<string> }[] = [asAssociate(party), asItself(party)].filter((role) => fromRoots.has(role)).map((role) => ({ role, path: [], on: new Set([role]) }));
  while (ways.length > 0) {
    const next: typeof ways = [];
    for (const { role, path, on } of ways) {
      for (const edge of graph.into.get(role) ?? []) {
        if (on.has(edge.from) || !fromRoots.has(edge.from)) continue;
        const longer = [edge, ...path];
        if (roots.has(edge.from)) {
          if (paths.length === most) return { paths, cut: true };
          paths.push(longer.map(({ engagement }) => engagement.id));
        }
        next.push({ role: edge.from, path: longer, on: new Set([...on, edge.from]) });
        if (next.length > most * 20) return { paths, cut: true }; // ways that wait for a root are bounded too
      }
    }
    ways = next;
  }
  return { paths, cut: false };
};
