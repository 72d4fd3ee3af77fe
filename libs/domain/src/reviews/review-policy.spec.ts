import { secondApproval, USUAL_REVIEW_POLICY, usualValidUntil } from './review-policy.js';

it('a second person approves where the policy asks for her and there is one; else the reason is kept', () => {
  expect(secondApproval(false, 5)).toEqual({ needed: false, aloneBecause: '' });
  expect(secondApproval(true, 2)).toEqual({ needed: true, aloneBecause: '' });
  expect(secondApproval(true, 1)).toEqual({ needed: false, aloneBecause: 'Nobody else here may approve it' });
});

it('a decision holds for the months of the vendor’s class; without a class, for the fewest', () => {
  expect(usualValidUntil(USUAL_REVIEW_POLICY, 'low', '2026-11-30')).toBe('2029-11-30');
  expect(usualValidUntil(USUAL_REVIEW_POLICY, null, '2028-02-29')).toBe('2029-02-28');
});
