import { addDays, addMonths, compareDates, daysBetween, isLocalDate, localDateOf } from './local-date.js';

describe('a local date', () => {
  it('is a day the calendar has', () => {
    expect(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'].every(isLocalDate)).toBe(true);
    expect(['2025-02-29', '1900-02-29', '2025-04-31', '2025-13-01', '2025-00-10', '2025-1-1', '2025-01-01T00:00', '', null, 20250101].some(isLocalDate)).toBe(false);
    expect(localDateOf(2025, 6, 31)).toBeNull();
  });

  it('moves over months and takes the last day of a shorter one', () => {
    expect(addMonths('2025-01-31', 1)).toBe('2025-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2025-01-31', 2)).toBe('2025-03-31');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2024-02-29', 48)).toBe('2028-02-29');
    expect(addMonths('2025-03-31', -1)).toBe('2025-02-28');
    expect(addMonths('2025-01-15', -13)).toBe('2023-12-15');
  });

  it('comes back from any number of days, and counts them as the same number', () => {
    for (const start of ['1999-12-31', '2024-02-29', '2025-03-09']) {
      let day = start;
      for (let n = 1; n <= 800; n += 1) {
        day = addDays(day, 1);
        if (addDays(start, n) !== day || addDays(day, -n) !== start || daysBetween(start, day) !== n || compareDates(start, day) >= 0) throw new Error(`${start} + ${n}`);
      }
    }
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(addDays('0050-12-31', 1)).toBe('0051-01-01');
  });

  it('refuses to leave the calendar rather than to answer something else', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('2025-01-01', 1e12)).toThrow(RangeError);
    expect(() => addMonths('2025-01-01', 1e9)).toThrow(RangeError);
    expect(() => addMonths('2025-02-30', 1)).toThrow(RangeError);
  });
});
