import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Candidate = Schemas['PrefillCandidateView'];
export type EarlierAnswer = Schemas['EarlierAnswerView'];
const at = (organization: string, id: string) => ({ params: { path: { organization, id } } as never });

export const prefillOf = (organization: string, id: string) =>
  queryOptions({ queryKey: ['prefill', organization, id], queryFn: () => dataOf(api.GET('/api/portal/{organization}/requests/{id}/prefill', at(organization, id))) });

/** What this customer was told before: it does not change while this request is open. */
export const earlierOf = (organization: string, id: string) =>
  queryOptions({ queryKey: ['earlier', organization, id], staleTime: Infinity, queryFn: () => dataOf(api.GET('/api/portal/{organization}/requests/{id}/earlier', at(organization, id))) });

export const takeOver = (organization: string, id: string, items: readonly { question: string; oneByOne: boolean }[]) =>
  dataOf(api.POST('/api/portal/{organization}/requests/{id}/prefill', { ...at(organization, id), body: { items: [...items] } }));
