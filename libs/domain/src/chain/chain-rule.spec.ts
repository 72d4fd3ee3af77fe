import { chainRule } from './chain-rule.js';
import { requiredClauses } from './chain-rules.js';

type Json = Record<string, unknown>;

const PARTIES = [{ id: 'CE', kind: 'covered_entity' }, { id: 'CE2', kind: 'covered_entity' }, ...['BA', 'BB', 'SUB', 'SUB2', 'X'].map((id) => ({ id, kind: 'business_associate' }))];
const TERMS: Json = {
  uses: ['treatment'], disclosures: ['treatment'], mgmtAdmin: true, dataAggregation: false, deidentify: false, limitedDataSet: false, clauses: requiredClauses(true), breachDays: 10, incidentDays: 10,
  restrictions: { offshore: 'consent', subcontracting: 'notice', encryption: 'required', minimum_necessary: true, no_ai_training: true, retentionDays: 90 },
  accessDays: 10, amendmentDays: 10, accountingDays: 10, destroyDays: 30, endsWithUpstream: true, part2Terms: true, psychTerms: true,
};
const edge = (id: string, customer: string, supplier: string, more: Json = {}): Json => ({ id, customer, supplier, service: `service of ${id}`, start: '2026-01-01', end: null, phi: { types: ['clinical'], ephi: true }, agent: 'no', ...more });
const paper = (engagement: string, terms: Json = {}, more: Json = {}): Json => ({ id: `A-${engagement}`, kind: 'baa', covers: [engagement], status: 'executed', effective: '2026-01-01', end: null, autoRenew: false, terms: { ...TERMS, ...terms }, ...more });
const answer = (input: Json) => {
  const result = chainRule({ asOf: '2026-04-20', parties: PARTIES, engagements: [], agreements: [], ...input });
  if ('refused' in result) throw new Error(result.refused);
  return result;
};
const refusal = (input: Json): unknown => chainRule({ asOf: '2026-04-20', parties: PARTIES, engagements: [edge('E1', 'CE', 'BA')], agreements: [], ...input });
/** A covered entity, its business associate, and one subcontractor: what the second link breaks beside the first. */
const pair = (down: Json, up: Json = {}, more: Json = {}) => {
  const { violations, cannotTell } = answer({ engagements: [edge('E1', 'CE', 'BA'), edge('E2', 'BA', 'SUB')], agreements: [paper('E1', up), paper('E2', { breachDays: 5, ...down })], ...more });
  return { broken: violations.map(({ rule, edge: on }) => `${rule} ${on}`), unknown: cannotTell.map(({ rule, edge: on }) => `${rule} ${on}`), violations, cannotTell };
};

describe('coverage', () => {
  const link = [edge('E1', 'CE', 'BA')];

  it('holds on the first and last day of engagement and agreement', () => {
    const days = (asOf: string, more: Json): string[] => answer({ asOf, engagements: [edge('E1', 'CE', 'BA', { end: '2026-06-30' })], agreements: [paper('E1', {}, more)] }).uncoveredEngagements;
    const term = { effective: '2026-02-01', end: '2026-04-30' };
    expect(['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01', '2026-04-30', '2026-05-01', '2026-06-30', '2026-07-01'].filter((day) => days(day, term).length > 0)).toEqual(['2026-01-01', '2026-01-31', '2026-05-01', '2026-06-30']);
    expect(days('2026-06-30', { ...term, autoRenew: true })).toEqual([]);
  });

  it('comes from executed agreements of a covering kind that name the engagement', () => {
    const covered = (more: Json): boolean => answer({ engagements: [...link, edge('E9', 'CE', 'X')], agreements: [paper('E1', {}, more)] }).uncoveredEngagements.includes('E1') === false;
    expect(['baa', 'sub_baa', 'mou', 'dua', 'nda', 'services'].filter((kind) => covered({ kind }))).toEqual(['baa', 'sub_baa', 'mou', 'dua']);
    expect(['executed', 'draft', 'terminated', 'superseded'].filter((status) => covered({ status }))).toEqual(['executed']);
    expect(covered({ covers: ['E9'] })).toBe(false);
  });

  it('is narrowed by cover dates and looked back for gaps', () => {
    const { violations, uncoveredEngagements } = answer({
      engagements: link,
      agreements: [paper('E1', {}, { id: 'A', coverDates: { E1: ['2026-01-10', '2026-02-28'] } }), paper('E1', {}, { id: 'B', effective: '2026-04-15' }), paper('E1', {}, { id: 'C', effective: '2026-02-01', end: '2026-02-28' })],
    });
    expect(uncoveredEngagements).toEqual([]);
    expect(violations).toEqual([{ rule: 'CH-01', edge: 'E1', severity: 'error', gaps: [['2026-01-01', '2026-01-09'], ['2026-03-01', '2026-04-14']] }]);
  });

  it('is governed by the latest effective agreement', () => {
    const late = paper('E1', { breachDays: 61 }, { id: 'A2', effective: '2026-03-01' });
    const broken = (asOf: string): string[] => answer({ asOf, engagements: link, agreements: [late, paper('E1')] }).violations.map(({ rule }) => rule);
    expect(broken('2026-02-28')).toEqual([]);
    expect(broken('2026-03-01')).toEqual(['CH-05', 'CH-08']);
  });

  it('weighs assurances where no agreement is on file', () => {
    const state = (assurance: unknown) => {
      const { uncoveredEngagements, violations, cannotTell } = answer({ engagements: [edge('E1', 'CE', 'BA', { assurance })] });
      return [uncoveredEngagements, violations.map(({ rule }) => rule), cannotTell.filter(({ rule }) => rule === 'CH-01')];
    };
    expect(state('document_seen')).toEqual([[], [], []]);
    expect(state('attested')).toEqual([[], [], []]);
    expect(state('unknown')).toEqual([['E1'], [], [{ rule: 'CH-01', edge: 'E1', against: null, unknown: ['agreement'] }]]);
    expect(state(undefined)).toEqual([['E1'], ['CH-01'], []]);
  });

  it('does not matter where no PHI flows', () => {
    expect(answer({ engagements: [edge('E1', 'CE', 'BA', { phi: { types: [], ephi: false } })] })).toMatchObject({ uncoveredEngagements: [], leafPaths: 0, maxDepth: 0, violations: [] });
  });
});

describe('paths', () => {
  const diamond = [edge('E1', 'CE', 'BA'), edge('E2', 'CE', 'BB'), edge('E3', 'BA', 'SUB'), edge('E4', 'BB', 'SUB'), edge('E5', 'SUB', 'X')];

  it('go every way through a diamond', () => {
    const result = answer({ engagements: diamond, agreements: ['E1', 'E2', 'E3', 'E5'].map((id) => paper(id)), blastRadiusOf: ['BB'] });
    expect(result).toMatchObject({ uncoveredEngagements: ['E4'], uncoveredPaths: [['E2', 'E4']], leafPaths: 2, leafPathsWithGap: 1, maxDepth: 3 });
    expect(result.concentration).toMatchObject({ SUB: { directEngagements: 2, share: '2/5', paths: 2 }, BA: { directEngagements: 1, share: '1/5', paths: 1 }, X: { paths: 2 } });
    expect(result.blastRadius).toEqual({
      BB: { paths: 1, engagements: ['E2', 'E4', 'E5'], parties: ['BB', 'CE', 'SUB', 'X'], services: ['service of E2', 'service of E4', 'service of E5'], phiTypes: ['clinical'], agreements: ['A-E2', 'A-E5'], uncoveredEngagements: ['E4'] },
    });
    expect(answer({ engagements: diamond }).uncoveredPaths).toEqual([['E1'], ['E1', 'E3'], ['E1', 'E3', 'E5'], ['E2'], ['E2', 'E4'], ['E2', 'E4', 'E5']]);
  });

  it('end where a party comes back', () => {
    const result = answer({ engagements: [edge('E1', 'CE', 'BA'), edge('E2', 'BA', 'BB'), edge('E3', 'BB', 'BA'), edge('E4', 'BB', 'SUB')] });
    expect(result).toMatchObject({ uncoveredPaths: [['E1'], ['E1', 'E2'], ['E1', 'E2', 'E4']], leafPaths: 1, leafPathsWithGap: 1, maxDepth: 3 });
    expect(result.violations.filter(({ rule }) => rule === 'CH-16')).toEqual(['E2', 'E3'].map((id) => ({ rule: 'CH-16', edge: id, severity: 'error', reason: 'cycle' })));
  });

  it('start at the viewpoint of a register of its own', () => {
    const engagements = [edge('E1', 'BA', 'SUB'), edge('E2', 'SUB', 'SUB2')];
    const structure = (more: Json): unknown[] => answer({ engagements, ...more }).violations.filter(({ rule }) => rule === 'CH-16').map(({ edge: on }) => on);
    expect(structure({})).toEqual(['E1']);
    expect(structure({ viewpoint: 'BA' })).toEqual([]);
    expect(structure({ viewpoint: 'SUB' })).toEqual([]);
    expect(structure({ viewpoint: 'X' })).toEqual(['E1']);
    expect(answer({ engagements })).toMatchObject({ uncoveredEngagements: ['E1', 'E2'], uncoveredPaths: [], leafPaths: 0 });
    expect(answer({ engagements, viewpoint: 'SUB' })).toMatchObject({ uncoveredPaths: [['E2']], leafPaths: 1, maxDepth: 1 });
  });

  it('run on through a covered entity only where it engages as a business associate', () => {
    const engagements = [edge('E1', 'CE', 'CE2'), edge('E2', 'CE2', 'BA'), edge('E3', 'CE2', 'SUB', { capacity: 'as_business_associate' })];
    expect(answer({ engagements }).uncoveredPaths).toEqual([['E1'], ['E1', 'E3'], ['E2']]);
    expect(answer({ engagements }).concentration['CE2']).toEqual({ directEngagements: 1, share: '1/3', paths: 2 });
  });
});

describe('the worked example of the rules', () => {
  it('CE, BA 10 days; BA, subcontractor 15: an error; 10: no time to handle it; 5, then 3: 18 days in all', () => {
    expect(pair({ breachDays: 15 }).violations).toEqual([{ rule: 'CH-06', edge: 'E2', against: 'E1', severity: 'error', terms: ['breachDays'] }]);
    expect(pair({ breachDays: 10 }).violations).toEqual([{ rule: 'CH-07', edge: 'E2', against: 'E1', severity: 'warning', terms: ['breachDays'] }]);
    const chained = (chainDays: number) =>
      answer({ policy: { chainDays }, engagements: [edge('E1', 'CE', 'BA'), edge('E2', 'BA', 'SUB'), edge('E3', 'SUB', 'X')], agreements: [paper('E1'), paper('E2', { breachDays: 5 }), paper('E3', { breachDays: 3 })] });
    expect(chained(60)).toMatchObject({ violations: [], cannotTell: [] });
    expect(chained(17).violations).toEqual([{ rule: 'CH-08', edge: 'E3', severity: 'warning', totalDays: 18 }]);
  });
});

describe('attempts', () => {
  const tried = (attempts: Json[], engagements: Json[] = [edge('E1', 'CE', 'BA'), edge('E2', 'BA', 'SUB')]) => answer({ engagements, attempts }).attempts;

  it('refuse oneself and cycles, and keep what was accepted', () => {
    expect(tried([edge('T1', 'BA', 'BA'), edge('T2', 'SUB', 'BA'), edge('T3', 'SUB', 'SUB2'), edge('T4', 'SUB2', 'BA'), edge('T5', 'CE', 'SUB')])).toEqual([
      { id: 'T1', answer: 'refused', reason: 'self' },
      { id: 'T2', answer: 'refused', reason: 'cycle', cycle: ['T2', 'E2'] },
      { id: 'T3', answer: 'accepted' },
      { id: 'T4', answer: 'refused', reason: 'cycle', cycle: ['T4', 'E2', 'T3'] },
      { id: 'T5', answer: 'accepted' },
    ]);
  });

  it('let engagements meet that never share a day, and second roles', () => {
    expect(tried([edge('T1', 'SUB', 'BA', { end: '2026-02-28' })], [edge('E2', 'BA', 'SUB', { start: '2026-03-01' })])).toEqual([{ id: 'T1', answer: 'accepted' }]);
    expect(tried([edge('T1', 'SUB', 'BA', { end: '2026-03-01' })], [edge('E2', 'BA', 'SUB', { start: '2026-03-01' })])).toMatchObject([{ answer: 'refused' }]);
    expect(tried([edge('T1', 'X', 'BA')], [edge('E1', 'BA', 'SUB', { end: '2026-02-01' }), edge('E2', 'SUB', 'X', { start: '2026-02-02' })])).toEqual([{ id: 'T1', answer: 'accepted' }]);
    expect(tried([edge('T1', 'CE2', 'CE'), edge('T2', 'CE', 'CE2', { capacity: 'as_business_associate' }), edge('T3', 'CE2', 'CE', { capacity: 'as_business_associate' })], [edge('E1', 'CE', 'CE2')]).map((one) => one.answer)).toEqual(['accepted', 'accepted', 'refused']);
  });
});

describe('an impossible register', () => {
  it.each([
    ['not_a_date', { asOf: '2026-02-30' }],
    ['not_a_date', { engagements: [edge('E1', 'CE', 'BA', { start: '1 May' })] }],
    ['not_a_list', { agreements: {} }],
    ['not_a_party', { parties: [{ id: 'CE', kind: 'hospital' }] }],
    ['unknown_party', { engagements: [edge('E1', 'CE', 'nobody')] }],
    ['unknown_party', { viewpoint: 'nobody' }],
    ['unknown_party', { blastRadiusOf: ['nobody'] }],
    ['unknown_engagement', { agreements: [paper('E7')] }],
    ['unknown_engagement', { approvals: [{ edge: 'E7', by: 'CE' }] }],
    ['unknown_engagement', { findings: [{ edge: 'E7', kind: 'material_breach', open: true }] }],
    ['duplicate_id', { parties: [...PARTIES, PARTIES[0]] }],
    ['duplicate_id', { attempts: [edge('E1', 'CE', 'BA')] }],
    ['duplicate_id', { agreements: [paper('E1'), paper('E1')] }],
    ['end_before_start', { engagements: [edge('E1', 'CE', 'BA', { end: '2025-12-31' })] }],
    ['end_before_start', { agreements: [paper('E1', {}, { coverDates: { E1: ['2026-02-02', '2026-02-01'] } })] }],
    ['end_before_effective', { agreements: [paper('E1', {}, { end: '2025-12-31' })] }],
    ['not_an_engagement', { engagements: [null] }],
    ['not_an_engagement', { engagements: [edge('E1', 'CE', 'BA', { phi: { types: 'all' } })] }],
    ['not_an_agreement', { agreements: [paper('E1', {}, { kind: 7 })] }],
    ['not_terms', { agreements: [paper('E1', { breachDays: -1 })] }],
    ['not_terms', { agreements: [paper('E1', { restrictions: { offshore: 'sometimes' } })] }],
    ['not_a_policy', { policy: { chainDays: 'sixty' } }],
  ])('is refused: %s', (reason, change) => {
    expect(refusal(change)).toEqual({ refused: reason });
  });
});
