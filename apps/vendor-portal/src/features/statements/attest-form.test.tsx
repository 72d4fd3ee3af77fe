import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { HoldfastProvider } from '@holdfast/ui/holdfast-provider';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { AttestForm, type Typed } from './attest-form.js';
import type { Stating } from './statements.api.js';

const network = globalThis.fetch;
afterEach(() => { globalThis.fetch = network; });

const BLANK = { name: 'riskAnalysisDate', type: 'date', label: 'Risk analysis last brought up to date', values: [], required: true };
const STATING = {
  requestId: 'r1', status: 'taken_on', sha256: 'ab'.repeat(32), requesterName: 'St Mary’s', vendorName: 'Riverside', senderName: 'Ana Ruiz', authority: 'I have authority to make this statement for Riverside.',
  statement: { blanks: [BLANK], takesExceptions: true },
} as unknown as Stating;

const Held = ({ onStated }: { onStated: (stating: Stating) => void }) => {
  const [typed, setTyped] = useState<Typed>({ values: {}, exceptions: null, exceptionsText: '', name: '', title: '' });
  return <AttestForm organization="riverside" stating={STATING} typed={typed} onType={setTyped} onStated={onStated} />;
};
const show = (onStated: (stating: Stating) => void = () => undefined) => render(
  <HoldfastProvider audience="portal">
    <QueryClientProvider client={new QueryClient({ defaultOptions: { mutations: { networkMode: 'always' } } })}><Held onStated={onStated} /></QueryClientProvider>
  </HoldfastProvider>,
);
/** The server: a code for whoever asks, then what `attest` answers. */
const serving = (attest: (body: Record<string, unknown>) => Response) => {
  const asked: string[] = [];
  globalThis.fetch = async (input) => {
    const request = input as Request;
    asked.push(new URL(request.url).pathname.split('/').at(-1) ?? '');
    return request.url.endsWith('/codes') ? Response.json({ challengeId: 'c1', minutes: 10 }, { status: 201 }) : attest((await request.json()) as Record<string, unknown>);
  };
  return asked;
};
const fill = async () => {
  await userEvent.type(screen.getByLabelText('Risk analysis last brought up to date'), '2026-09-30');
  await userEvent.type(screen.getByLabelText('Your name'), 'Priya Nair');
  await userEvent.type(screen.getByLabelText('Your title'), 'Privacy officer');
  await userEvent.type(screen.getByLabelText('Your name again'), 'Priya Nair');
  await userEvent.click(screen.getByLabelText(/I have authority/));
};
const send = () => userEvent.click(screen.getByRole('button', { name: 'Send the code to state it' }));

describe('AttestForm', () => {
  it('has nothing chosen, and asks for everything before any code is mailed', async () => {
    const asked = serving(() => Response.json({}));
    show();
    for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked();
    await send();
    expect(screen.getByRole('alert')).toHaveFocus();
    expect(screen.getByRole('alert')).toHaveTextContent('Fill in: Risk analysis last brought up to dateChoose whether there are exceptionsGive your nameGive your titleType your name once moreTick that you have authority, or pass the request on');
    expect(asked).toEqual([]);
  });

  it('states the words that were read, with the code of this act', async () => {
    const bodies: Record<string, unknown>[] = [];
    serving((body) => { bodies.push(body); return Response.json({ ...STATING, status: 'stated' }); });
    const onStated = jest.fn();
    show(onStated);
    await fill();
    await userEvent.click(screen.getByLabelText(/true except for what I say/));
    await userEvent.type(screen.getByLabelText('The exceptions'), 'Backups');
    await send();
    await userEvent.type(await screen.findByLabelText('Code'), '123 456');
    await userEvent.click(screen.getByRole('button', { name: 'State it' }));
    await waitFor(() => expect(onStated).toHaveBeenCalledTimes(1));
    expect(bodies).toEqual([{ sha256: STATING.sha256, values: { riskAnalysisDate: '2026-09-30' }, exceptions: 'some', exceptionsText: 'Backups', name: 'Priya Nair', title: 'Privacy officer', signature: 'Priya Nair', authority: true, challengeId: 'c1', code: '123456' }]);
  });

  it('says why it was refused, at the field, and keeps what was typed', async () => {
    serving(() => Response.json({ type: 'about:blank', status: 422, code: 'rule_broken', title: 'Nothing was stated yet', errors: [{ pointer: '/values/riskAnalysisDate', message: 'is after today' }], correlationId: 'r' }, { status: 422 }));
    show();
    await fill();
    await userEvent.click(screen.getByLabelText(/true as it stands/));
    await send();
    await userEvent.type(await screen.findByLabelText('Code'), '123456');
    await userEvent.click(screen.getByRole('button', { name: 'State it' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Is after today');
    expect(screen.getByLabelText('Risk analysis last brought up to date')).toHaveAttribute('aria-invalid', 'true');
    expect(screen.getByLabelText('Your name')).toHaveValue('Priya Nair');
  });
});
