import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Stating = Schemas['StatementView'];
export type OfferedStatement = Schemas['OfferedStatementView'];

export const offeredStatements = (organization: string) =>
  queryOptions({ queryKey: ['statements', organization, 'offered'], staleTime: Infinity, queryFn: () => dataOf(api.GET('/api/console/{organization}/statements', { params: { path: { organization } } as never })) });

export const statingOf = (organization: string, requestId: string) =>
  queryOptions({
    queryKey: ['statements', organization, requestId],
    queryFn: () => dataOf(api.GET('/api/console/{organization}/requests/{id}/statement', { params: { path: { organization, id: requestId } } as never })),
    refetchInterval: ({ state: { data } }) => (data?.made && !data.made.printed ? 5_000 : false),
  });

export const askStatement = (organization: string, vendorId: string, body: Schemas['AskStatementBody'], key: string) =>
  dataOf(api.POST('/api/console/{organization}/vendors/{id}/statements', { params: { path: { organization, id: vendorId } } as never, headers: { 'idempotency-key': key }, body }));

export const statementPaper = (organization: string, requestId: string) =>
  dataOf(api.POST('/api/console/{organization}/requests/{id}/statement/paper/address', { params: { path: { organization, id: requestId } } as never }));
