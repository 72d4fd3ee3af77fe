import { chainRule } from './chain-rule.js';
import { CHAIN_RULES, missingClauses, requiredClauses } from './chain-rules.js';

type Json = Record<string, unknown>;

const PARTIES = [{ id: 'CE', kind: 'covered_entity' }, { id: 'CE2', kind: 'covered_entity' }, ...['BA', 'SUB', 'X'].map((id) => ({ id, kind: 'business_associate' }))];
const LIMITS = { offshore: 'consent', subcontracting: 'notice', encryption: 'required', minimum_necessary: true, no_ai_training: true, retentionDays: 90 };
const TERMS: Json = {
  uses: ['billing', 'treatment'], disclosures: ['payer'], mgmtAdmin: true, dataAggregation: false, deidentify: false, limitedDataSet: false, clauses: requiredClauses(true), breachDays: 10, incidentDays: 10,
  restrictions: LIMITS, accessDays: 10, amendmentDays: 10, accountingDays: 10, destroyDays: 30, endsWithUpstream: false, part2Terms: true, psychTerms: true,
};
const edge = (id: string, customer: string, supplier: string, more: Json = {}): Json => ({ id, customer, supplier, service: 's', start: '2026-01-01', end: null, phi: { types: ['clinical'], ephi: true }, agent: 'no', ...more });
const paper = (engagement: string, terms: Json, more: Json = {}): Json => ({ id: `A-${engagement}`, kind: 'baa', covers: [engagement], status: 'executed', effective: '2026-01-01', end: '2027-12-31', autoRenew: false, terms: { ...TERMS, ...terms }, ...more });
const answer = (input: Json) => {
  const result = chainRule({ asOf: '2026-04-20', parties: PARTIES, ...input });
  if ('refused' in result) throw new Error(result.refused);
  return result;
};

interface Change { down?: Json; up?: Json; downPaper?: Json; upPaper?: Json; downEdge?: Json; upEdge?: Json; register?: Json }

/** A link below another that breaks nothing, then changed: the rules broken (!) and those nobody can tell (?). */
const beside = ({ down = {}, up = {}, downPaper = {}, upPaper = {}, downEdge = {}, upEdge = {}, register = {} }: Change) =>
  answer({ engagements: [edge('E1', 'CE', 'BA', upEdge), edge('E2', 'BA', 'SUB', downEdge)], agreements: [paper('E1', up, upPaper), paper('E2', { breachDays: 5, ...down }, downPaper)], ...register });
const said = (change: Change): string[] => {
  const { violations, cannotTell } = beside(change);
  return [...violations.map(({ rule, edge: on }) => `!${rule} ${on}`), ...cannotTell.map(({ rule, edge: on }) => `?${rule} ${on}`)].toSorted();
};
const limits = (change: Json): Json => ({ restrictions: { ...LIMITS, ...change } });

describe('flow-down', () => {
  it('names 18 rules and 16 clauses that are always required', () => {
    expect(CHAIN_RULES.map(({ id }) => id)).toEqual(Array.from({ length: 18 }, (_, index) => `CH-${String(index + 1).padStart(2, '0')}`));
    expect([requiredClauses(true).length, requiredClauses(false).length]).toEqual([16, 13]);
    expect(missingClauses(['BAA-R01', 'BAA-R02'], ['R02'])).toEqual(['BAA-R01']);
    expect(said({})).toEqual([]);
  });

  const unread = (rule: string): string => `?${rule} E2`;
  it.each<[string, Change, string[]]>([
    ['CH-02 a subset', { down: { uses: ['billing'], disclosures: [] } }, []],
    ['CH-02 a use of its own', { down: { uses: ['billing', 'marketing'] } }, ['!CH-02 E2']],
    ['CH-02 a disclosure of its own', { down: { disclosures: ['press'] } }, ['!CH-02 E2']],
    ['CH-02 not read', { up: { uses: null } }, [unread('CH-02')]],
    ['CH-02 one broken, one not read', { down: { uses: ['marketing'] }, up: { disclosures: null } }, ['!CH-02 E2', unread('CH-02')]],
    ['CH-03 refused downstream', { down: { mgmtAdmin: false } }, []],
    ['CH-03 silent upstream', { down: { deidentify: true } }, ['!CH-03 E2']],
    ['CH-03 not read upstream', { down: { deidentify: true }, up: { deidentify: null } }, [unread('CH-03')]],
    ['CH-04 a clause missing', { down: { clauses: requiredClauses(true).filter((id) => id !== 'BAA-R05') } }, ['!CH-04 E2']],
    ['CH-04 an ePHI clause missing', { down: { clauses: requiredClauses(false) } }, ['!CH-04 E2']],
    ['CH-04 an ePHI clause on paper records', { down: { clauses: requiredClauses(false) }, downEdge: { phi: { types: ['clinical'], ephi: false } } }, []],
    ['CH-04 an ePHI clause, nobody knows whether ePHI', { down: { clauses: requiredClauses(false) }, downEdge: { phi: { types: ['clinical'] } } }, ['?CH-04 E2']],
    ['CH-04 and CH-15 not read', { down: { clauses: null } }, ['?CH-04 E2', '?CH-15 E2']],
    ['CH-15 no termination right', { down: { clauses: requiredClauses(true).filter((id) => id !== 'BAA-R16') } }, ['!CH-04 E2', '!CH-15 E2']],
    ['CH-05 the outer limit', { up: { breachDays: 61 } }, ['!CH-05 E1', '!CH-08 E1', '!CH-08 E2']],
    ['CH-05 at the outer limit', { up: { breachDays: 55 } }, []],
    ['CH-05 to CH-08 not read', { down: { breachDays: null } }, ['?CH-05 E2', '?CH-06 E2', '?CH-07 E2', '?CH-08 E2']],
    ['CH-05 to CH-08 not read upstream', { up: { breachDays: null } }, ['?CH-05 E1', '?CH-06 E2', '?CH-07 E2', '?CH-08 E1', '?CH-08 E2']],
    ['CH-06 longer', { down: { breachDays: 11 } }, ['!CH-06 E2']],
    ['CH-07 no day to handle', { down: { breachDays: 10 } }, ['!CH-07 E2']],
    ['CH-07 a day to handle', { down: { breachDays: 9 } }, []],
    ['CH-09 as strict', { down: { incidentDays: 10 } }, []],
    ['CH-09 later', { down: { incidentDays: 11 } }, ['!CH-09 E2']],
    ['CH-09 not read', { down: { incidentDays: null } }, [unread('CH-09')]],
    ['CH-10 stricter', { down: limits({ offshore: 'forbidden', subcontracting: 'none', retentionDays: 1 }) }, []],
    ['CH-10 offshore looser', { down: limits({ offshore: 'allowed' }) }, ['!CH-10 E2']],
    ['CH-10 subcontracting looser', { down: limits({ subcontracting: 'allowed' }) }, ['!CH-10 E2']],
    ['CH-10 encryption looser', { down: limits({ encryption: 'none' }) }, ['!CH-10 E2']],
    ['CH-10 AI training', { down: limits({ no_ai_training: false }) }, ['!CH-10 E2']],
    ['CH-10 kept longer', { down: limits({ retentionDays: 91 }) }, ['!CH-10 E2']],
    ['CH-10 not read', { down: limits({ minimum_necessary: null }) }, [unread('CH-10')]],
    ['CH-11 no approval', { up: limits({ subcontracting: 'approval' }), down: limits({ subcontracting: 'none' }) }, ['!CH-11 E2']],
    ['CH-11 forbidden', { up: limits({ subcontracting: 'none' }), down: limits({ subcontracting: 'none' }) }, ['!CH-11 E2']],
    ['CH-11 approved by the customer upstream', { up: limits({ subcontracting: 'approval' }), down: limits({ subcontracting: 'none' }), register: { approvals: [{ edge: 'E2', by: 'CE' }] } }, []],
    ['CH-11 approved by somebody else', { up: limits({ subcontracting: 'approval' }), down: limits({ subcontracting: 'none' }), register: { approvals: [{ edge: 'E2', by: 'BA' }] } }, ['!CH-11 E2']],
    ['CH-11 not read', { up: limits({ subcontracting: null }) }, [unread('CH-10'), unread('CH-11')]],
    ['CH-12 slower', { down: { amendmentDays: 11 } }, ['!CH-12 E2']],
    ['CH-12 not read', { up: { accountingDays: null } }, [unread('CH-12')]],
    ['CH-13 ends later', { downPaper: { end: '2028-01-01' } }, ['!CH-13 E2']],
    ['CH-13 never ends', { downPaper: { end: null } }, ['!CH-13 E2']],
    ['CH-13 ends later, or with it', { down: { endsWithUpstream: true }, downPaper: { autoRenew: true } }, []],
    ['CH-13 ends later, not read', { down: { endsWithUpstream: null }, downPaper: { end: null } }, [unread('CH-13')]],
    ['CH-13 destroys later', { down: { destroyDays: 31 } }, ['!CH-13 E2']],
    ['CH-13 destroys, not read', { down: { destroyDays: null } }, [unread('CH-13')]],
    ['CH-14 renews', { downPaper: { end: '2027-12-30', autoRenew: true }, upPaper: { end: null } }, []],
    ['CH-14 ends before', { downPaper: { end: '2027-12-30' } }, ['!CH-14 E2']],
    ['CH-17 open', { register: { findings: [{ edge: 'E2', kind: 'material_breach', open: true }] } }, ['!CH-17 E2']],
    ['CH-17 closed, planned, another kind', { register: { findings: [{ edge: 'E2', kind: 'material_breach', open: false }, { edge: 'E2', kind: 'material_breach', open: true, curePlan: 'by May' }, { edge: 'E2', kind: 'note', open: true }] } }, []],
    ['CH-17 not known whether open', { register: { findings: [{ edge: 'E2', kind: 'material_breach' }] } }, ['?CH-17 E2']],
    ['CH-18 a type of its own', { downEdge: { phi: { types: ['clinical', 'billing'], ephi: true } } }, ['!CH-18 E2']],
    ['CH-18 Part 2 that stays above', { down: { part2Terms: false }, upEdge: { phi: { types: ['clinical', 'part2'], ephi: true } } }, []],
  ])('%s', (_, change, expected) => {
    expect(said(change)).toEqual(expected);
  });

  it.each([['part2', 'part2Terms'], ['psychotherapy_notes', 'psychTerms']])('CH-18 asks for terms where %s goes downstream', (kind, term) => {
    const goes = { phi: { types: ['clinical', kind], ephi: true } };
    const with_ = (value: unknown) => beside({ down: { [term]: value }, downEdge: goes, upEdge: goes });
    expect(with_(true)).toMatchObject({ violations: [], cannotTell: [] });
    expect(with_(false).violations).toEqual([{ rule: 'CH-18', edge: 'E2', against: 'E1', severity: 'error', terms: [term] }]);
    expect(with_(null).cannotTell).toEqual([{ rule: 'CH-18', edge: 'E2', against: 'E1', unknown: [`down.${term}`] }]);
  });

  it('CH-14 carries its alerts, unless a successor is signed', () => {
    const ends = { downPaper: { end: '2026-12-31' } };
    expect(beside(ends).violations).toEqual([{ rule: 'CH-14', edge: 'E2', against: 'E1', severity: 'warning', terms: ['end'], alertDates: ['2026-10-02', '2026-11-01', '2026-12-01', '2026-12-24'] }]);
    const agreements = [paper('E1', {}), paper('E2', { breachDays: 5 }, { end: '2026-12-31' }), paper('E2', { breachDays: 5 }, { id: 'B', effective: '2027-01-01' })];
    expect(said({ register: { agreements } })).toEqual([]);
  });

  it('CH-08 weighs an agent anywhere on the worst path', () => {
    const time = (agents: string[], register: Json = {}) =>
      beside({ up: { breachDays: 40 }, down: { breachDays: 30 }, upEdge: { agent: agents[0] }, downEdge: { agent: agents[1] }, register }).violations.map(({ rule, edge: on, severity, totalDays }) => [rule, on, severity, totalDays]);
    expect(time(['no', 'no'])).toEqual([['CH-08', 'E2', 'warning', 70]]);
    expect(time(['no', 'no'], { policy: { chainDays: 70 } })).toEqual([]);
    expect(time(['yes', 'no'], { policy: { chainDays: 70 } })).toEqual([['CH-08', 'E2', 'error', 70]]);
    expect(time(['no', 'undetermined'])).toEqual([['CH-08', 'E2', 'error', 70]]);
    expect(time(['no', 'no'], { policy: { chainDays: 30 } })).toEqual([['CH-08', 'E1', 'warning', 40], ['CH-08', 'E2', 'warning', 70]]);
  });

  it('compares with every live engagement upstream, each by its own agreement', () => {
    const engagements = [edge('E1', 'CE', 'BA'), edge('E2', 'BA', 'SUB'), edge('E3', 'CE2', 'BA'), edge('E4', 'CE2', 'BA', { end: '2026-04-19' })];
    const agreements = [paper('E1', {}), paper('E2', { breachDays: 5 }), paper('E3', { breachDays: 3 }), paper('E4', { breachDays: 1 })];
    expect(answer({ engagements, agreements }).violations).toEqual([{ rule: 'CH-06', edge: 'E2', against: 'E3', severity: 'error', terms: ['breachDays'] }]);
  });

  it('compares nothing where no agreement stands upstream, and knows nothing of one only attested', () => {
    const engagements = (assurance?: string) => [edge('E1', 'CE', 'BA', assurance === undefined ? {} : { assurance }), edge('E2', 'BA', 'SUB')];
    const agreements = [paper('E2', { breachDays: 5 })];
    expect(answer({ engagements: engagements(), agreements })).toMatchObject({ violations: [{ rule: 'CH-01', edge: 'E1' }], cannotTell: [] });
    const attested = answer({ engagements: engagements('attested'), agreements });
    expect(attested.violations).toEqual([]);
    expect(attested.cannotTell.filter(({ edge: on }) => on === 'E2').map(({ rule }) => rule)).toEqual(['02', '03', '06', '07', '08', '09', '10', '11', '12', '13', '14'].map((number) => `CH-${number}`));
  });
});
