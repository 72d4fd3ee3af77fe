import { assuranceOn, type RecordedEngagement } from '@holdfast/domain/chain/recorded-engagement';
import type { FlowTable } from '@holdfast/domain/chain/uncovered-on';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { countIn, NumberedUuids, uuidOf, uuidsOf } from './numbered-uuids.js';

/** Engagements of one capacity and assurance: the ids of all, and who engages and is engaged in each, joined. */
export type FlowingRow = readonly [asBusinessAssociate: boolean, assurance: RecordedEngagement['assurance'], assuranceOn: LocalDate | null, ids: string, customers: string, suppliers: string];

/** The ids of engagements that agreements of one kind cover for the same days, joined. A last day in force already says whether an agreement renews: without one it does, or has no end. */
export type CoveredRow = readonly [kind: string, from: LocalDate, until: LocalDate | null, engagements: string];

const MOST_SETS = 2 ** 24;

/** Sets of things by number, 0 the empty one: two that grew by the same have the same. There are few, however many engagements. */
const numberedSets = (things: number) => {
  const sets: number[][] = [[]];
  const known = new Map<number, number>();
  const grown = (set: number, thing: number): number => {
    const key = set * things + thing;
    const before = known.get(key);
    if (before !== undefined) return before;
    const number = sets.push([...sets[set], thing]) - 1;
    known.set(key, number);
    return number;
  };
  return { grown, members: (set: number): readonly number[] => sets[set] };
};

/** What the statements joined, by columns of numbers. */
export const flowTable = (flowing: readonly FlowingRow[], covered: readonly CoveredRow[], asOf: LocalDate): FlowTable => {
  const [ids, customers, suppliers] = [3, 4, 5].map((column) => uuidsOf(flowing.map((row) => row[column] as string)));
  const { count } = ids;
  const rows = new NumberedUuids(count);
  const parties = new NumberedUuids(count * 2);
  const customer = new Int32Array(count);
  const supplier = new Int32Array(count);
  for (let row = 0; row < count; row++) {
    rows.number(ids, row);
    customer[row] = parties.number(customers, row);
    supplier[row] = parties.number(suppliers, row);
  }

  const alone = new Int32Array(count);
  flowing.reduce((from, row, group) => {
    const to = from + countIn(row[3]);
    alone.fill(group, from, to);
    return to;
  }, 0);

  const agreements = numberedSets(covered.length);
  const under = new Int32Array(count);
  for (const [number, [, , , engagements]] of covered.entries()) {
    const named = uuidsOf([engagements]);
    for (let at = 0; at < named.count; at++) {
      const row = rows.find(named, at);
      if (row >= 0) under[row] = agreements.grown(under[row], number);
    }
  }
  return {
    count, id: (row) => ids.text(row), customer, supplier, parties: parties.count,
    party: (id) => {
      const number = parties.find(uuidOf(id), 0);
      return number < 0 ? null : number;
    },
    paperwork: (row) => alone[row] * MOST_SETS + under[row],
    papers: (paperwork) => {
      const [asBusinessAssociate, assurance, assuredOn] = flowing[Math.floor(paperwork / MOST_SETS)];
      return {
        asBusinessAssociate, assurance: assuranceOn(assurance, assuredOn, asOf),
        agreements: agreements.members(paperwork % MOST_SETS).map((number) => {
          const [kind, effective, end] = covered[number];
          return { kind, status: 'executed', effective, end, autoRenew: false };
        }),
      };
    },
  };
};
