import { dataOf, type Schemas } from '@holdfast/api-client/client';
import type { FindingFilter } from '@holdfast/contracts/findings';
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Finding = Schemas['VendorFindingView'];

export interface FindingQuestion {
  readonly filter?: FindingFilter;
  readonly vendorId?: string;
}

export const findingList = (organization: string, question: FindingQuestion) =>
  infiniteQueryOptions({
    queryKey: ['findings', organization, 'list', question],
    queryFn: ({ pageParam }) => dataOf(api.GET('/api/console/{organization}/findings', { params: { path: { organization }, query: { ...question, cursor: pageParam } } as never })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const findingById = (organization: string, id: string) =>
  queryOptions({ queryKey: ['findings', organization, id], queryFn: () => dataOf(api.GET('/api/console/{organization}/findings/{id}', { params: { path: { organization, id } } as never })) });

const at = (organization: string, { id, version }: Pick<Finding, 'id' | 'version'>) => ({ params: { path: { organization, id } } as never, headers: { 'if-match': `"${version}"` } });

export const closeFinding = (organization: string, finding: Finding, because: string) => dataOf(api.POST('/api/console/{organization}/findings/{id}/closing', { ...at(organization, finding), body: { because } }));

export const reopenFinding = (organization: string, finding: Finding) => dataOf(api.POST('/api/console/{organization}/findings/{id}/reopening', at(organization, finding)));

/** Whatever shows findings, or what is due, reads anew. */
export const findingsChanged = (queries: QueryClient): Promise<void> =>
  queries.invalidateQueries({ predicate: ({ queryKey }) => ['findings', 'today', 'deadlines', 'vendors'].includes(String(queryKey[0])) });
