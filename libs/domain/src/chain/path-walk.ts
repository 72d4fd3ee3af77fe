import type { ChainEdge, ChainGraph } from './chain-graph.js';

/** How many steps a walk over paths may take. Paths can be exponentially many; a register that needs more is refused as `too_many_paths`, never cut short in silence. */
export const MOST_PATH_STEPS = 1_000_000;

/** Thrown when listing paths would take more than `MOST_PATH_STEPS` steps. */
export class TooManyPaths extends Error {}

/**
 * Visits every simple path (no role twice) from the roots, depth first in the order of ids, through edges that `follow` lets pass. `leaf` tells
 * that no edge leads on to a role that is not yet on the path. The path given is reused: copy what is kept. Throws `TooManyPaths`.
 */
export const walkPaths = (graph: ChainGraph, follow: (edge: ChainEdge) => boolean, visit: (path: readonly ChainEdge[], leaf: boolean) => void): void => {
  let steps = 0;
  for (const root of graph.roots) {
    const onPath = new Set([root]);
    const path: ChainEdge[] = [];
    const open = [{ edges: graph.out.get(root) ?? [], next: 0 }];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const edge = top.edges[top.next++];
      if (edge === undefined) {
        open.pop();
        const left = path.pop();
        if (left !== undefined) onPath.delete(left.to);
      } else if (!onPath.has(edge.to) && follow(edge)) {
        steps += path.length + 1;
        if (steps > MOST_PATH_STEPS) throw new TooManyPaths();
        path.push(edge);
        onPath.add(edge.to);
        const further = graph.out.get(edge.to) ?? [];
        visit(path, !further.some(({ to }) => !onPath.has(to)));
        open.push({ edges: further, next: 0 });
      }
    }
  }
};
