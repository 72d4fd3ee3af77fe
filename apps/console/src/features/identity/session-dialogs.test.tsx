import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { HoldfastProvider } from '@holdfast/ui/holdfast-provider';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { api } from '../../shared/api.js';
import { session } from '../../shared/session.js';
import { SessionDialogs } from './session-dialogs.js';

const network = globalThis.fetch;
let asked: string[];
let signedIn: boolean;

beforeEach(() => {
  jest.useFakeTimers();
  asked = [];
  signedIn = true;
  globalThis.fetch = async (input) => {
    const { url, method } = input as Request;
    asked.push(`${method} ${new URL(url).pathname}`);
    if (url.endsWith('/session')) signedIn = true;
    return signedIn ? Response.json({ name: 'Ana Ruiz', organizations: [] }) : Response.json({ status: 401, title: 'Sign in first' }, { status: 401 });
  };
});
afterEach(() => {
  globalThis.fetch = network;
  session.close();
  jest.useRealTimers();
});
const show = () => render(<HoldfastProvider audience="console"><QueryClientProvider client={new QueryClient({ defaultOptions: { mutations: { networkMode: 'always' } } })}><SessionDialogs /></QueryClientProvider></HoldfastProvider>);
const after = (minutes: number) => act(() => jest.advanceTimersByTimeAsync(minutes * 60_000));

describe('SessionDialogs', () => {
  it('asks at thirteen minutes; staying is one press, and background calls are no presence', async () => {
    session.touched();
    show();
    await after(12.5);
    await api.GET('/api/console/me', { headers: { 'x-background': '1' } } as never);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await after(0.7);
    fireEvent.click(screen.getByRole('button', { name: 'Stay signed in' }));
    await after(0.2);
    expect(asked).toEqual(['GET /api/console/me', 'GET /api/console/me']);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('a call that meets the end waits for the sign-in over the page, and is then made again', async () => {
    session.touched();
    show();
    signedIn = false;
    const call = api.GET('/api/console/me');
    await after(0.1);
    expect(screen.getByRole('dialog', { name: 'You were signed out' })).toBeInTheDocument();
    fireEvent.change(screen.getByLabelText('E-mail address'), { target: { value: 'ana@harbor.example' } });
    fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'kelp on a cold rock' } });
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    await after(0.1);
    expect((await call).data).toMatchObject({ name: 'Ana Ruiz' });
    expect(asked.slice(0, 3)).toEqual(['GET /api/console/me', 'POST /api/console/session', 'GET /api/console/me']);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('who never was signed in here gets the plain answer, no dialog', async () => {
    signedIn = false;
    show();
    expect((await api.GET('/api/console/me')).response.status).toBe(401);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});
