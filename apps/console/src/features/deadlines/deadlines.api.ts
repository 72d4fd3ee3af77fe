import { dataOf, type Schemas } from '@holdfast/api-client/client';
import type { DeadlineFilter } from '@holdfast/contracts/deadlines';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Matter = Schemas['MatterView'];

/** Which matters a list asks for. */
export interface MatterQuestion {
  readonly filter: DeadlineFilter;
  readonly kind?: Matter['kind'];
  readonly basis?: Matter['basis'];
  readonly ownerMemberId?: string;
}

const path = (organization: string) => ({ organization });
const one = (organization: string, id: string) => ({ path: { organization, id } }) as never;

export const matters = (organization: string, question: MatterQuestion, limit: number) =>
  infiniteQueryOptions({
    queryKey: ['deadlines', organization, 'list', question, limit],
    queryFn: ({ pageParam }) => dataOf(api.GET('/api/console/{organization}/deadlines', { params: { path: path(organization), query: { ...question, limit, cursor: pageParam } } as never })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const calendarOf = (organization: string, from: string, to: string) =>
  queryOptions({ queryKey: ['deadlines', organization, 'calendar', from, to], queryFn: () => dataOf(api.GET('/api/console/{organization}/deadlines/calendar', { params: { path: path(organization), query: { from, to } } as never })) });

export const deadlineById = (organization: string, id: string) =>
  queryOptions({ queryKey: ['deadlines', organization, 'one', id], queryFn: () => dataOf(api.GET('/api/console/{organization}/deadlines/{id}', { params: one(organization, id) })) });

export const takeUp = (organization: string, id: string) => dataOf(api.POST('/api/console/{organization}/deadlines/{id}/acknowledgement', { params: one(organization, id) }));
export const snooze = (organization: string, id: string, body: Schemas['SnoozeBody']) => dataOf(api.POST('/api/console/{organization}/deadlines/{id}/snooze', { params: one(organization, id), body }));
export const wake = (organization: string, id: string) => dataOf(api.DELETE('/api/console/{organization}/deadlines/{id}/snooze', { params: one(organization, id) }));
export const finish = (organization: string, id: string, body: Schemas['DoneBody']) => dataOf(api.POST('/api/console/{organization}/deadlines/{id}/done', { params: one(organization, id), body }));
export const reopen = (organization: string, id: string) => dataOf(api.DELETE('/api/console/{organization}/deadlines/{id}/done', { params: one(organization, id) }));
