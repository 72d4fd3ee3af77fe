import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { HoldfastProvider } from '@holdfast/ui/holdfast-provider';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Task } from '../../shared/task-progress.js';
import { SubmitForm } from './submit-form.js';

const network = globalThis.fetch;
afterEach(() => { globalThis.fetch = network; });
/** The server, as far as this test needs one. */
const answering = (answer: (request: Request) => Response | Promise<Response>) => {
  globalThis.fetch = async (request) => answer(request as Request);
};

const TASK = { id: 'r1', requesterName: 'St Mary’s', senderName: 'Maria Delgado' } as Task;
const show = (onSubmitted: (task: Task) => void = () => undefined, beforeSubmit = () => Promise.resolve()) => render(
  <HoldfastProvider audience="portal">
    <QueryClientProvider client={new QueryClient({ defaultOptions: { mutations: { networkMode: 'always' } } })}>
      <SubmitForm organization="riverside" task={TASK} titleOf={(id) => (id === 'ACC-01' ? 'Where is MFA enforced?' : id)} beforeSubmit={beforeSubmit} onSubmitted={onSubmitted} />
    </QueryClientProvider>
  </HoldfastProvider>,
);
const fill = async () => {
  await userEvent.type(screen.getByLabelText('Name of who attests'), 'Priya Nair');
  await userEvent.type(screen.getByLabelText('Title'), 'CISO');
  await userEvent.click(screen.getByLabelText(/I have authority/));
};
const submit = () => screen.getByRole('button', { name: /^Submit/ });

describe('SubmitForm', () => {
  it('asks for name, title and the tick before anything is sent', async () => {
    show();
    await userEvent.click(submit());
    expect(screen.getByRole('alert')).toHaveFocus();
    expect(screen.getByRole('alert')).toHaveTextContent('Give the name of who attestsGive the title of who attestsTick the statement to submit');
  });

  it('pressed twice is one submission, after what was typed has been saved', async () => {
    const keys: (string | null)[] = [];
    const beforeSubmit = jest.fn(() => Promise.resolve());
    answering(async (request) => {
      expect(beforeSubmit).toHaveBeenCalled();
      keys.push(request.headers.get('idempotency-key'));
      await new Promise((resolve) => setTimeout(resolve, 50));
      return Response.json({ ...TASK, status: 'submitted' }, { status: 201 });
    });
    const onSubmitted = jest.fn();
    show(onSubmitted, beforeSubmit);
    await fill();
    await userEvent.dblClick(submit());
    await waitFor(() => expect(onSubmitted).toHaveBeenCalledTimes(1));
    expect(keys).toEqual([expect.any(String)]);
  });

  it('after a lost reply it sends the same submission; after a refusal, another, and says which question', async () => {
    const keys: (string | null)[] = [];
    const answers = [
      () => { throw new TypeError('Failed to fetch'); },
      () => Response.json({ type: 'about:blank', status: 422, code: 'rule_broken', title: 'One question is not answered', correlationId: 'r', errors: [{ pointer: '/answers/ACC-01', message: 'is not answered' }] }, { status: 422 }),
      () => Response.json({ ...TASK, status: 'submitted' }, { status: 201 }),
    ];
    answering((request) => {
      keys.push(request.headers.get('idempotency-key'));
      return answers[keys.length - 1]();
    });
    const onSubmitted = jest.fn();
    show(onSubmitted);
    await fill();
    await userEvent.click(submit());
    expect(await screen.findByText(/could not be reached/)).toBeInTheDocument();
    await userEvent.click(submit());
    expect(await screen.findByText('Where is MFA enforced?: Is not answered')).toBeInTheDocument();
    await userEvent.click(submit());
    await waitFor(() => expect(onSubmitted).toHaveBeenCalled());
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[1]);
  });
});
