import fc from 'fast-check';
import { addDays } from '../dates/local-date.js';
import type { RenewalTerms } from './renewal.js';
import { renewalProblem } from './renewal.js';
import { renewalDraft, termDifferences } from './renewal-draft.js';

const LIFE: RenewalTerms = { effectiveDate: '2024-03-01', initialTerm: { endDate: '2025-02-28' }, autoRenew: false, renewalTermMonths: null, notice: null };

describe('a renewal', () => {
  it('begins the day after, for as long: a year stays a year across a leap day', () => {
    expect(renewalDraft(LIFE, '2025-02-28', '2025-01-10')).toEqual({ ...LIFE, effectiveDate: '2025-03-01', initialTerm: { endDate: '2026-02-28' } });
    expect(renewalDraft({ ...LIFE, initialTerm: { endDate: '2024-04-10' } }, '2024-04-10', '2024-04-01')).toMatchObject({ effectiveDate: '2024-04-11', initialTerm: { endDate: '2024-05-21' } });
    expect(renewalDraft({ ...LIFE, initialTerm: { months: 24 } }, '2026-02-28', '2026-01-01')).toMatchObject({ effectiveDate: '2026-03-01', initialTerm: { months: 24 } });
  });

  it('is never dated back over a lapse', () => {
    expect(renewalDraft(LIFE, '2025-02-28', '2025-04-15').effectiveDate).toBe('2025-04-15');
    expect(renewalDraft({ ...LIFE, initialTerm: { evergreen: true } }, null, '2025-04-15').effectiveDate).toBe('2025-04-15');
  });

  it('can always be: for any term and any day', () => {
    const day = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays('2020-01-01', days));
    fc.assert(fc.property(day, fc.nat(3_000), day, (effectiveDate, length, today) => {
      const endDate = addDays(effectiveDate, length);
      const draft = renewalDraft({ ...LIFE, effectiveDate, initialTerm: { endDate } }, endDate, today);
      expect(renewalProblem(draft, today)).toBeNull();
      expect(draft.effectiveDate >= today).toBe(true);
    }));
  });
});

describe('the differences between two sets of terms', () => {
  const readings = { accessDays: { state: 'stated' as const, value: 10, where: '4' } };
  it('are the terms that differ; another page is no difference, silent is not unread', () => {
    expect(termDifferences({ life: LIFE, readings }, { life: { ...LIFE, autoRenew: true, renewalTermMonths: 12 }, readings: { accessDays: { state: 'stated', value: 10, where: '7' }, insurance: { state: 'silent' } } })).toEqual([
      { term: 'autoRenew', before: false, after: true },
      { term: 'renewalTermMonths', before: null, after: 12 },
      { term: 'insurance', before: 'unread', after: 'silent' },
    ]);
    expect(termDifferences({ life: LIFE, readings }, { life: LIFE, readings })).toEqual([]);
  });
});
