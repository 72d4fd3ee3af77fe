import type { ELK, ElkNode } from 'elkjs/lib/elk-api.js';
import type { ChainEdge } from './chain.api.js';
import { keyOf } from './chain-words.js';

export const NODE = { width: 176, height: 52 };
/** Room for a link's words between two layers. */
const BETWEEN = 152;

export interface Placed {
  readonly places: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly width: number;
  readonly height: number;
}

let elk: Promise<ELK> | undefined;
/** The layout engine is large and comes only with a graph. */
const engine = (): Promise<ELK> => (elk ??= import('elkjs/lib/elk.bundled.js').then(({ default: Elk }) => new Elk()));

/** Where each party stands: customers left of their suppliers, links crossing as little as can be. */
export const placed = async (edges: readonly ChainEdge[]): Promise<Placed> => {
  const keys = [...new Set(edges.flatMap(({ customer, supplier }) => [keyOf(customer), keyOf(supplier)]))];
  const graph: ElkNode = await (await engine()).layout({
    id: 'chain',
    layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'RIGHT', 'elk.layered.spacing.nodeNodeBetweenLayers': String(BETWEEN), 'elk.spacing.nodeNode': '56', 'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF' },
    children: keys.map((id) => ({ id, ...NODE })),
    edges: edges.map(({ engagementId, customer, supplier }) => ({ id: engagementId, sources: [keyOf(customer)], targets: [keyOf(supplier)] })),
  });
  return { places: new Map((graph.children ?? []).map(({ id, x = 0, y = 0 }) => [id, { x, y }])), width: graph.width ?? 0, height: graph.height ?? 0 };
};
