import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { api } from '../../shared/api.js';

export type WorkbookChange = Schemas['WorkbookChangeView'];
export type WorkbookPreview = Schemas['WorkbookPreviewView'];
export type AppliedWorkbook = Schemas['AppliedWorkbookView'];

const upload = (organization: string, id: string, file: File) => ({ params: { path: { organization, id } } as never, body: file as never, bodySerializer: (body: unknown) => body as never, headers: { 'content-type': 'application/octet-stream' } });

export const workbookFile = (organization: string, id: string): string => `/api/portal/${organization}/requests/${id}/workbook`;

/** Nothing is written: the file goes along again when it is applied. */
export const previewWorkbook = (organization: string, id: string, file: File): Promise<WorkbookPreview> => dataOf(api.POST('/api/portal/{organization}/requests/{id}/workbook/preview', upload(organization, id, file)));

export const applyWorkbook = (organization: string, id: string, file: File): Promise<AppliedWorkbook> => dataOf(api.POST('/api/portal/{organization}/requests/{id}/workbook/application', upload(organization, id, file)));
