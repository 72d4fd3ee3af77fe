import fc from 'fast-check';
import { addDays } from '../dates/local-date.js';
import type { RenewalTerms } from './renewal.js';
import { termsOn, type TermsVersion } from './terms-on.js';

const LIFE: RenewalTerms = { effectiveDate: '2024-01-01', initialTerm: { months: 36 }, autoRenew: false, renewalTermMonths: null, notice: null };
const stated = (value: number) => ({ state: 'stated' as const, value, where: '4.2' });
const at = (number: number) => new Date(Date.UTC(2024, 0, number)).toISOString();
const first: TermsVersion = { number: 1, reason: 'new', effectiveFrom: '2024-01-01', corrects: null, life: LIFE, readings: { accessDays: stated(10) }, recordedAt: at(1) };
const amendment = (number: number, effectiveFrom: string, change: Partial<TermsVersion>): TermsVersion => ({ number, reason: 'amendment', effectiveFrom, corrects: null, life: {}, readings: {}, recordedAt: at(number), ...change });
const correction = (number: number, corrects: number, effectiveFrom: string, change: Partial<TermsVersion>): TermsVersion => ({ ...amendment(number, effectiveFrom, change), reason: 'correction', corrects });

describe('terms on a day', () => {
  it('are those of the agreement with the amendments that hold by then', () => {
    const versions = [first, amendment(2, '2025-01-01', { readings: { accessDays: stated(5) } })];
    expect(termsOn(versions, '2024-12-31')?.readings.accessDays).toEqual(stated(10));
    expect(termsOn(versions, '2025-01-01')).toMatchObject({ readings: { accessDays: stated(5) }, versionOf: { readings: { accessDays: 2 } } });
    expect(termsOn(versions, '2023-06-01')?.life).toEqual(LIFE);
  });

  it('a correction stands in the place of what it corrects, from its own first day, and an amendment after it still wins', () => {
    const versions = [first, amendment(2, '2025-01-01', { readings: { accessDays: stated(5) } }), correction(3, 1, '2024-01-01', { readings: { accessDays: stated(15), destroyDays: stated(30) } })];
    expect(termsOn(versions, '2024-06-01')?.readings).toEqual({ accessDays: stated(15), destroyDays: stated(30) });
    expect(termsOn(versions, '2025-06-01')?.readings).toEqual({ accessDays: stated(5), destroyDays: stated(30) });
  });

  it('a correction moves the first day of an amendment, and takes back a reading', () => {
    const versions = [first, amendment(2, '2025-01-01', { readings: { accessDays: stated(5) } }), correction(3, 2, '2025-07-01', { readings: { accessDays: null } })];
    expect(termsOn(versions, '2025-08-01')?.readings.accessDays).toEqual(stated(10));
    expect(termsOn([...versions.slice(0, 2), correction(3, 2, '2025-07-01', {})], '2025-03-01')?.readings.accessDays).toEqual(stated(10));
  });

  it('a correction of a correction is about the same version; one of a version that is not there changes nothing', () => {
    const versions = [first, correction(2, 1, '2024-01-01', { readings: { accessDays: stated(11) } }), correction(3, 2, '2024-01-01', { readings: { accessDays: stated(12) } })];
    expect(termsOn(versions, '2024-06-01')?.readings.accessDays).toEqual(stated(12));
    expect(termsOn([first, correction(2, 9, '2024-01-01', { readings: { accessDays: stated(1) } })], '2024-06-01')?.readings.accessDays).toEqual(stated(10));
  });

  it('a notice period that an amendment takes away is gone, one it does not name stays', () => {
    const withNotice = { ...first, life: { ...LIFE, autoRenew: true, renewalTermMonths: 12, notice: { days: 60 } } };
    expect(termsOn([withNotice, amendment(2, '2024-05-01', { life: { notice: null } })], '2024-06-01')?.life.notice).toBeNull();
    expect(termsOn([withNotice, amendment(2, '2024-05-01', { life: { autoRenew: false } })], '2024-06-01')?.life.notice).toEqual({ days: 60 });
  });

  it('nothing is known before anything was recorded', () => {
    expect(termsOn([], '2024-06-01')).toBeNull();
    expect(termsOn([first], '2024-06-01', '2023-12-31T00:00:00Z')).toBeNull();
  });
});

describe('for any history of amendments and corrections', () => {
  const day = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays('2024-01-01', days));
  const readings = fc.record({ accessDays: fc.nat(30).map(stated), amendmentDays: fc.nat(30).map(stated), destroyDays: fc.nat(30).map(stated) }, { requiredKeys: [] });
  const history = fc.array(fc.record({ effectiveFrom: day, readings, corrects: fc.option(fc.nat(6)) }), { maxLength: 8 }).map((changes) => [first, ...changes.map(({ effectiveFrom, readings, corrects }, index) =>
    corrects === null ? amendment(index + 2, effectiveFrom, { readings }) : correction(index + 2, 1 + (corrects % (index + 1)), effectiveFrom, { readings }))]);

  it('an amendment changes only the terms it names', () => {
    fc.assert(fc.property(history, day, day, readings, (versions, from, on, named) => {
      const [before, after] = [versions, [...versions, amendment(versions.length + 1, from, { readings: named })]].map((all) => termsOn(all, on));
      for (const name of ['accessDays', 'amendmentDays', 'destroyDays'] as const) if (!(name in named)) expect(after?.readings[name]).toEqual(before?.readings[name]);
      expect(after?.life).toEqual(before?.life);
    }));
  });

  it('a day before an amendment reads as if there were none', () => {
    fc.assert(fc.property(history, day, readings, fc.nat(400), (versions, from, named, earlier) => {
      const on = addDays(from, -1 - earlier);
      expect(termsOn([...versions, amendment(versions.length + 1, from, { readings: named })], on)).toEqual(termsOn(versions, on));
    }));
  });

  it('what was recorded later is not visible as of what was known before', () => {
    fc.assert(fc.property(history, day, fc.nat(9), (versions, on, known) => {
      expect(termsOn(versions, on, at(1 + known))).toEqual(termsOn(versions.slice(0, 1 + known), on));
    }));
  });

  it('two amendments of different days may be recorded in either order', () => {
    fc.assert(fc.property(day, day, readings, readings, day, (one, other, first1, second, on) => {
      fc.pre(one !== other);
      const inOrder = termsOn([first, amendment(2, one, { readings: first1 }), amendment(3, other, { readings: second })], on);
      const turned = termsOn([first, amendment(2, other, { readings: second }), amendment(3, one, { readings: first1 })], on);
      expect(turned?.readings).toEqual(inOrder?.readings);
    }));
  });
});
