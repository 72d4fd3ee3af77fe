import { stepsOf } from './reminder-plan.js';
import { remindersRule } from './reminders-rule.js';

const base = { due: '2026-06-30', zone: 'America/Chicago', armedAt: '2026-06-01T00:00:00Z', plan: { daysBefore: [30, 14, 7, 0, -3], at: '09:00' }, recipients: ['ann'], events: [], outages: [] };
const run = (change: Record<string, unknown> = {}) => {
  const answer = remindersRule({ ...base, ...change });
  if ('refused' in answer) throw new Error(answer.refused);
  return { sent: answer.sent.map(({ recipient, step, due, sendAtUtc, late }) => `${recipient} ${step} of ${due} at ${sendAtUtc}${late ? ' late' : ''}`), skipped: answer.skipped.map(({ recipient, step, due }) => `${recipient} ${step} of ${due}`) };
};

describe('the reminders of a deadline', () => {
  it('go at the plan’s local time, from the arming on, before and after the due day', () => {
    expect(run().sent).toEqual(['ann 14 of 2026-06-30 at 2026-06-16T14:00:00Z', 'ann 7 of 2026-06-30 at 2026-06-23T14:00:00Z', 'ann 0 of 2026-06-30 at 2026-06-30T14:00:00Z', 'ann -3 of 2026-06-30 at 2026-07-03T14:00:00Z']);
    expect(run({ armedAt: '2026-06-16T14:00:00Z' }).sent).toHaveLength(4);
    expect(run({ armedAt: '2026-06-16T14:00:01Z' }).sent).toHaveLength(3);
  });

  it('keep the hour on the wall across summer time, and survive hours that do not exist', () => {
    const steps = stepsOf({ due: '2026-03-10', zone: 'America/New_York', plan: { daysBefore: [3, 2, 1, 2], at: '02:30' }, armedAt: 0 });
    expect(steps.map(({ plannedUtc }) => plannedUtc)).toEqual(['2026-03-07T07:30:00Z', '2026-03-08T07:30:00Z', '2026-03-09T06:30:00Z']);
    expect(steps[1]?.plannedLocal).toBe('2026-03-08T02:30');
  });

  it('stop at the very instant it is met or voided', () => {
    for (const type of ['met', 'voided']) expect(run({ events: [{ at: '2026-06-23T14:00:00Z', type }] }).sent).toEqual(['ann 14 of 2026-06-30 at 2026-06-16T14:00:00Z']);
  });

  it('arm all steps anew when the date moves, and repeat nothing when it moves back', () => {
    const moved = { at: '2026-06-17T00:00:00Z', type: 'due_moved', due: '2026-07-31' };
    expect(run({ events: [moved], plan: { daysBefore: [30, 14], at: '09:00' } }).sent).toEqual(['ann 14 of 2026-06-30 at 2026-06-16T14:00:00Z', 'ann 30 of 2026-07-31 at 2026-07-01T14:00:00Z', 'ann 14 of 2026-07-31 at 2026-07-17T14:00:00Z']);
    const back = { at: '2026-06-18T00:00:00Z', type: 'due_moved', due: '2026-06-30' };
    expect(run({ events: [back, moved] }).sent).toEqual(run().sent);
    expect(run({ events: [moved, { ...back, at: '2026-06-24T00:00:00Z' }] }).sent.map((line) => line.split(' ')[1])).toEqual(['14', '0', '-3']);
  });

  it('follow the organization into another zone without repeating', () => {
    const change = { at: '2026-06-23T15:00:00Z', type: 'zone_changed', zone: 'Pacific/Honolulu' };
    expect(run({ events: [change] }).sent.slice(1, 3)).toEqual(['ann 7 of 2026-06-30 at 2026-06-23T14:00:00Z', 'ann 0 of 2026-06-30 at 2026-06-30T19:00:00Z']);
    expect(run({ events: [{ ...change, at: '2026-06-30T10:00:00Z', zone: 'Asia/Tokyo' }] }).sent[2]).toBe('ann 0 of 2026-06-30 at 2026-06-30T10:00:00Z late');
  });

  it('reach a recipient from her adding to her removal', () => {
    const events = [{ at: '2026-06-23T14:00:00Z', type: 'recipient_added', recipient: 'bob' }, { at: '2026-06-30T14:00:00Z', type: 'recipient_removed', recipient: 'ann' }];
    expect(run({ events }).sent.map((line) => line.split(' of')[0])).toEqual(['ann 14', 'ann 7', 'bob 7', 'bob 0', 'bob -3']);
  });

  it('leave after an outage only as the newest step, late, and close the older for good', () => {
    const outages = [['2026-06-16T14:00:00Z', '2026-06-20T00:00:00Z'], ['2026-06-19T00:00:00Z', '2026-06-24T00:00:00Z']];
    expect(run({ outages })).toEqual({ sent: ['ann 7 of 2026-06-30 at 2026-06-24T00:00:00Z late', 'ann 0 of 2026-06-30 at 2026-06-30T14:00:00Z', 'ann -3 of 2026-06-30 at 2026-07-03T14:00:00Z'], skipped: ['ann 14 of 2026-06-30'] });
    expect(run({ outages: [['2026-06-16T00:00:00Z', '2026-06-16T14:00:00Z']] })).toEqual(run());
    expect(run({ outages: [['2026-06-16T00:00:00Z', null]] }).sent).toEqual([]);
  });

  it('leave nothing after an outage if by then it is met, moved or the recipient gone', () => {
    const outages = [['2026-06-29T00:00:00Z', '2026-07-02T00:00:00Z']];
    const during = '2026-07-01T00:00:00Z';
    expect(run({ outages, events: [{ at: during, type: 'met' }] }).sent).toHaveLength(2);
    expect(run({ outages, events: [{ at: during, type: 'recipient_removed', recipient: 'ann' }] }).sent).toHaveLength(2);
    expect(run({ outages, events: [{ at: '2026-07-02T00:00:00Z', type: 'voided' }] }).sent).toHaveLength(2);
    expect(run({ outages, events: [{ at: during, type: 'due_moved', due: '2026-08-30' }] }).sent[2]).toBe('ann 30 of 2026-08-30 at 2026-07-31T14:00:00Z');
  });

  it('refuse what can not be a deadline', () => {
    const refused = (change: Record<string, unknown>) => remindersRule({ ...base, ...change });
    expect(refused({ due: '2026-02-30' })).toEqual({ refused: 'not_a_date' });
    expect(refused({ zone: 'Mars/Olympus' })).toEqual({ refused: 'not_a_zone' });
    expect(refused({ armedAt: '2026-06-01' })).toEqual({ refused: 'not_an_instant' });
    expect(refused({ plan: { daysBefore: [1], at: '25:00' } })).toEqual({ refused: 'not_a_time' });
    expect(refused({ plan: { daysBefore: ['1'], at: '09:00' } })).toEqual({ refused: 'not_a_plan' });
    expect(refused({ events: [{ at: '2026-06-01T00:00:00Z', type: 'forgotten' }] })).toEqual({ refused: 'not_an_event' });
    expect(refused({ outages: [['2026-06-02T00:00:00Z', '2026-06-01T00:00:00Z']] })).toEqual({ refused: 'outage_ends_before_it_begins' });
    expect(refused({ plan: { daysBefore: [99_999_999], at: '09:00' } })).toEqual({ refused: 'not_a_date' });
  });
});
