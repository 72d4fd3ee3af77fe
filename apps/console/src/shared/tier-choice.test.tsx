import { expect, it } from '@jest/globals';
import type { Tier } from '@holdfast/domain/deadlines/tier';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { TierChoice } from './tier-choice.js';

const Held = () => {
  const [tiers, setTiers] = useState<Tier[] | null>(null);
  return <><TierChoice tiers={tiers} onChange={setTiers} /><output>{JSON.stringify(tiers)}</output></>;
};

it('ticks classes in any order; the last one taken away is every vendor again', async () => {
  render(<Held />);
  for (const name of ['Low', 'Critical']) await userEvent.click(screen.getByRole('checkbox', { name }));
  expect(screen.getByRole('status')).toHaveTextContent('["critical","low"]');
  for (const name of ['Low', 'Critical']) await userEvent.click(screen.getByRole('checkbox', { name }));
  expect(screen.getByRole('status')).toHaveTextContent('null');
  expect(screen.getByRole('group', { name: 'Risk class' })).toHaveAccessibleDescription(/every vendor/);
});
