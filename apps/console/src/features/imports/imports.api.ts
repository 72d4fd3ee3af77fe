import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type ImportPreview = Schemas['ImportPreviewView'];
export type ListedImport = Schemas['ListedImportView'];
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

/** Mends cells of one row, or takes that back with null; answers the row as it is judged now. */
export const mendImportRow = async (organization: string, preview: ImportPreview, row: number, cells: Record<string, string> | null): Promise<ImportRow> => {
  await chooseForImport(organization, preview, { amendments: { [row]: cells } });
  const { rows } = await dataOf(api.GET('/api/console/{organization}/imports/{id}', { params: { path: { organization, id: preview.id }, query: { after: row - 1, limit: 1 } } as never }));
  return rows[0];
};

export const importList = (organization: string) =>
  infiniteQueryOptions({
    queryKey: ['imports', organization, 'list'],
    queryFn: ({ pageParam }) => dataOf(api.GET('/api/console/{organization}/imports', { params: { path: { organization }, query: { cursor: pageParam } } as never })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });

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
