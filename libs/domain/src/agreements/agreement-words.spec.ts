import { standingOn } from './agreement-standing.js';
import type { AgreementStatus } from './agreement-status.js';
import { cutByParentWords, longNoticeWords, overlapWords, whyItStands } from './agreement-words.js';
import type { RenewalTerms } from './renewal.js';

const LIFE: RenewalTerms = { effectiveDate: '2024-01-01', initialTerm: { months: 12 }, autoRenew: true, renewalTermMonths: 12, notice: { days: 60 } };
const why = (day: string, { status = 'executed', life = LIFE, until = null, endsWith = null }: { status?: AgreementStatus; life?: RenewalTerms; until?: string | null; endsWith?: string | null } = {}) =>
  whyItStands({ status, life, from: '2024-01-01', endsWith, standing: standingOn({ status, life, from: '2024-01-01', until }, day) });

describe('why an agreement stands as it does', () => {
  it('says when it renews and by when to give notice', () => {
    expect(why('2024-06-01')).toBe('Term 1 ends on 31 Dec 2024, and it renews by itself on 1 Jan 2025 unless notice is given by 1 Nov 2024.');
    expect(why('2024-11-01')).toBe('Term 1 ends on 31 Dec 2024, and it renews by itself on 1 Jan 2025: this is the last day to give notice.');
    expect(why('2024-11-02')).toBe('Term 1 ends on 31 Dec 2024, and it renews by itself on 1 Jan 2025: the day to give notice, 1 Nov 2024, has passed. Notice by 1 Nov 2025 stops the next renewal.');
  });

  it('says what ended it, or will', () => {
    expect(why('2024-06-01', { status: 'terminated', until: '2024-07-01' })).toBe('It was terminated; its last day in force is 1 Jul 2024.');
    expect(why('2024-07-02', { status: 'terminated', until: '2024-07-01' })).toBe('It was terminated; its last day in force was 1 Jul 2024.');
    expect(why('2024-06-01', { status: 'superseded', until: '2024-07-01' })).toMatch(/is replaced/);
    expect(why('2024-06-01', { until: '2024-07-01', endsWith: 'MSA 7' })).toBe('It ends with MSA 7; its last day in force is 1 Jul 2024.');
    expect(why('2023-06-01')).toBe('Its first day in force is 1 Jan 2024.');
    expect(why('2024-06-01', { status: 'draft' })).toMatch(/nothing is covered/);
  });
});

describe('what to know of odd terms', () => {
  it('a notice period longer than the term', () => {
    expect(longNoticeWords({ ...LIFE, initialTerm: { months: 1 }, renewalTermMonths: 1 })).toBe('The notice period of 60 days is longer than the term: the renewal on 1 Feb 2024 cannot be stopped in time. The first that can is the one on 1 Apr 2024, by notice on 31 Jan 2024.');
    expect(longNoticeWords(LIFE)).toBeNull();
    expect(longNoticeWords({ ...LIFE, autoRenew: false })).toBeNull();
  });

  it('a child that would outlive its parent, and two of one kind', () => {
    expect(cutByParentWords('2026-12-31', 'MSA 7', '2026-06-30')).toBe('By its own terms it would run through 31 Dec 2026; it ends with MSA 7, whose last day is 30 Jun 2026.');
    expect(overlapWords({ id: 'a', from: '2025-01-01' }, { id: 'b', title: 'BAA 2', service: 'Reads', from: '2024-01-01' })).toMatch(/here this one/);
    expect(overlapWords({ id: 'a', from: '2024-01-01' }, { id: 'b', title: 'BAA 2', service: 'Reads', from: '2024-01-01' })).toMatch(/here BAA 2/);
  });
});
