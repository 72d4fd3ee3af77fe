import { endOfLocalDay, instantOf, instantOfLocal, isZone, localDateAt, millisOf } from './zoned-instant.js';

const at = (date: string, time: string, zone: string): string => instantOf(instantOfLocal(date, time, zone));

describe('a local time in a zone', () => {
  it('is winter and summer time where the zone has both', () => {
    expect(at('2026-01-15', '09:00', 'America/Chicago')).toBe('2026-01-15T15:00:00Z');
    expect(at('2026-07-15', '09:00', 'America/Chicago')).toBe('2026-07-15T14:00:00Z');
    expect(at('2026-07-15', '09:00', 'America/Phoenix')).toBe('2026-07-15T16:00:00Z');
    expect(at('2026-01-15', '00:00', 'UTC')).toBe('2026-01-15T00:00:00Z');
  });

  it('moves an hour that does not exist forward by the gap', () => {
    expect(at('2026-03-08', '02:30', 'America/New_York')).toBe('2026-03-08T07:30:00Z');
    expect(at('2026-10-04', '02:15', 'Australia/Lord_Howe')).toBe('2026-10-03T15:45:00Z'); // its gap is half an hour
    expect(at('2026-03-08', '03:00', 'America/New_York')).toBe('2026-03-08T07:00:00Z');
  });

  it('takes the first of an hour that comes twice', () => {
    expect(at('2026-11-01', '01:30', 'America/New_York')).toBe('2026-11-01T05:30:00Z');
    expect(at('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00Z');
  });

  it('agrees with the zone about which day it is', () => {
    expect(localDateAt(Date.parse('2026-01-01T04:59:59Z'), 'America/New_York')).toBe('2025-12-31');
    expect(localDateAt(Date.parse('2026-01-01T05:00:00Z'), 'America/New_York')).toBe('2026-01-01');
    expect(localDateAt(Date.parse('2026-01-01T00:00:00Z'), 'Pacific/Kiritimati')).toBe('2026-01-01');
    for (const zone of ['Pacific/Auckland', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Honolulu']) {
      for (let month = 1; month <= 12; month += 1) {
        const date = `2026-${String(month).padStart(2, '0')}-11`;
        expect(localDateAt(instantOfLocal(date, '23:59', zone), zone)).toBe(date);
        expect(localDateAt(endOfLocalDay(date, zone) - 1, zone)).toBe(date);
      }
    }
  });

  it('knows zones, and does not take offsets or fancies for them', () => {
    expect(['UTC', 'America/Indiana/Knox', 'Europe/Berlin'].every(isZone)).toBe(true);
    expect(['+02:00', '', 'Mars/Olympus', null, 7].some(isZone)).toBe(false);
  });

  it('reads instants and refuses what is none', () => {
    expect(millisOf('2026-03-01T00:00:00+02:00')).toBe(Date.parse('2026-02-28T22:00:00Z'));
    expect(['2026-02-30T00:00:00Z', '2026-03-01', '2026-03-01T00:00:00', '2026-03-01T24:00:00Z', 5].map(millisOf)).toEqual([null, null, null, null, null]);
    expect(instantOf(1)).toBe('1970-01-01T00:00:00.001Z');
  });
});
