import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { BACKGROUND } from '@holdfast/api-client/session';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Report = Schemas['ReportView'];

const WHILE_MAKING_MS = 1_000;

/** Looked at again while one is being made. */
export const reportsOf = (organization: string, requestId: string) =>
  queryOptions({
    queryKey: ['reports', organization, requestId],
    queryFn: () => dataOf(api.GET('/api/console/{organization}/requests/{id}/reports', { params: { path: { organization, id: requestId } } as never, headers: BACKGROUND })),
    refetchInterval: ({ state }) => (state.data?.some((report) => report.state === 'asked') ? WHILE_MAKING_MS : false),
  });

export const askForReport = (organization: string, requestId: string) =>
  dataOf(api.POST('/api/console/{organization}/requests/{id}/reports', { params: { path: { organization, id: requestId } } as never }));

export const reportAddress = (organization: string, id: string) =>
  dataOf(api.POST('/api/console/{organization}/reports/{id}/address', { params: { path: { organization, id } } as never }));
