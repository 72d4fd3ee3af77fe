import type { ChainEngagement, ChainParty } from './chain-register.js';
import { compareIds } from './ordered-ids.js';
import { allAtOnce, type Steps } from './steps.js';

/** An engagement between two roles of parties: a covered entity has one role as itself and another as somebody's business associate. */
export interface ChainEdge {
  engagement: ChainEngagement;
  from: string;
  to: string;
}

/** The chain on one day, as edges between roles. */
export interface ChainGraph {
  /** By id. */
  edges: readonly ChainEdge[];
  /** The roles at which paths start. */
  roots: readonly string[];
  out: ReadonlyMap<string, readonly ChainEdge[]>;
  into: ReadonlyMap<string, readonly ChainEdge[]>;
}

/** The role in which a covered entity engages its own business associates. */
export const asItself = (party: string): string => `self:${party}`;

/** The role in which a party serves somebody else. */
export const asAssociate = (party: string): string => `associate:${party}`;

/** The edge of an engagement: a covered entity engages for itself unless the engagement says that it does so as another's business associate (45 CFR 160.103). */
export const edgeOf = (engagement: ChainEngagement, parties: ReadonlyMap<string, ChainParty>): ChainEdge => {
  const forItself = parties.get(engagement.customer)?.kind === 'covered_entity' && !engagement.asBusinessAssociate;
  return { engagement, from: forItself ? asItself(engagement.customer) : asAssociate(engagement.customer), to: asAssociate(engagement.supplier) };
};

/** The edges that leave (`from`) or enter (`to`) each role, in the order given; roles without any are absent. */
export const groupedBy = (edges: readonly ChainEdge[], side: 'from' | 'to'): Map<string, ChainEdge[]> => allAtOnce(grouping(edges, side));

function* grouping(edges: readonly ChainEdge[], side: 'from' | 'to'): Steps<Map<string, ChainEdge[]>> {
  const groups = new Map<string, ChainEdge[]>();
  for (const edge of edges) {
    yield;
    const group = groups.get(edge[side]);
    if (group === undefined) groups.set(edge[side], [edge]);
    else group.push(edge);
  }
  return groups;
}

function* graphOf(edges: readonly ChainEdge[], roots: readonly string[]): Steps<ChainGraph> {
  return { edges, roots, out: yield* grouping(edges, 'from'), into: yield* grouping(edges, 'to') };
}

/** The graph of these engagements. Paths start at every covered entity, or at the viewpoint alone; an engagement with oneself leads nowhere. */
export function* chainGraph(engagements: readonly ChainEngagement[], parties: ReadonlyMap<string, ChainParty>, viewpoint: string | null): Steps<ChainGraph> {
  const edges: ChainEdge[] = [];
  const roles = new Map<string, string>(); // one text for each role: texts that are the same one are compared at once
  const once = (role: string): string => roles.get(role) ?? (roles.set(role, role), role);
  for (const engagement of engagements) {
    yield;
    if (engagement.customer === engagement.supplier) continue;
    const { from, to } = edgeOf(engagement, parties);
    edges.push({ engagement, from: once(from), to: once(to) });
  }
  edges.sort((a, b) => compareIds(a.engagement.id, b.engagement.id));
  const covered = [...parties.values()].filter(({ kind }) => kind === 'covered_entity').map(({ id }) => asItself(id));
  return yield* graphOf(edges, (viewpoint === null ? covered : [asItself(viewpoint), asAssociate(viewpoint)]).toSorted(compareIds));
}

/** The part of the graph to which paths from its roots lead. */
export function* reachedGraph(graph: ChainGraph): Steps<ChainGraph> {
  const reached = yield* reaching(graph.roots, graph, 'out');
  return yield* graphOf(graph.edges.filter(({ from }) => reached.has(from)), graph.roots);
}

/** Every role to which edges lead from these roles, the roles themselves included. `step` says which way: with `out` downstream, with `into` upstream. */
export const rolesReached = (starts: Iterable<string>, graph: ChainGraph, step: 'out' | 'into'): Set<string> => allAtOnce(reaching(starts, graph, step));

/** The same, in steps. */
export function* reaching(starts: Iterable<string>, graph: ChainGraph, step: 'out' | 'into'): Steps<Set<string>> {
  const reached = new Set(starts);
  for (const role of reached) {
    yield;
    for (const edge of graph[step].get(role) ?? []) reached.add(step === 'out' ? edge.to : edge.from); // a set visits what is added meanwhile
  }
  return reached;
}

/** The edges in an order in which each stands after all that lead to it; null when there is a cycle. */
export const layeredEdges = (graph: ChainGraph): ChainEdge[] | null => allAtOnce(layering(graph));

/** The same, in steps. */
export function* layering(graph: ChainGraph): Steps<ChainEdge[] | null> {
  const waiting = new Map<string, number>();
  for (const [role, edges] of graph.into) {
    yield;
    waiting.set(role, edges.length);
  }
  const ready = [...graph.out.keys()].filter((role) => !waiting.has(role));
  const ordered: ChainEdge[] = [];
  for (const role of ready) {
    yield;
    for (const edge of graph.out.get(role) ?? []) {
      ordered.push(edge);
      const left = (waiting.get(edge.to) ?? 0) - 1;
      waiting.set(edge.to, left);
      if (left === 0) ready.push(edge.to);
    }
  }
  return ordered.length === graph.edges.length ? ordered : null;
}

/** The strongly connected component of each role (Kosaraju, without recursion: a chain may be long). */
const componentsOf = ({ out, into }: ChainGraph): Map<string, number> => {
  const finished: string[] = [];
  const seen = new Set<string>();
  for (const start of out.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const open = [{ role: start, next: 0 }];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const edge = out.get(top.role)?.[top.next++];
      if (edge === undefined) {
        finished.push(top.role);
        open.pop();
      } else if (!seen.has(edge.to)) {
        seen.add(edge.to);
        open.push({ role: edge.to, next: 0 });
      }
    }
  }
  const component = new Map<string, number>();
  for (const [index, start] of finished.toReversed().entries()) {
    if (component.has(start)) continue;
    component.set(start, index);
    const open = [start];
    for (let role = open.pop(); role !== undefined; role = open.pop()) {
      for (const { from } of into.get(role) ?? []) {
        if (component.has(from)) continue;
        component.set(from, index);
        open.push(from);
      }
    }
  }
  return component;
};

/** The edges that lie on a cycle, by id: those that stay within one strongly connected component. */
export function* edgesOnCycles(graph: ChainGraph): Steps<ChainEdge[]> {
  if ((yield* layering(graph)) !== null) return [];
  const component = componentsOf(graph);
  return graph.edges.filter(({ from, to }) => component.get(from) === component.get(to));
}
