import { dataOf, type Schemas } from '@holdfast/api-client/client';
import type { RequestFilter } from '@holdfast/contracts/requests';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type RequestRow = Schemas['RequestRowView'];
export type Request = Schemas['RequestView'];

export interface RequestQuestion {
  readonly filter?: RequestFilter;
  readonly vendorId?: string;
  readonly limit?: number;
}

export const requestList = (organization: string, question: RequestQuestion) =>
  infiniteQueryOptions({
    queryKey: ['requests', organization, 'list', question],
    queryFn: ({ pageParam }) => dataOf(api.GET('/api/console/{organization}/requests', { params: { path: { organization }, query: { ...question, cursor: pageParam } } as never })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const requestById = (organization: string, id: string) =>
  queryOptions({ queryKey: ['requests', organization, id], queryFn: () => dataOf(api.GET('/api/console/{organization}/requests/{id}', { params: { path: { organization, id } } as never })) });

export const questionnaires = (organization: string) =>
  queryOptions({ queryKey: ['questionnaires', organization], staleTime: Infinity, queryFn: () => dataOf(api.GET('/api/console/{organization}/questionnaires', { params: { path: { organization } } as never })) });

export const questionnaire = (organization: string, id: string) =>
  queryOptions({ queryKey: ['questionnaires', organization, id], staleTime: Infinity, queryFn: () => dataOf(api.GET('/api/console/{organization}/questionnaires/{id}', { params: { path: { organization, id } } as never })) });

export const sendRequest = (organization: string, vendorId: string, body: Schemas['SendRequestBody'], key: string) =>
  dataOf(api.POST('/api/console/{organization}/vendors/{id}/requests', { params: { path: { organization, id: vendorId } } as never, headers: { 'idempotency-key': key }, body }));

export const sendTestCopy = (organization: string, vendorId: string, body: Schemas['TestRequestBody']) =>
  dataOf(api.POST('/api/console/{organization}/vendors/{id}/requests/test-copies', { params: { path: { organization, id: vendorId } } as never, body }));

export const moveDueDay = (organization: string, id: string, dueOn: string) =>
  dataOf(api.POST('/api/console/{organization}/requests/{id}/due-day', { params: { path: { organization, id } } as never, body: { dueOn } }));

export const refuseMoreTime = (organization: string, id: string, message: string) =>
  dataOf(api.POST('/api/console/{organization}/requests/{id}/more-time/refusal', { params: { path: { organization, id } } as never, body: { message } }));

export const answerVendor = (organization: string, id: string, question: string, text: string) =>
  dataOf(api.POST('/api/console/{organization}/requests/{id}/questions/{question}/messages', { params: { path: { organization, id, question } } as never, body: { text } }));

export const withdrawRequest = (organization: string, id: string, reason: string) =>
  dataOf(api.POST('/api/console/{organization}/requests/{id}/withdrawal', { params: { path: { organization, id } } as never, body: { reason } }));
