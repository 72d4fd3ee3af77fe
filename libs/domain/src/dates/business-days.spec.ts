import { addBusinessDays, federalHoliday, isBusinessDay, nearestBusinessDay } from './business-days.js';
import { addDays } from './local-date.js';

describe('federal holidays', () => {
  // As the Office of Personnel Management lists them for 2026 and 2027.
  it.each([
    ['2026-01-01', 'New Year’s Day'], ['2026-01-19', 'Birthday of Martin Luther King, Jr.'], ['2026-02-16', 'Washington’s Birthday'], ['2026-05-25', 'Memorial Day'], ['2026-06-19', 'Juneteenth'],
    ['2026-07-03', 'Independence Day'], ['2026-09-07', 'Labor Day'], ['2026-10-12', 'Columbus Day'], ['2026-11-11', 'Veterans Day'], ['2026-11-26', 'Thanksgiving Day'], ['2026-12-25', 'Christmas Day'],
    ['2027-06-18', 'Juneteenth'], ['2027-07-05', 'Independence Day'], ['2027-12-24', 'Christmas Day'], ['2027-12-31', 'New Year’s Day'],
  ])('%s is %s', (day, name) => expect(federalHoliday(day)).toBe(name));

  it('are eleven a year, counted by the day they stand for', () => {
    for (let year = 2021; year <= 2040; year += 1) {
      let count = 0;
      for (let day = `${year}-01-02`; day <= `${year + 1}-01-01`; day = addDays(day, 1)) if (federalHoliday(day) !== null) count += 1;
      const movedIn = [`${year}-12-31`, `${year}-01-01`].map(federalHoliday);
      expect(count).toBeGreaterThanOrEqual(movedIn[0] === null ? 10 : 11);
      expect(count).toBeLessThanOrEqual(12);
    }
    expect(federalHoliday('2026-07-04')).toBeNull();
  });
});

describe('business days', () => {
  it('leave out weekends and holidays, forwards and backwards', () => {
    expect(isBusinessDay('2026-11-26')).toBe(false);
    expect(addBusinessDays('2026-11-25', 1)).toBe('2026-11-27');
    expect(addBusinessDays('2026-11-30', -2)).toBe('2026-11-25');
    expect(addBusinessDays('2026-12-25', 0)).toBe('2026-12-25');
  });

  it('counting back undoes counting forward from a business day', () => {
    for (let day = '2026-01-05'; day < '2027-02-01'; day = addDays(day, 1)) {
      if (!isBusinessDay(day)) continue;
      for (const count of [1, 5, 14, 60]) if (addBusinessDays(addBusinessDays(day, count), -count) !== day) throw new Error(`${day} ${count}`);
    }
  });

  it('the nearest is the day itself, else one on the asked side', () => {
    expect(nearestBusinessDay('2026-11-24', 'before')).toBe('2026-11-24');
    expect(nearestBusinessDay('2026-11-28', 'before')).toBe('2026-11-27');
    expect(nearestBusinessDay('2026-11-28', 'after')).toBe('2026-11-30');
  });
});
