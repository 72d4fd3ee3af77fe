import fc from 'fast-check';
import { addDays } from '../dates/local-date.js';
import { chain } from './chain-rule.js';
import { ORDERED_LIMITS, type ChainAgreement, type ChainEngagement, type ChainParty, type ChainRegister, type ChainTerms } from './chain-register.js';
import { requiredClauses } from './chain-rules.js';
import { chainState } from './chain-state.js';
import { findingsOn, flowDownReport } from './flow-down-report.js';
import { allAtOnce } from './steps.js';
import { readTerms } from './read-terms.js';
import { uncoveredOn, type FlowTable } from './uncovered-on.js';
import { isLive } from './coverage.js';

const AS_OF = '2026-06-01';
const day = fc.integer({ min: -120, max: 120 }).map((days) => addDays(AS_OF, days));
const days = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: 90 }) }, { weight: 1, arbitrary: fc.constant(Infinity) });
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 6 });
const limit = (name: keyof typeof ORDERED_LIMITS): fc.Arbitrary<string> => fc.constantFrom(...(ORDERED_LIMITS[name] as readonly string[]));

const terms = (opt: <T>(value: fc.Arbitrary<T>) => fc.Arbitrary<T | null>): fc.Arbitrary<ChainTerms> => fc.record({
  uses: opt(fc.subarray(['a', 'b', 'c'])), disclosures: opt(fc.subarray(['a', 'b'])), clauses: opt(fc.subarray(requiredClauses(true), { minLength: 12 })),
  mgmtAdmin: opt(fc.boolean()), dataAggregation: opt(fc.boolean()), deidentify: opt(fc.boolean()), limitedDataSet: opt(fc.boolean()),
  breachDays: opt(days), incidentDays: opt(days), accessDays: opt(days), amendmentDays: opt(days), accountingDays: opt(days), destroyDays: opt(days),
  restrictions: fc.record({ offshore: opt(limit('offshore')), subcontracting: opt(limit('subcontracting')), encryption: opt(limit('encryption')), minimum_necessary: opt(fc.boolean()), no_ai_training: opt(fc.boolean()), retentionDays: opt(days) }),
  endsWithUpstream: opt(fc.boolean()), part2Terms: opt(fc.boolean()), psychTerms: opt(fc.boolean()),
});

const PARTIES: ChainParty[] = Array.from({ length: 6 }, (_, index) => ({ id: `P${index}`, kind: index < 2 ? 'covered_entity' : 'business_associate' }));
const engagement = (index: number): fc.Arbitrary<ChainEngagement> => fc.record({
  ends: fc.uniqueArray(fc.constantFrom(...PARTIES.map(({ id }) => id)), { minLength: 2, maxLength: 2 }), start: day, lasts: maybe(fc.integer({ min: 0, max: 200 })), types: fc.subarray(['clinical', 'sud']), ephi: fc.constantFrom(true, false, null),
  agent: fc.constantFrom('no' as const, 'yes' as const, 'undetermined' as const), asBusinessAssociate: fc.boolean(), assurance: fc.constantFrom(null, null, 'document_seen' as const, 'attested' as const, 'unknown' as const),
}).map(({ ends: [customer = '', supplier = ''], lasts, types, ephi, start, ...rest }) => ({ id: `E${index}`, customer, supplier, service: 's', start, end: lasts === null ? null : addDays(start, lasts), phi: { types, ephi }, ...rest }));
const agreement = (index: number, engagements: number): fc.Arbitrary<ChainAgreement> => fc.record({
  kind: fc.constantFrom('baa', 'sub_baa', 'nda'), covers: fc.subarray(Array.from({ length: engagements }, (_, at) => `E${at}`), { minLength: 1, maxLength: 3 }), status: fc.constantFrom('executed', 'executed', 'draft'),
  effective: day, lasts: maybe(fc.integer({ min: 0, max: 200 })), autoRenew: fc.boolean(), terms: terms(maybe),
}).map(({ lasts, effective, ...rest }) => ({ id: `A${index}`, coverDates: new Map(), effective, end: lasts === null ? null : addDays(effective, lasts), ...rest }));

const register: fc.Arbitrary<ChainRegister> = fc.integer({ min: 3, max: 9 }).chain((count) => fc.record({
  engagements: fc.tuple(...Array.from({ length: count }, (_, index) => engagement(index))), agreements: fc.tuple(...Array.from({ length: 6 }, (_, index) => agreement(index, count))), viewpoint: fc.constantFrom(null, null, 'P2'),
})).map((rows) => ({ asOf: AS_OF, parties: new Map(PARTIES.map((party) => [party.id, party])), approvals: [], findings: [], chainDays: 60, blastRadiusOf: ['P3'], attempts: [], ...rows }));

/** The same register by columns, as the product loads it: only what is live that day. */
const tableOf = ({ engagements, agreements, asOf }: ChainRegister): FlowTable => {
  const live = engagements.filter((each) => isLive(each, asOf));
  const at = (row: number): ChainEngagement => live[row] as ChainEngagement;
  const parties = [...new Set(live.flatMap(({ customer, supplier }) => [customer, supplier]))];
  const party = (id: string): number | null => (parties.includes(id) ? parties.indexOf(id) : null);
  const numbersOf = (side: 'customer' | 'supplier'): Int32Array => Int32Array.from(live, (each) => parties.indexOf(each[side]));
  return {
    count: live.length, id: (row) => at(row).id, customer: numbersOf('customer'), supplier: numbersOf('supplier'), parties: parties.length, party, paperwork: (row) => row,
    papers: (row) => ({ ...at(row), agreements: agreements.filter(({ covers }) => covers.includes(at(row).id)) }),
  };
};
const uncoveredIn = (rows: ChainRegister) => uncoveredOn(tableOf(rows), rows.asOf, rows.parties, rows.viewpoint);

describe('any chain at all', () => {
  it('is answered the same in whatever order its records come', () => {
    fc.assert(fc.property(register.chain((rows) => fc.record({ rows: fc.constant(rows), engagements: fc.shuffledSubarray([...rows.engagements], { minLength: rows.engagements.length }), agreements: fc.shuffledSubarray([...rows.agreements], { minLength: rows.agreements.length }) })), ({ rows, ...turned }) => {
      expect(JSON.stringify(chain({ ...rows, ...turned }))).toBe(JSON.stringify(chain(rows)));
      expect(uncoveredIn({ ...rows, ...turned })).toEqual(uncoveredIn(rows));
    }));
  });

  it('read by columns has the same uncovered engagements, each with a shortest of all its paths', () => {
    fc.assert(fc.property(register, (rows) => {
      const { uncoveredEngagements, uncoveredPaths } = chain(rows);
      const found = uncoveredIn(rows);
      expect(found.map(({ engagement: id }) => id)).toEqual(uncoveredEngagements);
      for (const { engagement: id, witness } of found) {
        const paths = uncoveredPaths.filter((path) => path.at(-1) === id);
        if (witness === null) expect(paths).toEqual([]);
        else {
          expect(paths).toContainEqual(witness);
          expect(witness).toHaveLength(Math.min(...paths.map(({ length }) => length)));
        }
      }
    }));
  });

  it('never counts an engagement twice under one rule, and never says that what nobody read is kept', () => {
    fc.assert(fc.property(register, (rows) => {
      const state = chainState(rows);
      const { findings, rules } = flowDownReport(state);
      expect(allAtOnce(findingsOn(state, ['E0', 'E2']))).toEqual(findings.filter(({ edge }) => edge === 'E0' || edge === 'E2'));
      expect(flowDownReport(state, { most: 3 })).toEqual({ rules, findings: findings.slice(0, 3), total: findings.length });
      expect(new Set(findings.map(({ rule, edge }) => `${rule} ${edge}`)).size).toBe(findings.length);
      for (const { rule, violated, cannotTell, holds } of rules) {
        expect(holds).toBeGreaterThanOrEqual(0);
        expect(findings.filter((finding) => finding.rule === rule.id)).toHaveLength(violated + cannotTell);
      }
      for (const { down, up } of findings) for (const words of [down, up ?? '']) expect(words).not.toMatch(/undefined|null|NaN|Infinity|\[object/);
    }));
  });

  it('gets no violation more from a stricter number or limit at its lowest link, both sides read and dates equal', () => {
    const stated = terms((value) => value as never);
    const days = ['breachDays', 'incidentDays', 'accessDays', 'amendmentDays', 'accountingDays', 'destroyDays'] as const;
    const two = (up: ChainTerms, down: ChainTerms): ChainRegister => {
      const link = (id: string, customer: string, supplier: string): ChainEngagement => ({ id, customer, supplier, service: 's', start: AS_OF, end: null, phi: { types: ['clinical'], ephi: true }, agent: 'no', asBusinessAssociate: false, assurance: null });
      const paper = (id: string, terms: ChainTerms): ChainAgreement => ({ id: `A${id}`, kind: 'baa', covers: [id], coverDates: new Map(), status: 'executed', effective: AS_OF, end: null, autoRenew: false, terms });
      return { asOf: AS_OF, parties: new Map(PARTIES.map((party) => [party.id, party])), engagements: [link('E0', 'P0', 'P2'), link('E1', 'P2', 'P3')], agreements: [paper('E0', up), paper('E1', down)], approvals: [], findings: [], chainDays: 60, viewpoint: null, blastRadiusOf: [], attempts: [] };
    };
    // What CH-06 no longer says, CH-07 may: one day of grace less is one finding, not two.
    const said = (up: ChainTerms, down: ChainTerms): string[] => chain(two(up, down)).violations.filter(({ edge }) => edge === 'E1').map(({ rule }) => (rule === 'CH-07' ? 'CH-06' : rule));
    fc.assert(fc.property(stated, stated, fc.constantFrom(...days), fc.nat(), fc.constantFrom('offshore' as const, 'subcontracting' as const, 'encryption' as const), (up, down, name, less, limited) => {
      const before = said(up, down);
      const value = down[name] as number;
      const fewer = { ...down, [name]: Number.isFinite(value) ? Math.max(0, value - less) : less };
      const order: readonly string[] = ORDERED_LIMITS[limited];
      const next = order[order.indexOf(String(down.restrictions[limited])) + 1];
      const stricter = [fewer, ...(next === undefined ? [] : [{ ...down, restrictions: { ...down.restrictions, [limited]: next } }])];
      for (const change of stricter) expect(said(up, change).filter((rule) => !before.includes(rule))).toEqual([]);
    }));
  });
});

describe('what the report says', () => {
  const READ = readTerms({ uses: ['a'], disclosures: [], clauses: requiredClauses(true), mgmtAdmin: false, dataAggregation: false, deidentify: false, limitedDataSet: false, breachDays: 10, incidentDays: 5, accessDays: 10, amendmentDays: 10, accountingDays: 10, destroyDays: 30, endsWithUpstream: true, part2Terms: true, psychTerms: true, restrictions: { offshore: 'forbidden', subcontracting: 'notice', encryption: 'required', minimum_necessary: true, no_ai_training: true, retentionDays: 365 } }) as ChainTerms;
  const link = (id: string, customer: string, supplier: string, more: Partial<ChainEngagement> = {}): ChainEngagement => ({ id, customer, supplier, service: 's', start: '2026-01-01', end: null, phi: { types: ['clinical'], ephi: true }, agent: 'no', asBusinessAssociate: false, assurance: null, ...more });
  const paper = (covers: string, more: Partial<ChainTerms> = {}): ChainAgreement => ({ id: `A${covers}`, kind: 'baa', covers: [covers], coverDates: new Map(), status: 'executed', effective: '2026-01-01', end: null, autoRenew: false, terms: { ...READ, ...more } });
  const report = (engagements: ChainEngagement[], agreements: ChainAgreement[]) => flowDownReport(chainState({ asOf: AS_OF, parties: new Map(PARTIES.map((party) => [party.id, party])), engagements, agreements, approvals: [], findings: [], chainDays: 60, viewpoint: null, blastRadiusOf: [], attempts: [] }));

  it('tells a link beside the strictest of those above it, and how many others say the same', () => {
    const { findings } = report([link('E0', 'P0', 'P2'), link('E1', 'P1', 'P2'), link('E2', 'P2', 'P3')], [paper('E0'), paper('E1', { breachDays: 3 }), paper('E2', { breachDays: 20 })]);
    expect(findings.find(({ rule, edge }) => rule === 'CH-06' && edge === 'E2')).toMatchObject({ against: 'E1', others: 1, down: 'Breach notice: 20 days', up: 'Breach notice: 3 days', state: 'violated' });
  });

  it('says that no limit is stated where the paper leaves one open', () => {
    const { findings } = report([link('E0', 'P0', 'P2'), link('E2', 'P2', 'P3')], [paper('E0'), paper('E2', { accessDays: Infinity })]);
    expect(findings.find(({ rule }) => rule === 'CH-12')).toMatchObject({ down: 'Access: no limit stated', up: 'Access: 10 days' });
  });

  it('holds where both terms are read and the lower one is as strict', () => {
    const { rules, findings } = report([link('E0', 'P0', 'P2'), link('E2', 'P2', 'P3')], [paper('E0'), paper('E2', { breachDays: 5, incidentDays: 2 })]);
    expect(findings).toEqual([]);
    expect(rules.find(({ rule }) => rule.id === 'CH-06')).toMatchObject({ holds: 1, violated: 0, cannotTell: 0 });
    expect(rules.find(({ rule }) => rule.id === 'CH-01')).toMatchObject({ holds: 2 });
  });

  it('cannot tell where the kinds of PHI are not listed, or nobody recorded when PHI began', () => {
    const { findings } = report([link('E0', 'P0', 'P2', { startUnknown: true, start: '0001-01-01' }), link('E2', 'P2', 'P3', { phi: { types: ['unlisted'], ephi: true, unlisted: true } })], [paper('E0'), paper('E2', { breachDays: 5 })]);
    expect(findings).toMatchObject([{ rule: 'CH-01', edge: 'E0', state: 'cannot_tell', down: 'Not known: the first day of PHI' }, { rule: 'CH-18', edge: 'E2', state: 'cannot_tell', down: 'Not read yet: kinds of PHI' }]);
  });
});
