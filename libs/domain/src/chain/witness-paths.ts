import type { ChainEdge, ChainGraph } from './chain-graph.js';
import type { ChainEngagement } from './chain-register.js';
import type { ChainState } from './chain-state.js';

/** An uncovered engagement, with the ids of one path of engagements that leads to it, itself last; null where no path from the chain's roots does. */
export interface Uncovered {
  engagement: ChainEngagement;
  witness: string[] | null;
}

/** The edge by which each role is first reached from the roots; null for a root. */
const firstSteps = (graph: ChainGraph): Map<string, ChainEdge | null> => {
  const cameBy = new Map<string, ChainEdge | null>(graph.roots.map((role) => [role, null]));
  for (const role of cameBy.keys()) for (const edge of graph.out.get(role) ?? []) if (!cameBy.has(edge.to)) cameBy.set(edge.to, edge);
  return cameBy;
};

/** Every uncovered engagement of the register's day by id, each with one shortest path to it. Time and space grow with the engagements, not with the paths. */
export const uncoveredWithWitness = ({ live, graph, isUncovered }: ChainState): Uncovered[] => {
  const cameBy = firstSteps(graph);
  const edges = new Map(graph.edges.map((edge) => [edge.engagement, edge]));
  return live.filter(isUncovered).map((engagement) => {
    const last = edges.get(engagement);
    if (last === undefined || !cameBy.has(last.from)) return { engagement, witness: null };
    const way = [engagement.id];
    for (let edge = cameBy.get(last.from); edge; edge = cameBy.get(edge.from)) way.push(edge.engagement.id);
    return { engagement, witness: way.reverse() };
  });
};
