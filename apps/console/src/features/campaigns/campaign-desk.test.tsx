import { expect, it } from '@jest/globals';
import { OUTCOME_LABELS } from '@holdfast/contracts/campaigns';
import { campaignTally, outcomeOf, type RecipientFacts } from '@holdfast/domain/campaigns/campaign';
import { plainLink } from '@holdfast/ui/frame-link';
import { HoldfastProvider } from '@holdfast/ui/holdfast-provider';
import { render, screen, within } from '@testing-library/react';
import { CampaignDesk } from './campaign-desk.js';
import type { CampaignList } from './campaign-lists.js';
import type { Campaign } from './campaigns.api.js';

const sent = (status: RecipientFacts['status'], over: Partial<RecipientFacts> = {}): RecipientFacts => ({ state: 'sent', status, withExceptions: false, late: false, ...over });
const FACTS: readonly RecipientFacts[] = [
  { state: 'waiting', status: null, withExceptions: false, late: false }, { state: 'refused', status: null, withExceptions: false, late: false }, sent('sent'), sent('sent', { late: true }), sent('taken_on', { late: true }),
  sent('submitted'), sent('stated'), sent('stated', { withExceptions: true }), sent('declined'), sent('taken_back'), sent('withdrawn'),
];
const CAMPAIGN: Campaign = {
  id: 'c1', title: 'Yearly round', kind: 'statement', subjectTitle: 'Safeguards', dueOn: '2026-12-01', state: 'open', by: 'Ana Ruiz', createdAt: '2026-11-01T10:00:00.000Z', message: '', mayRemind: true, remindingOn: null, reminded: true,
  recipients: FACTS.length, tally: campaignTally(FACTS),
  recipientList: FACTS.map((facts, at) => ({ vendorId: `v${at}`, vendorName: `Vendor ${at}`, contactName: 'Jo', contactEmail: 'jo@vendor.example', outcome: outcomeOf(facts), status: facts.status, late: facts.late, requestId: null, refusedBecause: '', remindedOn: null, lastAt: null })),
};
const show = (shown: CampaignList | undefined) => render(
  <HoldfastProvider audience="console"><CampaignDesk campaign={CAMPAIGN} shown={shown} addressOf={(list) => `/c1?list=${list ?? ''}`} renderLink={plainLink} linkTo={({ vendorName }) => vendorName} /></HoldfastProvider>,
);

it('each number leads to the list that is as long as it says', () => {
  const { unmount } = show(undefined);
  const numbers = screen.getAllByRole('link').map((link) => ({ list: new URL((link as HTMLAnchorElement).href).searchParams.get('list') || undefined, number: Number(/\d+/.exec(link.textContent ?? '')?.[0]) }));
  unmount();
  expect(numbers.map(({ list }) => list)).toEqual(['complete', undefined, ...Object.keys(OUTCOME_LABELS), 'late']);
  for (const { list, number } of numbers) {
    const screenOf = show(list as CampaignList | undefined);
    const rows = within(screen.getByRole('table')).getAllByRole('row').length - 1;
    expect([list, rows]).toEqual([list, number]);
    screenOf.unmount();
  }
  const ofOutcomes = numbers.filter(({ list }) => list !== undefined && list in OUTCOME_LABELS);
  expect(ofOutcomes.reduce((sum, { number }) => sum + number, 0)).toBe(FACTS.length);
});
