import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

/** The person who is signed in, and where she belongs. */
export const me = queryOptions({ queryKey: ['me'], queryFn: () => dataOf(api.GET('/api/console/me')), retry: false, staleTime: 60_000 });

export const lookAtSetUp = (key: string) =>
  queryOptions({ queryKey: ['set-up', key], queryFn: async () => (await dataOf(api.POST('/api/console/set-up/look', { body: { key } })), true), retry: false });

export const setUp = (body: Schemas['SetUpBody']) => dataOf(api.POST('/api/console/set-up', { body }));

export type ReviewPolicy = Schemas['ReviewPolicyView'];

export const reviewPolicy = (organization: string) =>
  queryOptions({ queryKey: ['review-policy', organization], queryFn: () => dataOf(api.GET('/api/console/{organization}/review-policy', { params: { path: { organization } } as never })) });

export const setReviewPolicy = (organization: string, { version, ...body }: ReviewPolicy) =>
  dataOf(api.PUT('/api/console/{organization}/review-policy', { params: { path: { organization } } as never, headers: { 'if-match': `"${version}"` }, body }));
