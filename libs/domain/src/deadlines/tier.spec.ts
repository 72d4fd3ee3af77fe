import { chosenTiers } from './tier.js';

it('tiers that were chosen stand once, the highest first; none chosen means every vendor', () => {
  expect(chosenTiers(['low', 'critical', 'low'])).toEqual(['critical', 'low']);
  expect(chosenTiers(['low', 'moderate', 'high', 'critical'])).toEqual(['critical', 'high', 'moderate', 'low']);
  for (const nothing of [[], null]) expect(chosenTiers(nothing)).toBeNull();
});
