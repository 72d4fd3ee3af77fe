import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Template = Schemas['TemplateView'];
export type AgreementDraft = Schemas['AgreementDraftView'];
type Versioned = { readonly id: string; readonly version: number };
const fromVersion = (organization: string, { id, version }: Versioned) => ({ path: { organization, id }, header: { 'if-match': `"${version}"` } }) as never;

export const templates = (organization: string) =>
  queryOptions({ queryKey: ['templates', organization], queryFn: () => dataOf(api.GET('/api/console/{organization}/templates', { params: { path: { organization } } as never })) });

export const templateById = (organization: string, id: string) =>
  queryOptions({ queryKey: ['templates', organization, id], queryFn: () => dataOf(api.GET('/api/console/{organization}/templates/{id}', { params: { path: { organization, id } } as never })) });

export const createTemplate = (organization: string, name: string) => dataOf(api.POST('/api/console/{organization}/templates', { params: { path: { organization } } as never, body: { name } }));

export const editTemplate = (organization: string, from: Versioned, body: Schemas['EditTemplateBody']) => dataOf(api.PATCH('/api/console/{organization}/templates/{id}', { params: fromVersion(organization, from), body }));

export const publishTemplate = (organization: string, from: Versioned, note: string) => dataOf(api.POST('/api/console/{organization}/templates/{id}/versions', { params: fromVersion(organization, from), body: { note } }));

export const draftsOf = (organization: string, vendorId: string) =>
  queryOptions({ queryKey: ['agreement-drafts', organization, 'of', vendorId], queryFn: () => dataOf(api.GET('/api/console/{organization}/vendors/{id}/agreement-drafts', { params: { path: { organization, id: vendorId } } as never })) });

export const draftById = (organization: string, id: string) =>
  queryOptions({ queryKey: ['agreement-drafts', organization, id], queryFn: () => dataOf(api.GET('/api/console/{organization}/agreement-drafts/{id}', { params: { path: { organization, id } } as never })) });

export const beginDraft = (organization: string, vendorId: string, key: string, body: Schemas['BeginDraftBody']) =>
  dataOf(api.POST('/api/console/{organization}/vendors/{id}/agreement-drafts', { params: { path: { organization, id: vendorId } } as never, headers: { 'idempotency-key': key }, body }));

export const editDraft = (organization: string, from: Versioned, body: Schemas['EditDraftBody']) => dataOf(api.PATCH('/api/console/{organization}/agreement-drafts/{id}', { params: fromVersion(organization, from), body }));

export const discardDraft = (organization: string, from: Versioned) => dataOf(api.POST('/api/console/{organization}/agreement-drafts/{id}/discarding', { params: fromVersion(organization, from) }));

export const draftPdf = (organization: string, id: string): string => `/api/console/${organization}/agreement-drafts/${id}/pdf`;
