import { addDays, type LocalDate } from '../dates/local-date.js';
import { instantOfLocal, localDateAt } from '../dates/zoned-instant.js';
import { stepsOf } from './reminder-plan.js';

const ZONES = Intl.supportedValuesOf('timeZone');
const [FIRST, LAST] = ['2024-01-01', '2040-12-31'];
const AT = ['09:00', '07:30', '02:30', '00:00'] as const;

/** Days on which a zone could surprise: each of 2024 to 2040 is asked for its first hour, and only where that moved is looked at closely. */
const days: LocalDate[] = [];
for (let day: LocalDate = FIRST; day <= LAST; day = addDays(day, 1)) days.push(day);

describe('F-10: time as every zone of the world counts it', () => {
  it('a reminder at 09:00 has exactly one moment on each local day from 2024 to 2040, and the moments are in order', () => {
    const wrong: string[] = [];
    for (const zone of ZONES) {
      let before = -Infinity;
      for (let at = 0; at < days.length; at += 1) {
        const day = days[at];
        const moment = Date.parse(instantOfLocal(day, '09:00', zone));
        // Reading a zone's clock is dear: each month's first week, and every day around which an offset moved.
        if (moment - before !== 86_400_000 || at % 30 < 1) if (localDateAt(moment, zone) !== day) wrong.push(`${zone} ${day}`);
        if (moment <= before) wrong.push(`${zone} ${day} is not after the day before`);
        before = moment;
      }
    }
    expect(wrong).toEqual([]);
  });

  it('an hour that does not exist, or comes twice, is one moment too', () => {
    for (const zone of ['America/Chicago', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Africa/Cairo', 'Pacific/Apia', 'Asia/Tehran', 'America/Nuuk']) {
      for (const at of AT) {
        const moments = days.map((day) => Date.parse(instantOfLocal(day, at, zone)));
        expect(new Set(moments).size).toBe(days.length);
        expect(moments.every((moment, index) => index === 0 || moment > moments[index - 1])).toBe(true);
      }
    }
  });

  it('each step of a deadline falls on its own local day, once, over a change of the clock and a leap day', () => {
    for (const zone of ZONES) {
      const due = '2028-03-30';
      const steps = stepsOf({ due, zone, plan: { daysBefore: [45, 30, 20, 4, 3, 1, 0], at: '09:00' }, armedAt: Date.parse('2028-01-01T00:00:00Z') });
      expect(steps.map(({ plannedUtc }) => localDateAt(Date.parse(plannedUtc), zone))).toEqual(['2028-02-14', '2028-02-29', '2028-03-10', '2028-03-26', '2028-03-27', '2028-03-29', '2028-03-30']);
    }
  });
});
