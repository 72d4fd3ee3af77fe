import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { HoldfastProvider } from '@holdfast/ui/holdfast-provider';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CodeForm } from './code-form.js';
import { readCodeAddress } from './entrance.api.js';

const network = globalThis.fetch;
afterEach(() => { globalThis.fetch = network; });
/** The server, as far as this test needs one. */
const answering = (answer: (request: Request) => Response | Promise<Response>) => {
  globalThis.fetch = async (request) => answer(request as Request);
};

const show = (onEntered = () => undefined, onAgain: (challengeId: string) => void = () => undefined, sentAt = Date.now()) => render(
  <HoldfastProvider audience="portal">
    <QueryClientProvider client={new QueryClient()}>
      <CodeForm invitation="t.p.k" challengeId="c1" sentAt={sentAt} sentHere onAgain={onAgain} onEntered={onEntered} />
    </QueryClientProvider>
  </HoldfastProvider>,
);
const problem = (status: number, title: string) => Response.json({ type: 'about:blank', status, code: 'x', title, correlationId: 'r' }, { status });

describe('CodeForm', () => {
  it('takes a code pasted with spaces', async () => {
    const bodies: unknown[] = [];
    answering(async (request) => {
      bodies.push(await request.json());
      return Response.json({ name: 'Priya Nair', email: 'p@x.example' }, { status: 201 });
    });
    const onEntered = jest.fn<() => undefined>();
    show(onEntered);
    const field = screen.getByLabelText('Code');
    expect(field).toHaveAttribute('autocomplete', 'one-time-code');
    expect(field).toHaveAttribute('inputmode', 'numeric');
    await userEvent.click(field);
    await userEvent.paste(' 481 629 ');
    await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
    await screen.findByRole('button', { name: 'Continue' });
    expect(bodies).toEqual([{ key: 't.p.k', challengeId: 'c1', code: '481629' }]);
    expect(onEntered).toHaveBeenCalled();
  });

  it('says a refusal in the server’s words, beside the field and at the top, each time anew', async () => {
    answering(() => problem(401, 'This is not the code we sent. Look again, or ask for a new one'));
    show();
    await userEvent.type(screen.getByLabelText('Code'), '000000');
    for (let time = 0; time < 2; time++) {
      await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
      expect(await screen.findByRole('alert')).toHaveTextContent('There is a problemThis is not the code we sent');
      expect(screen.getByRole('alert')).toHaveFocus();
    }
    expect(screen.getByLabelText('Code')).toHaveAccessibleDescription(/This is not the code we sent/);
    expect(screen.getByLabelText('Code')).toHaveValue('000000');
  });

  it('offers another code after 30 seconds, and says so once', async () => {
    jest.useFakeTimers();
    show();
    expect(screen.getByRole('button', { name: 'Send again in 0:30' })).toBeDisabled();
    act(() => jest.advanceTimersByTime(12_000));
    expect(screen.getByRole('button', { name: 'Send again in 0:18' })).toBeDisabled();
    expect(screen.getByText(/You can ask for another in 30 seconds/)).toHaveAttribute('role', 'status');
    act(() => jest.advanceTimersByTime(18_000));
    expect(screen.getByRole('button', { name: 'Send again' })).toBeEnabled();
    expect(screen.getByText('You can ask for another code now.')).toHaveAttribute('role', 'status');
  });

  it('too many mails: the server says when to try again, and nothing typed is lost', async () => {
    answering(() => problem(429, 'Too many codes were sent. Try again in 40 minutes'));
    show(undefined, undefined, Date.now() - 60_000);
    await userEvent.type(screen.getByLabelText('Code'), '48');
    await userEvent.click(screen.getByRole('button', { name: 'Send again' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Try again in 40 minutes');
    expect(screen.getByLabelText('Code')).toHaveValue('48');
  });
});

describe('readCodeAddress', () => {
  it('parts the challenge from the key at the first dot', () => {
    expect(readCodeAddress('c1.tenant.participant.token')).toEqual({ challengeId: 'c1', key: 'tenant.participant.token' });
  });
  it.each(['', 'c1', '.key', 'c1.'])('“%s” is no such address', (hash) => expect(readCodeAddress(hash)).toBeNull());
});
