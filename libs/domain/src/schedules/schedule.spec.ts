import { firstOccurrence, nextOccurrence, notYetDue, SHIPPED_SCHEDULES } from './schedule.js';

describe('when a schedule comes up again', () => {
  it('first on its first day, on today if that has passed, or a cadence after it was last done', () => {
    const at = { startsOn: '2027-01-15', cadenceMonths: 12, lastOn: null, today: '2026-12-01' };
    expect(firstOccurrence(at)).toBe('2027-01-15');
    expect(firstOccurrence({ ...at, today: '2027-03-01' })).toBe('2027-03-01');
    expect(firstOccurrence({ ...at, lastOn: '2026-06-30' })).toBe('2027-06-30');
    expect(firstOccurrence({ ...at, lastOn: '2020-06-30' })).toBe('2027-01-15');
  });

  it('counts from its anchor, so that the end of a month stays the end of a month', () => {
    expect(nextOccurrence('2026-01-31', 1, '2026-01-31')).toBe('2026-02-28');
    expect(nextOccurrence('2026-01-31', 1, '2026-02-28')).toBe('2026-03-31');
    expect(nextOccurrence('2024-02-29', 12, '2024-02-29')).toBe('2025-02-28');
    expect(nextOccurrence('2024-02-29', 12, '2027-03-01')).toBe('2028-02-29');
  });

  it('leaves out the days that an outage let pass', () => {
    expect(nextOccurrence('2026-01-15', 3, '2027-05-01')).toBe('2027-07-15');
  });

  it('waits where it was done lately', () => {
    expect(notYetDue('2026-10-01', 12, '2026-12-01')).toBe('2027-10-01');
    expect(notYetDue('2025-12-01', 12, '2026-12-01')).toBeNull();
    expect(notYetDue(null, 12, '2026-12-01')).toBeNull();
  });
});

it('schedules are shipped with their basis; the proposed one says that it is', () => {
  expect(SHIPPED_SCHEDULES.map(({ key, basis }) => [key, basis])).toEqual([['ATT-SAFEGUARDS', 'policy'], ['ATT-SUBS', 'policy'], ['hipaa-ba-core', 'policy'], ['review', 'policy'], ['ATT-TECH-VERIFY', 'proposed']]);
  expect(SHIPPED_SCHEDULES.at(-1)?.cite).toContain('90 FR 898 (proposed)');
});
