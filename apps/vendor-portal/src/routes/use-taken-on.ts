import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { takeOn } from '../features/entrance/entrance.api.js';

/** From a request taken on to its page; with several organizations, to the choice between them. */
export const useTakenOn = (key: string) => {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return ({ organization, requestId }: Awaited<ReturnType<typeof takeOn>>): void => {
    void queries.invalidateQueries({ queryKey: ['me'] });
    if (organization) void navigate({ to: '/$organization/requests/$requestId', params: { organization: organization.slug, requestId }, replace: true });
    else void navigate({ to: '/choose', hash: key, replace: true });
  };
};
