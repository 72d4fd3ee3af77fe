import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Agreement = Schemas['AgreementView'];

export const agreementsOf = (organization: string, vendorId: string) =>
  queryOptions({ queryKey: ['agreements', organization, vendorId], queryFn: () => dataOf(api.GET('/api/console/{organization}/vendors/{id}/agreements', { params: { path: { organization, id: vendorId } } as never })) });

export const recordAgreement = (organization: string, vendorId: string, body: Schemas['RecordAgreementBody']) =>
  dataOf(api.POST('/api/console/{organization}/vendors/{id}/agreements', { params: { path: { organization, id: vendorId } } as never, body }));

export type AgreementDocument = Schemas['AgreementDocumentView'];
type Versioned = Pick<Agreement, 'id' | 'version'>;
const fromVersion = (organization: string, { id, version }: Versioned) => ({ path: { organization, id }, header: { 'if-match': `"${version}"` } }) as never;

export const agreementById = (organization: string, id: string) =>
  queryOptions({ queryKey: ['agreements', organization, 'one', id], queryFn: () => dataOf(api.GET('/api/console/{organization}/agreements/{id}', { params: { path: { organization, id } } as never })) });

export const changeTerms = (organization: string, from: Versioned, body: Schemas['ChangeTermsBody']) =>
  dataOf(api.POST('/api/console/{organization}/agreements/{id}/terms', { params: fromVersion(organization, from), body }));

export const terminateAgreement = (organization: string, from: Versioned, body: Schemas['TerminateAgreementBody']) =>
  dataOf(api.POST('/api/console/{organization}/agreements/{id}/termination', { params: fromVersion(organization, from), body }));

/** Asked again while one of them is being checked. */
export const documentsOf = (organization: string, id: string) =>
  queryOptions({
    queryKey: ['agreements', organization, 'documents', id],
    queryFn: () => dataOf(api.GET('/api/console/{organization}/agreements/{id}/documents', { params: { path: { organization, id } } as never })),
    refetchInterval: ({ state: { data } }) => (data?.some(({ state }) => state === 'being_checked') ? 2_000 : false),
  });

export const addDocument = (organization: string, id: string, file: File) =>
  dataOf(api.POST('/api/console/{organization}/agreements/{id}/documents', {
    params: { path: { organization, id }, query: { name: file.name } } as never,
    body: file as never,
    bodySerializer: (body) => body as never,
    headers: { 'content-type': 'application/octet-stream' },
  }));

export const documentAddress = (organization: string, id: string, documentId: string) =>
  dataOf(api.POST('/api/console/{organization}/agreements/{id}/documents/{documentId}/address', { params: { path: { organization, id, documentId } } as never }));
