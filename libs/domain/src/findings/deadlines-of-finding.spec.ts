import { deadlinesOfFinding } from './deadlines-of-finding.js';

it('an open finding is due on its day, by policy whatever it rests on; a closed one is not', () => {
  expect(deadlinesOfFinding({ status: 'open', dueOn: '2026-12-31', basis: 'law' })).toMatchObject([{ kind: 'finding_due', dueOn: '2026-12-31', basis: 'policy' }]);
  expect(deadlinesOfFinding({ status: 'open', dueOn: '2026-12-31', basis: 'proposed' })).toMatchObject([{ basis: 'proposed' }]);
  expect(deadlinesOfFinding({ status: 'closed', dueOn: '2026-12-31', basis: 'policy' })).toEqual([]);
});
