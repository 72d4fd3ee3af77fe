import { lapseBetween, signingGap, spanOf } from './agreement-span.js';
import type { TermsVersion } from './terms-on.js';

const version = (life: TermsVersion['life']): TermsVersion => ({ number: 1, reason: 'new', effectiveFrom: '2026-01-01', corrects: null, life: { effectiveDate: '2026-01-01', initialTerm: { months: 12 }, autoRenew: false, ...life }, readings: {}, recordedAt: '2026-01-01T00:00:00Z' });
const none = { executedOn: null, terminatedOn: null, supersededLastDay: null, parentUntil: null };

describe('the days an agreement is in force', () => {
  it('run from its effective date through the last day of its term, without an end where it renews', () => {
    expect(spanOf([version({})], none)).toEqual({ from: '2026-01-01', until: '2026-12-31' });
    expect(spanOf([version({ autoRenew: true, renewalTermMonths: 12 })], none)).toEqual({ from: '2026-01-01', until: null });
    expect(spanOf([version({ initialTerm: { evergreen: true } })], none)).toEqual({ from: '2026-01-01', until: null });
    expect(spanOf([], none)).toBeNull();
  });

  it('do not begin before the last signature', () => {
    expect(spanOf([version({})], { ...none, executedOn: '2026-02-10' })?.from).toBe('2026-02-10');
    expect(spanOf([version({})], { ...none, executedOn: '2025-12-10' })?.from).toBe('2026-01-01');
  });

  it('end with whatever ends first: its terms, a termination, its successor, the agreement it ends with', () => {
    expect(spanOf([version({})], { ...none, parentUntil: '2026-06-30' })?.until).toBe('2026-06-30');
    expect(spanOf([version({})], { ...none, parentUntil: '2027-06-30' })?.until).toBe('2026-12-31');
    expect(spanOf([version({})], { executedOn: null, terminatedOn: '2026-05-01', supersededLastDay: '2026-04-01', parentUntil: '2026-06-30' })?.until).toBe('2026-04-01');
  });

  it('hold a later amendment', () => {
    const longer: TermsVersion = { ...version({}), number: 2, reason: 'amendment', effectiveFrom: '2026-06-01', life: { initialTerm: { months: 24 } } };
    expect(spanOf([version({}), longer], none)?.until).toBe('2027-12-31');
  });
});

describe('days without an agreement', () => {
  it('lie between the effective date and a later signature, which does not reach back', () => {
    expect(signingGap('2026-01-01', '2026-01-15')).toEqual({ from: '2026-01-01', to: '2026-01-14', days: 14 });
    expect(signingGap('2026-01-01', '2026-01-01')).toBeNull();
    expect(signingGap('2026-01-01', null)).toBeNull();
  });

  it('lie between an agreement and the one that replaces it', () => {
    expect(lapseBetween('2025-12-31', '2026-01-01')).toBeNull();
    expect(lapseBetween('2025-12-31', '2026-01-02')).toEqual({ from: '2026-01-01', to: '2026-01-01', days: 1 });
    expect(lapseBetween(null, '2026-01-02')).toBeNull();
  });
});
