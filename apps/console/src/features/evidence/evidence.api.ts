import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type EvidenceDocument = Schemas['EvidenceDocumentView'];
export type Coverage = Schemas['EvidenceCoverageView'];
export type UserControl = Schemas['UserControlView'];

const path = (organization: string, id: string, more: object = {}) => ({ params: { path: { organization, id, ...more } } as never });
const matching = (version: number) => ({ headers: { 'if-match': `"${version}"` } });

export const evidenceOf = (organization: string, vendorId: string) =>
  queryOptions({ queryKey: ['evidence', organization, vendorId], queryFn: () => dataOf(api.GET('/api/console/{organization}/vendors/{id}/evidence', path(organization, vendorId))) });

export const controlsOf = (organization: string, id: string) =>
  queryOptions({ queryKey: ['evidence', organization, 'controls', id], queryFn: () => dataOf(api.GET('/api/console/{organization}/evidence/{id}/controls', path(organization, id))) });

export const evidenceAddress = (organization: string, id: string) => dataOf(api.POST('/api/console/{organization}/evidence/{id}/address', path(organization, id)));

export const readDocument = (organization: string, { id, version }: EvidenceDocument, body: Schemas['ReadDocumentBody']) =>
  dataOf(api.PUT('/api/console/{organization}/evidence/{id}', { ...path(organization, id), ...matching(version), body }));

export const judgeControl = (organization: string, documentId: string, { id, version }: UserControl, body: Schemas['JudgeControlBody']) =>
  dataOf(api.PUT('/api/console/{organization}/evidence/{id}/controls/{controlId}', { ...path(organization, documentId, { controlId: id }), ...matching(version), body }));

export const quarantine = (organization: string, id: string, reason: string) => dataOf(api.POST('/api/console/{organization}/evidence/{id}/quarantine', { ...path(organization, id), body: { reason } }));

export const purge = (organization: string, id: string, reason: string) => dataOf(api.POST('/api/console/{organization}/evidence/{id}/purge', { ...path(organization, id), body: { reason } }));

export const recordDocument = (organization: string, vendorId: string, file: File, said: { readonly kind: string; readonly sourceNote: string }) =>
  dataOf(api.POST('/api/console/{organization}/vendors/{id}/evidence', {
    params: { path: { organization, id: vendorId }, query: { name: file.name, ...said } } as never,
    body: file as never,
    bodySerializer: (body) => body as never,
    headers: { 'content-type': 'application/octet-stream' },
  }));
