import { addDays, addMonths, daysBetween } from '../dates/local-date.js';
import { renewal, renewalRule, type RenewalTerms } from './renewal.js';

const yearly: RenewalTerms = { effectiveDate: '2024-01-01', initialTerm: { months: 12 }, autoRenew: true, renewalTermMonths: 12, notice: { days: 60 } };

describe('the renewal of an agreement', () => {
  it('answers the example of the rule book', () => {
    const agreement = { effectiveDate: '2025-01-31', initialTerm: { months: 1 }, autoRenew: true, renewalTermMonths: 1, notice: { days: 10 } };
    expect(renewalRule({ agreement, asOf: '2025-03-20' })).toEqual({
      termNumber: 2, termStart: '2025-02-28', termEnd: '2025-03-30', nextRenewalDate: '2025-03-31', giveNoticeBy: '2025-03-20',
      stillStoppable: { giveNoticeBy: '2025-03-20', renewalStopped: '2025-03-31' }, status: 'in_notice_window',
    });
  });

  it('counts from the anchor, so that a month end and a leap day come back', () => {
    const leap = { ...yearly, effectiveDate: '2024-02-29', notice: null };
    expect(renewal(leap, '2026-06-01')).toMatchObject({ termNumber: 3, termStart: '2026-02-28', termEnd: '2027-02-27' });
    expect(renewal(leap, '2028-02-29')).toMatchObject({ termNumber: 5, termStart: '2028-02-29' });
    expect(renewal(leap, '2028-02-28')).toMatchObject({ termNumber: 4, termEnd: '2028-02-28' });
    const fixed = { ...yearly, initialTerm: { endDate: '2024-08-30' }, renewalTermMonths: 6, notice: { months: 3 } };
    expect(renewal(fixed, '2025-03-01')).toMatchObject({ termNumber: 3, termStart: '2025-02-28', termEnd: '2025-08-30', giveNoticeBy: '2025-05-30' });
  });

  it('counts notice back from the last day in force, and still takes it on that very day', () => {
    expect(renewal(yearly, '2024-11-01')).toMatchObject({ termEnd: '2024-12-31', giveNoticeBy: '2024-11-01', status: 'in_notice_window', stillStoppable: { giveNoticeBy: '2024-11-01', renewalStopped: '2025-01-01' } });
    expect(renewal(yearly, '2024-10-31').status).toBe('in_force');
    expect(renewal(yearly, '2024-11-02')).toMatchObject({ giveNoticeBy: '2024-11-01', status: 'in_notice_window', stillStoppable: { giveNoticeBy: '2025-11-01', renewalStopped: '2026-01-01' } });
    expect(renewal({ ...yearly, effectiveDate: '2024-06-01', notice: { months: 3 } }, '2024-07-01')).toMatchObject({ termEnd: '2025-05-31', giveNoticeBy: '2025-02-28' });
  });

  it('looks past several terms when notice is longer than a term', () => {
    const monthly = { ...yearly, initialTerm: { months: 1 }, renewalTermMonths: 1, notice: { days: 90 } };
    expect(renewal(monthly, '2024-05-10')).toMatchObject({ termNumber: 5, giveNoticeBy: '2024-03-02', status: 'in_notice_window', stillStoppable: { giveNoticeBy: '2024-06-02', renewalStopped: '2024-09-01' } });
  });

  it('ends, or never does, where it does not renew', () => {
    const once = { ...yearly, autoRenew: false };
    expect(renewal(once, '2024-12-31')).toMatchObject({ status: 'in_force', nextRenewalDate: null, giveNoticeBy: null, stillStoppable: null });
    expect(renewal(once, '2025-01-01').status).toBe('expired');
    expect(renewal(once, '2023-12-31').status).toBe('not_yet_in_force');
    expect(renewal({ ...yearly, initialTerm: { evergreen: true } }, '2099-01-01')).toMatchObject({ termEnd: null, giveNoticeBy: null, stillStoppable: null, status: 'in_force' });
  });

  it('refuses impossible terms, each by its class', () => {
    const refusal = (change: Record<string, unknown>, asOf: unknown = '2024-05-01'): unknown => renewalRule({ agreement: { ...yearly, ...change }, asOf });
    expect(refusal({ initialTerm: { endDate: '2023-12-31' } })).toEqual({ refused: 'end_before_effective' });
    expect(refusal({ initialTerm: { endDate: '2024-01-01' } })).toMatchObject({ termStart: '2024-01-02' });
    for (const months of [0, -1, 1.5, '12']) expect(refusal({ initialTerm: { months } })).toEqual({ refused: 'initial_term_not_positive' });
    for (const renewalTermMonths of [0, -12, null, 'x']) expect(refusal({ renewalTermMonths })).toEqual({ refused: 'renewal_term_not_positive' });
    expect(refusal({ notice: { days: -1 } })).toEqual({ refused: 'notice_negative' });
    for (const notice of [{ days: 1, months: 1 }, {}, 60]) expect(refusal({ notice })).toEqual({ refused: 'notice_not_one_unit' });
    for (const change of [{ effectiveDate: '2024-02-30' }, { initialTerm: { endDate: 'soon' } }]) expect(refusal(change)).toEqual({ refused: 'not_a_date' });
    expect(refusal({}, '2024-13-01')).toEqual({ refused: 'not_a_date' });
    expect(refusal({ initialTerm: { months: 1e6 } })).toEqual({ refused: 'not_a_date' });
    expect(renewalRule({})).toEqual({ refused: 'not_a_date' });
  });

  it('agrees with counting term after term, day by day', () => {
    const differing: unknown[] = [];
    for (const effectiveDate of ['2023-01-31', '2024-02-29', '2023-05-15', '2023-12-01']) {
      for (const [first, next] of [[1, 1], [3, 2], [12, 12], [6, 1]] as const) {
        for (const notice of [{ days: 0 }, { days: 45 }, { months: 2 }]) {
          const terms = { effectiveDate, initialTerm: { months: first }, autoRenew: true, renewalTermMonths: next, notice };
          const starts = [effectiveDate, ...Array.from({ length: 40 }, (_, k) => addMonths(effectiveDate, first + next * k))];
          const back = (last: string): string => (notice.days === undefined ? addMonths(last, -notice.months) : addDays(last, -notice.days));
          const noticeDates = starts.map((start) => back(addDays(start, -1)));
          for (let day = addDays(effectiveDate, -3); daysBetween(effectiveDate, day) < 800; day = addDays(day, 7)) {
            const term = Math.max(1, starts.filter((start) => start <= day).length);
            const stopped = starts.find((_, index) => index > 0 && (noticeDates[index] ?? '') >= day);
            const found = renewal(terms, day);
            const answer = [found.termNumber, found.termStart, found.nextRenewalDate, found.stillStoppable?.renewalStopped];
            const counted = [term, starts[term - 1], starts[term], stopped];
            if (answer.join() !== counted.join()) differing.push({ terms, day, answer, counted });
          }
        }
      }
    }
    expect(differing).toEqual([]);
  });
});
