import { dataOf, type Schemas } from '@holdfast/api-client/client';
import type { FindingFilter } from '@holdfast/contracts/findings';
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Finding = Schemas['VendorFindingView'];
export type FindingException = NonNullable<Schemas['ExceptionsView']['inForce']>;

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

export const findingHistory = (organization: string, id: string) =>
  queryOptions({ queryKey: ['findings', organization, id, 'history'], queryFn: () => dataOf(api.GET('/api/console/{organization}/findings/{id}/history', { params: { path: { organization, id } } as never })) });

export const exceptionsOf = (organization: string, id: string) =>
  queryOptions({ queryKey: ['findings', organization, id, 'exception'], queryFn: () => dataOf(api.GET('/api/console/{organization}/findings/{id}/exception', { params: { path: { organization, id } } as never })) });

/** Where the list can be had as a file. */
export const findingsAddress = (organization: string, filter: FindingFilter): string => `/api/console/${organization}/findings/export.csv?filter=${filter}`;

const at = (organization: string, { id, version }: Pick<Finding, 'id' | 'version'>) => ({ params: { path: { organization, id } } as never, headers: { 'if-match': `"${version}"` } });

export const closeFinding = (organization: string, finding: Finding, because: string) => dataOf(api.POST('/api/console/{organization}/findings/{id}/closing', { ...at(organization, finding), body: { because } }));

export const reopenFinding = (organization: string, finding: Finding) => dataOf(api.POST('/api/console/{organization}/findings/{id}/reopening', at(organization, finding)));

export const editFinding = (organization: string, finding: Finding, body: Schemas['EditFindingBody']) => dataOf(api.PATCH('/api/console/{organization}/findings/{id}', { ...at(organization, finding), body }));

export const grantException = (organization: string, finding: Finding, body: Schemas['GrantExceptionBody']) => dataOf(api.POST('/api/console/{organization}/findings/{id}/exception', { ...at(organization, finding), body }));

export const approveException = (organization: string, finding: Finding) => dataOf(api.POST('/api/console/{organization}/findings/{id}/exception/approval', at(organization, finding)));

export const refuseException = (organization: string, finding: Finding, reason: string) => dataOf(api.POST('/api/console/{organization}/findings/{id}/exception/refusal', { ...at(organization, finding), body: { reason } }));

export const revokeException = (organization: string, finding: Finding, reason: string) => dataOf(api.POST('/api/console/{organization}/findings/{id}/exception/revocation', { ...at(organization, finding), body: { reason } }));

/** Whatever shows findings, or what is due, reads anew. */
export const findingsChanged = (queries: QueryClient): Promise<void> =>
  queries.invalidateQueries({ predicate: ({ queryKey }) => ['findings', 'today', 'deadlines', 'vendors', 'residual-risk', 'remediations', 'requests', 'chain'].includes(String(queryKey[0])) });
