import { rolesReached, type ChainEdge, type ChainGraph } from './chain-graph.js';
import { compareIdLists } from './ordered-ids.js';
import { walkPaths } from './path-walk.js';

/**
 * Every simple path from the roots whose last engagement is uncovered, as ids of engagements from the root on, sorted. Follows only edges that can
 * still lead to such an engagement. Throws `TooManyPaths`.
 */
export const uncoveredPaths = (graph: ChainGraph, isUncovered: (edge: ChainEdge) => boolean): string[][] => {
  const uncovered = new Set(graph.edges.filter(isUncovered));
  const leading = rolesReached([...uncovered].map(({ from }) => from), graph, 'into');
  const found: string[][] = [];
  walkPaths(graph, (edge) => uncovered.has(edge) || leading.has(edge.to), (path) => {
    const last = path.at(-1);
    if (last !== undefined && uncovered.has(last)) found.push(path.map(({ engagement }) => engagement.id));
  });
  return found.toSorted(compareIdLists);
};
