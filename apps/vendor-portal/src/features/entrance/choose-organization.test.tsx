import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { HoldfastProvider } from '@holdfast/ui/holdfast-provider';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { invitationKey, session } from '../../shared/session.js';
import { ChooseOrganization } from './choose-organization.js';

const network = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = network;
  invitationKey.forget();
  session.close();
});

describe('ChooseOrganization', () => {
  it('asks for one of several; the one chosen takes the request on', async () => {
    const bodies: unknown[] = [];
    const taken = { requestId: 'r1', organization: { slug: 'corvid', name: 'Corvid' }, choices: [] };
    globalThis.fetch = async (request) => {
      bodies.push(await (request as Request).json());
      return Response.json(taken);
    };
    const onTaken = jest.fn();
    render(
      <HoldfastProvider audience="portal"><QueryClientProvider client={new QueryClient()}>
        <ChooseOrganization invitation="t.p.k" choices={[{ slug: 'corvid', name: 'Corvid', isMember: true }, { slug: 'riverside', name: 'Riverside', isMember: true }]} onTaken={onTaken} />
      </QueryClientProvider></HoldfastProvider>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
    expect(screen.getByRole('alert')).toHaveFocus();
    expect(screen.getByRole('alert')).toHaveTextContent('Choose the organization that answers');
    expect(bodies).toEqual([]);
    await userEvent.click(screen.getByLabelText('Corvid'));
    await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
    await waitFor(() => expect(onTaken.mock.calls[0]?.[0]).toEqual(taken));
    expect(bodies).toEqual([{ key: 't.p.k', organization: 'corvid', zone: expect.any(String) }]);
  });
});
