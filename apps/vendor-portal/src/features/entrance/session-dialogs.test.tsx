import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { HoldfastProvider } from '@holdfast/ui/holdfast-provider';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { api } from '../../shared/api.js';
import { invitationKey, session } from '../../shared/session.js';
import { SessionDialogs } from './session-dialogs.js';

const network = globalThis.fetch;
let asked: string[];
let signedIn: boolean;

beforeEach(() => {
  jest.useFakeTimers();
  asked = [];
  signedIn = true;
  globalThis.fetch = async (input) => {
    const { url } = input as Request;
    asked.push(new URL(url).pathname);
    if (url.endsWith('/codes')) return Response.json({ challengeId: 'c2', minutes: 10 }, { status: 202 });
    if (url.endsWith('/session')) signedIn = true;
    return signedIn ? Response.json({ name: 'Priya Nair', organizations: [] }) : Response.json({ status: 401, title: 'Sign in first' }, { status: 401 });
  };
});
afterEach(() => {
  globalThis.fetch = network;
  invitationKey.forget();
  session.close();
});
const show = () => render(<HoldfastProvider audience="portal"><QueryClientProvider client={new QueryClient({ defaultOptions: { mutations: { networkMode: 'always' } } })}><SessionDialogs /></QueryClientProvider></HoldfastProvider>);
const after = (minutes: number) => act(() => jest.advanceTimersByTimeAsync(minutes * 60_000));

describe('SessionDialogs', () => {
  it('asks two minutes before the session would end, and staying is one press', async () => {
    session.touched();
    show();
    await after(27.5);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await after(0.7);
    expect(screen.getByRole('dialog', { name: 'You will be signed out in 2 minutes' })).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Stay signed in' }));
    await after(0.2);
    expect(asked).toEqual(['/api/portal/me']);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await after(27);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('what is asked in the background does not count as presence', async () => {
    session.touched();
    const before = session.touchedAt;
    await after(1);
    await api.GET('/api/portal/me', { headers: { 'x-background': '1' } } as never);
    expect(session.touchedAt).toBe(before);
    await api.GET('/api/portal/me');
    expect(session.touchedAt).toBeGreaterThan(before);
  });

  it('a call that meets the end waits for a new code over the page, and is then made again', async () => {
    invitationKey.keep('t.p.k');
    session.touched();
    show();
    signedIn = false;
    const call = api.GET('/api/portal/me');
    await after(0.1);
    expect(screen.getByRole('dialog', { name: 'You were signed out' })).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Send code' }));
    await after(0.1);
    fireEvent.change(screen.getByLabelText('Code'), { target: { value: '481 629' } });
    fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
    await after(0.1);
    expect((await call).data).toMatchObject({ name: 'Priya Nair' });
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(asked).toEqual(['/api/portal/me', '/api/portal/codes', '/api/portal/session', '/api/portal/me']);
  });

  it('who never was signed in here gets the plain answer, no dialog', async () => {
    signedIn = false;
    show();
    expect((await api.GET('/api/portal/me')).response.status).toBe(401);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});
