import { deadlinesOfFinding, type FindingFacts } from './deadlines-of-finding.js';

const TODAY = '2026-11-30';
const facts = (over: Partial<FindingFacts> = {}): FindingFacts => ({ status: 'open', dueOn: '2026-12-31', basis: 'law', exceptedUntil: null, ...over });

it('an open finding is due on its day, by policy whatever it rests on; a closed one is not', () => {
  expect(deadlinesOfFinding(facts(), TODAY)).toMatchObject([{ kind: 'finding_due', dueOn: '2026-12-31', basis: 'policy' }]);
  expect(deadlinesOfFinding(facts({ basis: 'proposed' }), TODAY)).toMatchObject([{ basis: 'proposed' }]);
  expect(deadlinesOfFinding(facts({ status: 'to_check' }), TODAY)).toMatchObject([{ kind: 'finding_due' }]);
  expect(deadlinesOfFinding(facts({ status: 'closed' }), TODAY)).toEqual([]);
});

it('while an exception lasts, its last day is due in place of the finding’s; the day after, the finding’s is again', () => {
  const excepted = facts({ status: 'excepted', exceptedUntil: TODAY });
  expect(deadlinesOfFinding(excepted, TODAY)).toMatchObject([{ kind: 'exception_ends', dueOn: TODAY, basis: 'policy' }]);
  expect(deadlinesOfFinding(excepted, '2026-12-01')).toMatchObject([{ kind: 'finding_due', dueOn: '2026-12-31' }]);
});
