import { deadlinesOfOccurrence } from './deadlines-of-occurrence.js';

it('an occurrence is due while somebody is to look, or to find somebody to write to; and no longer', () => {
  const at = { occursOn: '2026-12-01', dueDays: 30 };
  expect(deadlinesOfOccurrence({ ...at, outcome: 'to_review' })).toMatchObject([{ kind: 'review_due', dueOn: '2026-12-31', basis: 'policy' }]);
  expect(deadlinesOfOccurrence({ ...at, outcome: 'waiting_contact' })).toMatchObject([{ kind: 'schedule_due', dueOn: '2026-12-08', basis: 'policy' }]);
  for (const outcome of ['sent', 'not_sent', 'reviewed', 'switched_off']) expect(deadlinesOfOccurrence({ ...at, outcome })).toEqual([]);
});
