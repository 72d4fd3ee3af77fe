import { deadlinesOfAssessment } from './deadlines-of-assessment.js';

it('a decision is due again when it ends, unless a later one took its place', () => {
  expect(deadlinesOfAssessment({ validUntil: '2027-11-30', superseded: false })).toMatchObject([{ kind: 'review_due', dueOn: '2027-11-30', basis: 'policy' }]);
  expect(deadlinesOfAssessment({ validUntil: '2027-11-30', superseded: true })).toEqual([]);
  expect(deadlinesOfAssessment({ validUntil: null, superseded: false })).toEqual([]);
});
