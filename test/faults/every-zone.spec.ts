import { addDays, type LocalDate } from '@holdfast/domain/dates/local-date';
import { instantOfLocal, localDateAt } from '@holdfast/domain/dates/zoned-instant';
import { stepsOf } from '@holdfast/domain/reminders/reminder-plan';
import { figure, FULL } from '../support/figure.js';

const ZONES = Intl.supportedValuesOf('timeZone');
const [FIRST, LAST] = ['2024-01-01', '2040-12-31'];
const DAY_MS = 86_400_000;

const days: LocalDate[] = [];
for (let day: LocalDate = FIRST; day <= LAST; day = addDays(day, 1)) days.push(day);

const LOOK = 28;

/** Every day; in the short form the first of four weeks in which the zone's clock did not move, and of others the days around the move. */
const daysToAsk = (zone: string): LocalDate[] => {
  if (FULL) return days;
  const asked = new Set<LocalDate>();
  const look = (from: number, until: number): void => {
    const steady = instantOfLocal(days[until], '09:00', zone) - instantOfLocal(days[from], '09:00', zone) === (until - from) * DAY_MS;
    asked.add(days[from]);
    if (steady) return;
    const middle = Math.floor((from + until) / 2);
    if (middle === from) return void asked.add(days[until]);
    look(from, middle);
    look(middle, until);
  };
  for (let at = 0; at < days.length - 1; at += LOOK) look(at, Math.min(at + LOOK, days.length - 1));
  return [...asked];
};

describe('time as every zone of the world counts it', () => {
  it('F-10: a reminder at 09:00 has exactly one moment on each local day from 2024 to 2040', () => {
    const wrong: string[] = [];
    let asked = 0;
    for (const zone of ZONES) {
      let before = -Infinity;
      for (const day of daysToAsk(zone)) {
        const moment = instantOfLocal(day, '09:00', zone);
        if (moment <= before || localDateAt(moment, zone) !== day) wrong.push(`${zone} ${day}`);
        before = moment;
        asked++;
      }
    }
    expect(wrong).toEqual([]);
    figure('F-10', `${ZONES.length} zones, 2024 to 2040, ${asked} local days asked, every one around which a clock moved: one moment at 09:00 on each`);
  }, 600_000);

  it('F-10: an hour that does not exist, or comes twice, is one moment too', () => {
    for (const zone of ['America/Chicago', 'Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Cairo', 'America/Nuuk']) {
      for (const at of ['07:30', '02:30', '00:00']) {
        const moments = days.map((day) => instantOfLocal(day, at, zone));
        expect(moments.findIndex((moment, index) => index > 0 && moment <= moments[index - 1])).toBe(-1);
      }
    }
    expect(new Date(instantOfLocal('2027-03-14', '02:30', 'America/New_York')).toISOString()).toBe('2027-03-14T07:30:00.000Z');
    expect(new Date(instantOfLocal('2026-11-01', '01:30', 'America/New_York')).toISOString()).toBe('2026-11-01T05:30:00.000Z');
  }, 60_000);

  it('F-10: each step of a deadline falls on its own local day, once, over a change of the clock and a leap day', () => {
    for (const zone of ZONES) {
      const steps = stepsOf({ due: '2028-03-30', zone, plan: { daysBefore: [45, 30, 20, 4, 3, 1, 0], at: '09:00' }, armedAt: Date.parse('2028-01-01T00:00:00Z') });
      expect(steps.map(({ plannedUtc }) => localDateAt(Date.parse(plannedUtc), zone))).toEqual(['2028-02-14', '2028-02-29', '2028-03-10', '2028-03-26', '2028-03-27', '2028-03-29', '2028-03-30']);
    }
  });
});
