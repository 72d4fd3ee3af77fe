import { TIERS } from '../deadlines/tier.js';
import { SEVERITIES } from '../questionnaires/questionnaire.js';
import { residualRisk, RISK_BANDS, type RiskFacts } from './residual-risk.js';

const TODAY = '2026-11-30';
const facts = (over: Partial<RiskFacts> = {}, review: Partial<NonNullable<RiskFacts['review']>> = {}): RiskFacts =>
  ({ tier: 'high', review: { decision: 'approved', band: 'low', validUntil: '2027-11-30', ...review }, open: [], excepted: [], ...over });
const bandOf = (found: RiskFacts) => residualRisk(found, TODAY).band;

it('is not told without a class or a decided review', () => {
  expect(residualRisk(facts({ tier: null }), TODAY)).toEqual({ band: null, because: ['Its risk class is not set, so nobody can tell.'] });
  expect(residualRisk(facts({ review: null }), TODAY).because.at(-1)).toBe('It was not reviewed, so nobody can tell what is left.');
});

it('says each step', () => {
  expect(residualRisk(facts({ open: ['medium', 'high', 'high'] }), TODAY)).toEqual({
    band: 'high', because: ['Its inherent risk is high.', 'The risk by its answers is low, which makes it low.', '2 high findings are open, which makes it high.'],
  });
  expect(residualRisk(facts({}, { validUntil: '2026-11-29' }), TODAY).because.at(-1)).toBe('The decision held until Sun 29 Nov 2026 and has ended, which makes it moderate.');
});

it('a critical finding leaves it critical, an excepted one high; a rejection never less than high', () => {
  expect(bandOf(facts({ open: ['critical'] }))).toBe('critical');
  expect(bandOf(facts({ excepted: ['critical'] }))).toBe('high');
  expect(bandOf(facts({ tier: 'low' }, { decision: 'rejected' }))).toBe('high');
});

it('more inherent risk, worse answers or a graver finding never make it less', () => {
  const of = (tier: number, band: number, severity: number) => RISK_BANDS.indexOf(bandOf(facts({ tier: [...TIERS].reverse()[tier], open: severity < 0 ? [] : [SEVERITIES[severity] as 'low'] }, { band: RISK_BANDS[band] })) as 'low');
  for (let tier = 0; tier < 4; tier++) for (let band = 0; band < 4; band++) for (let severity = -1; severity < 4; severity++) {
    if (tier > 0) expect(of(tier, band, severity)).toBeGreaterThanOrEqual(of(tier - 1, band, severity));
    if (band > 0) expect(of(tier, band, severity)).toBeGreaterThanOrEqual(of(tier, band - 1, severity));
    if (severity >= 0) expect(of(tier, band, severity)).toBeGreaterThanOrEqual(of(tier, band, severity - 1));
  }
});
