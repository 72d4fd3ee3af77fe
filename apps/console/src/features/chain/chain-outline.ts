import { type ChainEdge, type ChainParty } from './chain.api.js';
import { keyOf } from './chain-words.js';

/** A link as a line of the outline; the first are at depth 0. */
export interface OutlineLine {
  readonly edge: ChainEdge;
  readonly depth: number;
}

const byName = (a: ChainEdge, b: ChainEdge) => a.supplier.name.localeCompare(b.supplier.name) || a.service.localeCompare(b.service) || a.engagementId.localeCompare(b.engagementId);

/** Parties that nobody here engages, by name, ourselves first: where the outline begins. */
export const beginnings = (edges: readonly ChainEdge[]): ChainParty[] => {
  const supplied = new Set(edges.map(({ supplier }) => keyOf(supplier)));
  const found = new Map(edges.filter(({ customer }) => !supplied.has(keyOf(customer))).map(({ customer }) => [keyOf(customer), customer]));
  return [...found.values()].toSorted((a, b) => Number(a.vendorId !== null) - Number(b.vendorId !== null) || a.name.localeCompare(b.name));
};

/** Every link once, below the one that leads to it. What a supplier engages stands where the supplier stands first; links that nothing leads to, as in a cycle, come last. */
export const outlineOf = (edges: readonly ChainEdge[]): OutlineLine[] => {
  const leaving = new Map<string, ChainEdge[]>();
  for (const edge of edges.toSorted(byName)) leaving.set(keyOf(edge.customer), [...(leaving.get(keyOf(edge.customer)) ?? []), edge]);
  const lines: OutlineLine[] = [];
  const opened = new Set<string>();
  const open = (party: string, depth: number): void => {
    if (opened.has(party)) return;
    opened.add(party);
    for (const edge of leaving.get(party) ?? []) {
      lines.push({ edge, depth });
      open(keyOf(edge.supplier), depth + 1);
    }
  };
  for (const party of beginnings(edges)) open(keyOf(party), 0);
  for (const party of leaving.keys()) open(party, 0);
  return lines;
};
