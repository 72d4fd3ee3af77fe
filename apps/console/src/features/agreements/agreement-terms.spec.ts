import { describe, expect, it } from '@jest/globals';
import { changeOfParts, lifeTermWords, partsOf, termsOfForm, termsWords } from './agreement-terms.js';

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

describe('the terms of an agreement', () => {
  it('are read from the form: what does not apply is left out', () => {
    const renewing = { effectiveDate: '2026-01-15', term: 'months', months: '12', renews: 'yes', renewalTermMonths: '6', notice: '60', noticeUnit: 'days' };
    expect(termsOfForm(form(renewing))).toEqual({ effectiveDate: '2026-01-15', initialTerm: { months: 12 }, autoRenew: true, renewalTermMonths: 6, notice: { days: 60 } });
    expect(termsOfForm(form({ ...renewing, term: 'evergreen' }))).toEqual({ effectiveDate: '2026-01-15', initialTerm: { evergreen: true }, autoRenew: false, renewalTermMonths: null, notice: null });
  });

  it('survive being taken apart', () => {
    const terms = { effectiveDate: '2026-01-15', initialTerm: { endDate: '2027-02-07' }, autoRenew: true, renewalTermMonths: 12, notice: { months: 3 } };
    expect(changeOfParts(partsOf(terms))).toEqual(terms);
  });

  it('are sent as a change of only what differs', () => {
    expect(changeOfParts({ renewal: { autoRenew: false, renewalTermMonths: null, notice: null } })).toEqual({ autoRenew: false, renewalTermMonths: null, notice: null });
    expect(lifeTermWords('notice', { days: 1 })).toBe('1 day');
    expect(lifeTermWords('notice', null)).toBe('none');
  });

  it.each([
    [{ initialTerm: { months: 1 }, autoRenew: false }, 'From 15 Jan 2026, 1 month'],
    [{ initialTerm: { evergreen: true as const }, autoRenew: false }, 'From 15 Jan 2026, no end'],
    [{ initialTerm: { endDate: '2027-02-07' }, autoRenew: true, renewalTermMonths: 12, notice: { days: 60 } }, 'From 15 Jan 2026, until 7 Feb 2027; renews for 12 months, with notice of 60 days'],
    [{ initialTerm: { months: 36 }, autoRenew: true, renewalTermMonths: 12 }, 'From 15 Jan 2026, 36 months; renews for 12 months, no notice period stated'],
  ])('are told in words: %j', (terms, words) => expect(termsWords({ effectiveDate: '2026-01-15', ...terms })).toBe(words));
});
