import { lastRefusal, openProposal, type Said, threadsOf } from './asks.js';

const step = (kind: Said['kind'], payload: Said['payload'] = {}, minute = 0): Said => ({ kind, payload, byName: 'Priya', at: new Date(Date.UTC(2026, 10, 30, 10, minute)) });
const asks = (dueOn: string) => step('more_time_asked', { dueOn, reason: 'Holidays' });

it('a proposal waits until it is answered; the second stands in place of the first', () => {
  expect(openProposal([step('sent'), step('taken_on')])).toBeNull();
  expect(openProposal([asks('2026-12-10'), asks('2026-12-20'), step('question_asked')])).toMatchObject({ dueOn: '2026-12-20', reason: 'Holidays' });
  for (const kind of ['due_moved', 'more_time_refused', 'submitted', 'declined', 'withdrawn'] as const) expect(openProposal([asks('2026-12-10'), step(kind)])).toBeNull();
  expect(lastRefusal([asks('2026-12-10'), step('more_time_refused', { message: 'The audit is on the 9th' })])).toMatchObject({ message: 'The audit is on the 9th' });
  expect(lastRefusal([asks('2026-12-10'), step('more_time_refused'), asks('2026-12-08')])).toBeNull();
});

it('a thread holds both sides of one question, and waits while the vendor said the last word', () => {
  const about = (question: string, text: string) => ({ question, text });
  expect(threadsOf([step('question_asked', about('A', 'Which?')), step('question_asked', about('B', 'Why?')), step('question_answered', about('A', 'All'), 5)])).toEqual([
    { question: 'A', waits: false, messages: [expect.objectContaining({ ours: 'vendor', text: 'Which?' }), expect.objectContaining({ ours: 'requester', text: 'All' })] },
    { question: 'B', waits: true, messages: [expect.objectContaining({ text: 'Why?' })] },
  ]);
});
