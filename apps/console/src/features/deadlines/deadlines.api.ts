import { dataOf, type Schemas } from '@holdfast/api-client/client';
import type { DeadlineFilter } from '@holdfast/contracts/deadlines';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Matter = Schemas['MatterView'];

export const matters = (organization: string, filter: DeadlineFilter, limit: number) =>
  infiniteQueryOptions({
    queryKey: ['deadlines', organization, filter, limit],
    queryFn: ({ pageParam }) => dataOf(api.GET('/api/console/{organization}/deadlines', { params: { path: { organization }, query: { filter, limit, cursor: pageParam } } as never })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
