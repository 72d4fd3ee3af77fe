import { type Addressee, dueReminders } from './due-reminders.js';
import { stepsOf } from './reminder-plan.js';

const zone = 'America/Chicago';
const at = (day: string, time = '09:00') => Date.parse(`${day}T${time}:00-06:00`);
const plan = { daysBefore: [14, 7, 0, -3], at: '09:00', escalateAfter: 5 };
const deadline = { due: '2026-12-15', zone, plan, armedAt: at('2026-11-20'), acknowledgedAt: null as number | null };
const ann: Addressee = { id: 'ann', level: 0, at: '09:00' };
const bo: Addressee = { id: 'bo', level: 1, at: '09:00' };
const words = (now: number, addressees = [ann], change = {}) => dueReminders({ ...deadline, ...change }, addressees, now).due.map(({ addressee, step, outcome }) => `${addressee} ${step} ${outcome}`);

describe('what is due of a deadline', () => {
  it('is each step when its moment comes, and before it nothing', () => {
    expect(words(at('2026-12-01', '08:59'))).toEqual([]);
    expect(words(at('2026-12-01'))).toEqual(['ann 14 planned']);
    expect(dueReminders(deadline, [ann], at('2026-12-01')).nextAt).toBe(at('2026-12-08'));
    expect(dueReminders(deadline, [ann], at('2026-12-18')).nextAt).toBeNull();
  });

  it('is only the newest after an outage; the older are closed', () => {
    expect(words(at('2026-12-09'))).toEqual(['ann 14 skipped', 'ann 7 planned']);
  });

  it('goes on to the next person when nobody takes it up, and stops going on when somebody does', () => {
    expect(words(at('2026-12-06'), [ann, bo])).toEqual(['ann 14 planned', 'bo 14 planned']);
    expect(words(at('2026-12-06'), [ann, bo], { acknowledgedAt: at('2026-12-05') })).toEqual(['ann 14 planned']);
    expect(words(at('2026-12-14'), [ann, bo], { acknowledgedAt: at('2026-12-07') })).toEqual(['ann 14 skipped', 'ann 7 planned', 'bo 14 planned']);
  });

  it('goes on after the due day although somebody took it up before: taking up holds until then', () => {
    expect(words(at('2026-12-20'), [ann, bo], { acknowledgedAt: at('2026-12-02') })).toEqual(['ann 14 skipped', 'ann 7 skipped', 'ann 0 skipped', 'ann -3 planned', 'bo 0 planned']);
    expect(words(at('2026-12-20'), [ann, bo], { acknowledgedAt: at('2026-12-16') }).filter((word) => word.startsWith('bo'))).toEqual(['bo 14 skipped', 'bo 7 planned']);
  });

  it('leaves at each addressee’s own hour', () => {
    const early = { ...ann, at: '07:30' };
    expect(words(at('2026-12-01', '07:30'), [early])).toEqual(['ann 14 planned']);
    expect(words(at('2026-12-01', '07:29'), [early])).toEqual([]);
  });

  it('one person alone, looked at at every moment that it names, is sent what the plan’s steps say', () => {
    const seen = new Set<number>();
    for (let now: number | null = deadline.armedAt; now !== null; now = dueReminders(deadline, [ann], now).nextAt) for (const { step } of dueReminders(deadline, [ann], now).due) seen.add(step);
    expect([...seen]).toEqual(stepsOf(deadline).map(({ step }) => step));
  });
});
