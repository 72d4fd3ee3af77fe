import { DEADLINE_KINDS } from '../deadlines/deadline-fact.js';
import { stepsOf } from './reminder-plan.js';
import { ONLY_POLICY, planProblem, USUAL_PLANS } from './usual-plans.js';

const zone = 'America/Chicago';
const of = (change: object, level = 0) => stepsOf({ due: '2026-12-01', zone, plan: { daysBefore: [7, 1, 0], at: '09:00', ...change }, armedAt: 0, level }).map(({ step, plannedLocal }) => `${step} ${plannedLocal.slice(0, 10)}`);

describe('a reminder plan', () => {
  it('counts every day, or business days around Thanksgiving and weekends', () => {
    expect(of({})).toEqual(['7 2026-11-24', '1 2026-11-30', '0 2026-12-01']);
    expect(of({ days: 'business' })).toEqual(['7 2026-11-19', '1 2026-11-30', '0 2026-12-01']);
  });

  it('moves a step that falls on a weekend or a holiday to the side it says', () => {
    const onWeekend = (weekend: string) => of({ daysBefore: [3, 5], weekend }); // Sat 28 and Thu 26 Nov, Thanksgiving
    expect(onWeekend('stay')).toEqual(['5 2026-11-26', '3 2026-11-28']);
    expect(onWeekend('before')).toEqual(['5 2026-11-25', '3 2026-11-27']);
    expect(onWeekend('after')).toEqual(['5 2026-11-27', '3 2026-11-30']);
  });

  it('goes on to the next person only near the day, each so many days later, and never where it says no', () => {
    const plan = { daysBefore: [30, 14, 0], escalateAfter: 5 };
    expect(of(plan, 1)).toEqual(['14 2026-11-22', '0 2026-12-06']);
    expect(of(plan, 2)).toEqual(['14 2026-11-27', '0 2026-12-11']);
    expect(of({ ...plan, escalateAfter: null }, 1)).toEqual([]);
  });

  it('does not escalate what was never armed', () => {
    expect(stepsOf({ due: '2026-12-01', zone, plan: { daysBefore: [14, 7], at: '09:00', escalateAfter: 5 }, armedAt: Date.parse('2026-11-20T00:00:00Z'), level: 1 }).map(({ step }) => step)).toEqual([7]);
  });

  it('of every kind is usable as shipped', () => {
    for (const kind of DEADLINE_KINDS) expect([kind, planProblem(kind, USUAL_PLANS[kind], false)]).toEqual([kind, null]);
  });

  it('is refused with its reason', () => {
    const plan = USUAL_PLANS.agreement_end;
    expect(planProblem('agreement_end', { ...plan, daysBefore: [] }, false)).toBe('no_steps');
    expect(planProblem('agreement_review', { ...plan, daysBefore: [] }, ONLY_POLICY.includes('agreement_review'))).toBeNull();
    expect(planProblem('agreement_notice', { ...plan, daysBefore: [7, -1] }, false)).toBe('after_its_day');
    expect(planProblem('agreement_end', { ...plan, daysBefore: [1.5] }, false)).toBe('step_too_far');
    expect(planProblem('agreement_end', { ...plan, at: '24:00' }, false)).toBe('not_a_time');
    expect(planProblem('agreement_end', { ...plan, escalateAfter: 0 }, false)).toBe('escalation_not_positive');
    expect(planProblem('agreement_end', { ...plan, daysBefore: Array.from({ length: 21 }, (_, day) => day) }, false)).toBe('too_many_steps');
  });
});
