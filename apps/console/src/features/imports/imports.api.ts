import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type ImportPreview = Schemas['ImportPreviewView'];
export type ImportRow = Schemas['ImportRowView'];
export type Verdict = ImportRow['verdict'];

export const uploadVendorFile = (organization: string, file: File) =>
  dataOf(api.POST('/api/console/{organization}/imports', {
    params: { path: { organization }, query: { fileName: file.name } } as never,
    body: file as never,
    bodySerializer: (body) => body as never,
    headers: { 'content-type': 'application/octet-stream' },
  }));

export const importPreview = (organization: string, id: string, verdict: Verdict | undefined) =>
  queryOptions({ queryKey: ['imports', organization, id, 'preview', verdict], queryFn: () => dataOf(api.GET('/api/console/{organization}/imports/{id}', { params: { path: { organization, id }, query: { verdict, limit: 100 } } as never })) });

export const chooseForImport = (organization: string, { id, version }: ImportPreview, body: Schemas['EditImportBody']) =>
  dataOf(api.PATCH('/api/console/{organization}/imports/{id}', { params: { path: { organization, id }, header: { 'if-match': `"${version}"` } } as never, body }));

export const applyImport = (organization: string, id: string) =>
  dataOf(api.POST('/api/console/{organization}/imports/{id}/apply', { params: { path: { organization, id } } as never }));

/** Asked again each second while the job runs. */
export const importResult = (organization: string, id: string) =>
  queryOptions({
    queryKey: ['imports', organization, id, 'result'],
    queryFn: () => dataOf(api.GET('/api/console/{organization}/imports/{id}/result', { params: { path: { organization, id } } as never })),
    refetchInterval: ({ state: { data } }) => (data && ['queued', 'applying'].includes(data.state) ? 1_000 : false),
  });

export const refusedRowsAddress = (organization: string, id: string): string => `/api/console/${organization}/imports/${id}/refused.csv`;
