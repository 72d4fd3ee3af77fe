import { afterEach, describe, expect, it } from '@jest/globals';
import { HoldfastProvider } from '@holdfast/ui/holdfast-provider';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StatementDesk } from './statement-desk.js';

const network = globalThis.fetch;
afterEach(() => { globalThis.fetch = network; });

const STATING = {
  requestId: 'r1', status: 'taken_on', sha256: 'ab'.repeat(32), requesterName: 'St Mary’s', vendorName: 'Riverside', senderName: 'Ana Ruiz', senderEmail: 'ana@stmarys.example', authority: 'I have authority to make this statement for Riverside.',
  known: { vendorLegalName: 'Riverside' }, toldBefore: {}, today: '2026-11-24', made: null, notTrue: null, mayState: true, mayPassOn: true,
  statement: {
    id: 'ATT', title: 'Statement on safeguards', version: 1, text: '{{vendorLegalName}} keeps its safeguards.', variables: [], blanks: [], takesExceptions: true, basis: 'policy', basisNote: '', citations: [], period: 'Yearly.',
    mayAttest: 'An officer of the company.', notBy: ['a delegate'], asksWhenNotTrue: 'What changed?',
  },
};
/** What the server was asked to do, in order. */
const show = (stating: object): string[] => {
  const sent: string[] = [];
  globalThis.fetch = async (input) => {
    const { method, url } = input as Request;
    if (method === 'POST') sent.push(new URL(url).pathname);
    return Response.json({ ...STATING, ...stating });
  };
  render(
    <HoldfastProvider audience="portal">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { networkMode: 'always', retry: false }, mutations: { networkMode: 'always' } } })}><StatementDesk organization="riverside" requestId="r1" /></QueryClientProvider>
    </HoldfastProvider>,
  );
  return sent;
};

describe('StatementDesk', () => {
  it('shows who may not state it the words and who may, no form that states it, and a way to pass it on', async () => {
    const sent = show({ mayState: false });
    expect(await screen.findByText('keeps its safeguards.', { exact: false })).toBeVisible();
    expect(screen.getAllByText('An officer of the company. Not by a delegate.')[0]).toBeVisible();
    expect(screen.queryAllByRole('radio')).toEqual([]);
    await userEvent.type(screen.getByLabelText('Her or his name'), 'Dana Cole');
    await userEvent.type(screen.getByLabelText('E-mail'), 'dana@riverside.example');
    await userEvent.click(screen.getByRole('button', { name: 'Pass it on' }));
    await waitFor(() => expect(sent).toEqual(['/api/portal/riverside/requests/r1/statement/passing-on']));
  });

  it('offers no passing on that would be refused', async () => {
    show({ mayState: false, mayPassOn: false });
    expect(await screen.findByRole('heading', { name: 'Who may state it' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Pass it on' })).toBeNull();
  });

  it('lets who may state it choose', async () => {
    show({});
    expect(await screen.findByRole('radio', { name: /Yes, we can state this/ })).not.toBeChecked();
  });

  it('lets only who may state it take it back', async () => {
    const made = { text: 'Riverside keeps its safeguards.', sha256: 'cd'.repeat(32), exceptions: null, byName: 'Dana Cole', byTitle: 'CFO', madeOn: '2026-11-24', at: '2026-11-24T10:00:00.000Z', authenticated: '', printed: true };
    show({ status: 'stated', made, mayState: false });
    expect(await screen.findByText('Riverside keeps its safeguards.')).toBeVisible();
    expect(screen.queryByText('Something is no longer true')).toBeNull();
  });
});
