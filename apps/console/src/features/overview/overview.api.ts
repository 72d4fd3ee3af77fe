import { dataOf } from '@holdfast/api-client/client';
import { BACKGROUND } from '@holdfast/api-client/session';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

const EVERY_MINUTE = 60_000;

/** Read again each minute while it is looked at; that does not keep a session alive. */
export const today = (organization: string) =>
  queryOptions({
    queryKey: ['today', organization],
    queryFn: () => dataOf(api.GET('/api/console/{organization}/today', { params: { path: { organization } } as never, headers: BACKGROUND })),
    refetchInterval: EVERY_MINUTE,
  });
