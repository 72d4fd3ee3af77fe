import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { HoldfastProvider } from '@holdfast/ui/holdfast-provider';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SignForm } from './sign-form.js';
import type { Signing } from './signing.api.js';

const network = globalThis.fetch;
afterEach(() => { globalThis.fetch = network; });

const SIGNING = { requestId: 'r1', version: 2, documentSha256: 'ab'.repeat(32), requesterName: 'St Mary’s', consent: { version: '2026-11', text: 'I agree to sign electronically.', vendorAuthority: 'I have authority to bind Riverside.', requesterAuthority: '' } } as Signing;

const show = (onSigned: (signing: Signing) => void = () => undefined) => render(
  <HoldfastProvider audience="portal">
    <QueryClientProvider client={new QueryClient({ defaultOptions: { mutations: { networkMode: 'always' } } })}><SignForm organization="riverside" signing={SIGNING} onSigned={onSigned} /></QueryClientProvider>
  </HoldfastProvider>,
);
/** The server: a code for whoever asks, then what `sign` answers. */
const serving = (sign: (body: Record<string, unknown>) => Response) => {
  const asked: string[] = [];
  globalThis.fetch = async (input) => {
    const request = input as Request;
    asked.push(new URL(request.url).pathname.split('/').at(-1) ?? '');
    return request.url.endsWith('/codes') ? Response.json({ challengeId: 'c1', minutes: 10 }, { status: 201 }) : sign((await request.json()) as Record<string, unknown>);
  };
  return asked;
};
const fill = async () => {
  await userEvent.type(screen.getByLabelText('Your name'), 'Hugh Tanner');
  await userEvent.type(screen.getByLabelText('Your title'), 'Counsel');
  await userEvent.click(screen.getByLabelText(/I agree to sign/));
  await userEvent.click(screen.getByLabelText(/I have authority/));
};

describe('SignForm', () => {
  it('asks for name, title, consent and authority before any code is mailed', async () => {
    const asked = serving(() => Response.json({}));
    show();
    await userEvent.click(screen.getByRole('button', { name: 'Send the code to sign' }));
    expect(screen.getByRole('alert')).toHaveFocus();
    expect(screen.getByRole('alert')).toHaveTextContent('Give your nameGive your titleTick that you agree to sign electronicallyTick that you have authority, or pass the request on');
    expect(asked).toEqual([]);
  });

  it('signs the document that was read, with the code of this act', async () => {
    const bodies: Record<string, unknown>[] = [];
    serving((body) => { bodies.push(body); return Response.json({ ...SIGNING, status: 'signed' }); });
    const onSigned = jest.fn();
    show(onSigned);
    await fill();
    await userEvent.click(screen.getByRole('button', { name: 'Send the code to sign' }));
    await userEvent.type(await screen.findByLabelText('Code from the mail'), '123 456');
    await userEvent.click(screen.getByRole('button', { name: 'Sign' }));
    await waitFor(() => expect(onSigned).toHaveBeenCalledTimes(1));
    expect(bodies).toEqual([{ documentSha256: SIGNING.documentSha256, consentVersion: '2026-11', name: 'Hugh Tanner', title: 'Counsel', authority: true, challengeId: 'c1', code: '123456' }]);
  });

  it('says why it was refused, and keeps what was typed', async () => {
    serving(() => Response.json({ type: 'about:blank', status: 409, code: 'conflict', title: 'The document changed while you were reading', correlationId: 'r' }, { status: 409 }));
    show();
    await fill();
    await userEvent.click(screen.getByRole('button', { name: 'Send the code to sign' }));
    await userEvent.type(await screen.findByLabelText('Code from the mail'), '123456');
    await userEvent.click(screen.getByRole('button', { name: 'Sign' }));
    expect(await screen.findByText('The document changed while you were reading')).toBeInTheDocument();
    expect(screen.getByLabelText('Your name')).toHaveValue('Hugh Tanner');
  });
});
