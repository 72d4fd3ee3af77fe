import type { LocalDate } from '../dates/local-date.js';
import type { ChainAgreement, ChainEngagement, ChainParty } from './chain-register.js';
import { Coverage } from './coverage.js';
import { compareIds } from './ordered-ids.js';
import { UNREAD_TERMS } from './read-terms.js';

/** How one or many engagements are papered: the agreements that name them, and what else is known. */
export interface Paperwork extends Pick<ChainEngagement, 'asBusinessAssociate' | 'assurance'> {
  agreements: readonly Pick<ChainAgreement, 'kind' | 'status' | 'effective' | 'end' | 'autoRenew'>[];
}

/** Engagements through which PHI flows on a day, by columns: of a hundred thousand rows only what is answered becomes an object or a text. */
export interface FlowTable {
  count: number;
  id: (row: number) => string;
  /** Who engages and who is engaged in each row, by number. */
  customer: Int32Array;
  supplier: Int32Array;
  /** How many numbers there are, and that of a party; null where no row names it. */
  parties: number;
  party: (id: string) => number | null;
  /** Engagements that are papered alike have the same number. */
  paperwork: (row: number) => number;
  /** What a number stands for; asked once for each. */
  papers: (paperwork: number) => Paperwork;
}

/** An uncovered engagement with the ids of one shortest path to it, itself last; null where no path from the chain's roots leads to it. */
export interface Uncovered {
  engagement: string;
  state: 'none' | 'unknown';
  witness: string[] | null;
}

const NOT_REACHED = -1;
const ROOT = -2;

const stateOf = ({ agreements, assurance }: Paperwork, asOf: LocalDate): 'covered' | Uncovered['state'] => {
  const covers = ['it'];
  const coverage = new Coverage(agreements.map((agreement, index) => ({ ...agreement, id: String(index), covers, coverDates: new Map(), terms: UNREAD_TERMS })));
  const { state } = coverage.paper({ id: 'it', assurance }, asOf);
  return state === 'none' || state === 'unknown' ? state : 'covered';
};

/** The first row by which each role is reached from the roots, level by level: of rows at one level the first by id, so that the order of the table does not matter. */
const firstRows = (from: Int32Array, to: Int32Array, roots: readonly number[], roles: number, id: (row: number) => string): Int32Array => {
  const next = new Int32Array(from.length); // rows that leave one role, as a list: its latest row, and before each row the one before
  const latest = new Int32Array(roles).fill(NOT_REACHED);
  for (let row = 0; row < from.length; row++) {
    next[row] = latest[from[row] ?? 0] ?? NOT_REACHED;
    latest[from[row] ?? 0] = row;
  }
  const cameBy = new Int32Array(roles).fill(NOT_REACHED);
  const level = new Int32Array(roles);
  for (const root of roots) cameBy[root] = ROOT;
  let depth = 0;
  for (let frontier = [...roots]; frontier.length > 0; ) {
    depth++;
    const reached: number[] = [];
    for (const role of frontier) {
      for (let row = latest[role] ?? NOT_REACHED; row >= 0; row = next[row] ?? NOT_REACHED) {
        const there = to[row] ?? 0;
        const before = cameBy[there] ?? NOT_REACHED;
        if (before === NOT_REACHED) {
          level[there] = depth;
          reached.push(there);
          cameBy[there] = row;
        } else if (level[there] === depth && before >= 0 && compareIds(id(row), id(before)) < 0) cameBy[there] = row;
      }
    }
    frontier = reached;
  }
  return cameBy;
};

/**
 * Every uncovered engagement of the day by id, each with one witness path. Says of each what `chain` says; time grows with the engagements, not with
 * the paths. Roles are those of `edgeOf`: a covered entity engages for itself, or as another's business associate (45 CFR 160.103, 164.502(e)).
 */
export const uncoveredOn = ({ count, id, customer, supplier, parties: numbers, party, paperwork, papers }: FlowTable, asOf: LocalDate, parties: ReadonlyMap<string, ChainParty>, viewpoint: string | null): Uncovered[] => {
  const known = new Map<number, { asBusinessAssociate: boolean; state: ReturnType<typeof stateOf> }>();
  const itself = (number: number): number => number * 2;
  const associate = (number: number): number => number * 2 + 1;
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  const uncovered: number[] = [];
  const states: Uncovered['state'][] = [];
  const covered = new Set([...parties.values()].flatMap(({ id, kind }) => (kind === 'covered_entity' ? (party(id) ?? []) : [])));
  for (let row = 0; row < count; row++) {
    const key = paperwork(row);
    let paper = known.get(key);
    if (paper === undefined) {
      const read = papers(key);
      known.set(key, (paper = { asBusinessAssociate: read.asBusinessAssociate, state: stateOf(read, asOf) }));
    }
    const engaging = customer[row] ?? 0;
    from[row] = covered.has(engaging) && !paper.asBusinessAssociate ? itself(engaging) : associate(engaging);
    to[row] = associate(supplier[row] ?? 0);
    if (paper.state === 'covered') continue;
    uncovered.push(row);
    states[row] = paper.state;
  }
  const seen = viewpoint === null ? null : party(viewpoint);
  const roots = viewpoint === null ? [...covered].map(itself) : seen === null ? [] : [itself(seen), associate(seen)];
  const cameBy = firstRows(from, to, roots, numbers * 2, id);
  /** The rows from a root to this one by `cameBy`; null where none lead there, or where they pass through where this one ends. */
  const wayBy = (reached: Int32Array, row: number): string[] | null => {
    const way = [id(row)];
    let role = from[row] ?? 0;
    if (reached[role] === NOT_REACHED) return null;
    for (let by = reached[role] ?? ROOT; role !== to[row]; by = reached[role] ?? ROOT) {
      if (by < 0) return way.reverse();
      way.push(id(by));
      role = from[by] ?? 0;
    }
    return null;
  };
  // Only where there is a cycle can the shortest way pass through its own end; then another way is looked for that does not.
  const wayTo = (row: number): string[] | null => {
    const way = wayBy(cameBy, row);
    if (way !== null || cameBy[from[row] ?? 0] === NOT_REACHED) return way;
    const around = firstRows(from.map((role) => (role === to[row] ? numbers * 2 : role)), to, roots.filter((role) => role !== to[row]), numbers * 2 + 1, id);
    return wayBy(around, row);
  };
  return uncovered.map((row): Uncovered => ({ engagement: id(row), state: states[row] ?? 'none', witness: wayTo(row) })).sort((a, b) => compareIds(a.engagement, b.engagement));
};
