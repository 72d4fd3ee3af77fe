import { renewal } from '../agreements/renewal.js';
import { addDays } from '../dates/local-date.js';
import { chainRule } from './chain-rule.js';
import { ORDERED_LIMITS } from './chain-register.js';
import { requiredClauses } from './chain-rules.js';
import { Coverage, holdsDay, inForceDays } from './coverage.js';
import { readRegister } from './read-register.js';

type Json = Record<string, unknown>;
interface Link extends Json { id: string; customer: string; supplier: string }

/** Numbers below n from a seed (mulberry32): the same on every run. */
const below = (seed: number) => {
  let state = seed;
  return (n: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * n);
  };
};
type Dice = ReturnType<typeof below>;

const some = <T>(roll: Dice, values: readonly T[]): T => values[roll(values.length)] as T;
const shuffled = <T>(roll: Dice, values: readonly T[]): T[] => values.map((value) => ({ value, place: roll(1_000_000) })).toSorted((a, b) => a.place - b.place).map(({ value }) => value);
const day = (roll: Dice): string => addDays('2026-01-01', roll(200));

const randomTerms = (roll: Dice): Json => {
  const known = (value: unknown): unknown => (roll(8) === 0 ? null : value);
  const days = (): unknown => known(roll(40));
  return {
    uses: known(['a', 'b', 'c'].filter(() => roll(3) > 0)), disclosures: known(['a']), mgmtAdmin: known(roll(2) === 0), dataAggregation: false, deidentify: known(roll(2) === 0), limitedDataSet: false,
    clauses: known(requiredClauses(true).filter(() => roll(20) > 0)), breachDays: days(), incidentDays: days(), accessDays: days(), amendmentDays: days(), accountingDays: days(), destroyDays: days(),
    restrictions: { offshore: known(some(roll, ORDERED_LIMITS.offshore)), subcontracting: known(some(roll, ORDERED_LIMITS.subcontracting)), encryption: known(some(roll, ORDERED_LIMITS.encryption)), minimum_necessary: known(roll(2) === 0), no_ai_training: true, retentionDays: days() },
    endsWithUpstream: known(roll(2) === 0), part2Terms: known(true), psychTerms: true,
  };
};

/** Parties in a row, the first two covered entities; engagements lead down the row, or anywhere when it may have cycles. */
const randomRegister = (seed: number, cycles: boolean) => {
  const roll = below(seed);
  const parties = Array.from({ length: 7 }, (_, index) => ({ id: `P${index}`, kind: index < 2 ? 'covered_entity' : 'business_associate' }));
  const engagements = Array.from({ length: 10 }, (_, index): Link => {
    const from = roll(6);
    const to = cycles ? roll(7) : from + 1 + roll(6 - from);
    const start = day(roll);
    return {
      id: `E${index}`, customer: `P${from}`, supplier: `P${to}`, service: some(roll, ['x', 'y']), start, end: roll(3) === 0 ? addDays(start, roll(200)) : null, phi: { types: ['clinical', 'part2'].filter(() => roll(8) > 0), ephi: some(roll, [true, false, null]) },
      agent: some(roll, ['no', 'no', 'yes', 'undetermined']), ...(roll(3) === 0 ? { capacity: 'as_business_associate' } : {}), ...(roll(3) === 0 ? { assurance: some(roll, ['document_seen', 'attested', 'unknown']) } : {}),
    };
  });
  const agreements = Array.from({ length: 9 }, (_, index) => {
    const effective = day(roll);
    const covers = shuffled(roll, engagements).slice(0, 1 + roll(2)).map(({ id }) => id);
    return {
      id: `A${index}`, kind: some(roll, ['baa', 'sub_baa', 'nda']), covers, status: some(roll, ['executed', 'executed', 'draft']), effective, end: roll(2) === 0 ? addDays(effective, roll(200)) : null, autoRenew: roll(3) === 0, terms: randomTerms(roll),
    };
  });
  return { asOf: '2026-06-01', parties, engagements, agreements, approvals: [{ edge: 'E3', by: 'P0' }], findings: [{ edge: 'E2', kind: 'material_breach', open: true }], blastRadiusOf: ['P3', 'P0'] };
};
const answer = (input: Json) => {
  const result = chainRule(input);
  if ('refused' in result) throw new Error(result.refused);
  return result;
};
const seeds = Array.from({ length: 30 }, (_, seed) => seed);

describe('any chain', () => {
  it('is answered the same in whatever order its records come', () => {
    for (const seed of seeds) {
      const register = randomRegister(seed, seed % 2 === 0);
      const roll = below(seed + 1000);
      const turned = {
        ...register, parties: shuffled(roll, register.parties), engagements: shuffled(roll, register.engagements), blastRadiusOf: shuffled(roll, register.blastRadiusOf),
        agreements: shuffled(roll, register.agreements.map((agreement) => ({ ...agreement, covers: shuffled(roll, agreement.covers) }))),
      };
      expect(JSON.stringify(answer(turned))).toBe(JSON.stringify(answer(register)));
    }
  });

  it('gets no further violation from a stricter term at its lowest link', () => {
    // What CH-06 no longer says, CH-07 may: one day of grace less is one finding, not two.
    const said = (input: Json): string[] => answer(input).violations.map(({ rule, edge, against }) => `${rule === 'CH-07' ? 'CH-06' : rule} ${edge} ${against}`);
    for (const seed of seeds) {
      const roll = below(seed + 2000);
      const register = randomRegister(seed, false);
      const last = { id: 'Z', customer: some(roll, ['P2', 'P3', 'P4']), supplier: 'P6', service: 'z', start: '2026-01-01', end: null, phi: { types: ['clinical'], ephi: true }, agent: 'yes' };
      const terms = randomTerms(roll);
      const wide = (changed: Json): Json => ({
        ...register, engagements: [...register.engagements.filter(({ customer }) => customer !== 'P6'), last],
        agreements: [...register.agreements, { id: 'AZ', kind: 'baa', covers: ['Z'], status: 'executed', effective: '2026-01-01', end: null, autoRenew: false, terms: changed }],
      });
      const before = said(wide(terms));
      const limits = terms['restrictions'] as Json;
      const stricter = ['breachDays', 'incidentDays', 'accessDays', 'amendmentDays', 'accountingDays', 'destroyDays'].flatMap((name) => (typeof terms[name] === 'number' && terms[name] > 0 ? [{ ...terms, [name]: roll(terms[name]) }] : []));
      for (const [name, order] of Object.entries(ORDERED_LIMITS)) {
        const next = limits[name] === null ? undefined : order[order.findIndex((word) => word === limits[name]) + 1];
        if (next !== undefined) stricter.push({ ...terms, restrictions: { ...limits, [name]: next } });
      }
      for (const change of stricter) expect(said(wide(change)).filter((finding) => !before.includes(finding))).toEqual([]);
    }
  });

  it('counts the paths that listing finds', () => {
    for (const seed of seeds) {
      const { agreements: _, ...register } = randomRegister(seed, false);
      const engagements = register.engagements.map(({ assurance: __, ...engagement }) => engagement);
      const result = answer({ ...register, engagements });
      const paths = result.uncoveredPaths; // without agreements these are all paths
      const leaves = paths.filter((path) => !paths.some((longer) => longer.length > path.length && path.every((id, index) => longer[index] === id)));
      const holds = (party: string) => (path: string[]): boolean => engagements.some(({ id, customer, supplier }) => path.includes(id) && (customer === party || supplier === party));
      expect(result).toMatchObject({ leafPaths: leaves.length, leafPathsWithGap: leaves.length, maxDepth: Math.max(0, ...paths.map((path) => path.length)) });
      for (const [party, { paths: through }] of Object.entries(result.concentration)) expect([party, through]).toEqual([party, leaves.filter(holds(party)).length]);
      for (const [party, radius] of Object.entries(result.blastRadius)) {
        expect(radius).toMatchObject({ paths: leaves.filter(holds(party)).length, engagements: [...new Set(leaves.filter(holds(party)).flat())].toSorted() });
      }
    }
  });

  it('has its gaps on the days that nothing covers', () => {
    for (const seed of seeds) {
      const register = readRegister(randomRegister(seed, true));
      if ('refused' in register) throw new Error(register.refused);
      const coverage = new Coverage(register.agreements);
      for (const engagement of register.engagements.slice(0, 3)) {
        const gaps = coverage.gaps(engagement, register.asOf);
        for (let on = engagement.start; on <= register.asOf && (engagement.end === null || on <= engagement.end); on = addDays(on, 1)) {
          const isGap = gaps.some(([from, to]) => holdsDay({ from, to }, on));
          if (isGap !== (coverage.governing(engagement.id, on) === null)) throw new Error(`Seed ${seed}, ${engagement.id}, ${on}`);
        }
      }
    }
  });

  it('takes an agreement for in force when its renewal does', () => {
    for (const seed of seeds) {
      const roll = below(seed + 3000);
      const effective = day(roll);
      const end = roll(3) === 0 ? null : addDays(effective, roll(100));
      const autoRenew = roll(2) === 0;
      const span = inForceDays({ status: 'executed', effective, end, autoRenew });
      const on = day(roll);
      const { status } = renewal({ effectiveDate: effective, initialTerm: end === null ? { evergreen: true } : { endDate: end }, autoRenew, renewalTermMonths: 12, notice: null }, on);
      expect(span !== null && holdsDay(span, on)).toBe(status === 'in_force' || status === 'in_notice_window');
    }
  });
});

describe('a large chain', () => {
  const party = (id: string, kind = 'business_associate'): Json => ({ id, kind });
  const link = (id: string, customer: string, supplier: string): Json => ({ id, customer, supplier, service: 's', start: '2026-05-01', end: null, phi: { types: ['clinical'], ephi: true }, agent: 'no', assurance: 'attested' });

  it('is counted without listing, however many paths it has', () => {
    const row = Array.from({ length: 31 }, (_, layer) => Array.from({ length: 10 }, (__, place) => `L${layer}-${place}`));
    const engagements = row.slice(0, -1).flatMap((layer, depth) => layer.flatMap((from) => (row[depth + 1] ?? []).map((to) => link(`${from}>${to}`, from, to))));
    const input = { asOf: '2026-06-01', parties: row.flat().map((id) => party(id, id.startsWith('L0-') ? 'covered_entity' : undefined)), engagements, agreements: [] };
    expect(answer({ ...input, attempts: [link('T', 'L30-0', 'L1-0')] })).toMatchObject({ uncoveredEngagements: [], maxDepth: 30, attempts: [{ answer: 'refused', reason: 'cycle' }] });
  });

  it('in a straight row of three thousand is walked to its end', () => {
    const ids = Array.from({ length: 3_001 }, (_, index) => `P${index}`);
    const engagements = ids.slice(1).map((id, index) => link(`E${index}`, ids[index] ?? '', id));
    expect(answer({ asOf: '2026-06-01', parties: ids.map((id, index) => party(id, index === 0 ? 'covered_entity' : undefined)), engagements, agreements: [] })).toMatchObject({ leafPaths: 1, maxDepth: 3_000 });
  });

  it('of cycles without number is refused, and soon', () => {
    const ids = Array.from({ length: 30 }, (_, index) => `P${index}`);
    const engagements = ids.flatMap((from) => ids.filter((to) => to !== from && to !== 'P0').map((to) => link(`${from}>${to}`, from, to)));
    expect(chainRule({ asOf: '2026-06-01', parties: ids.map((id, index) => party(id, index === 0 ? 'covered_entity' : undefined)), engagements, agreements: [] })).toEqual({ refused: 'too_many_paths' });
  });
});
