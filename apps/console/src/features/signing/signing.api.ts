import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Signing = Schemas['ConsoleSigningView'];
const at = (organization: string, id: string) => ({ params: { path: { organization, id } } as never });

/** Asked again while the vendor, or the seal, may still come. */
export const signingOf = (organization: string, id: string) =>
  queryOptions({
    queryKey: ['signing', organization, id],
    queryFn: () => dataOf(api.GET('/api/console/{organization}/requests/{id}/signature', at(organization, id))),
    refetchInterval: ({ state: { data } }) => (data && data.status === 'countersigned' && !data.sealed ? 5_000 : false),
  });

export const sendForSignature = (organization: string, draft: { readonly id: string; readonly version: number }, body: Schemas['AskSignatureBody']) =>
  dataOf(api.POST('/api/console/{organization}/agreement-drafts/{id}/signature-requests', { params: { path: { organization, id: draft.id }, header: { 'if-match': `"${draft.version}"` } } as never, body }));

export const latestSignatureOf = (organization: string, draftId: string) =>
  queryOptions({ queryKey: ['agreement-drafts', organization, draftId, 'signature'], queryFn: () => dataOf(api.GET('/api/console/{organization}/agreement-drafts/{id}/signature-requests/latest', at(organization, draftId))) });

export const signatureOfAgreement = (organization: string, agreementId: string) =>
  queryOptions({ queryKey: ['signing', organization, 'of', agreementId], queryFn: () => dataOf(api.GET('/api/console/{organization}/agreements/{id}/signature', at(organization, agreementId))) });

export const reissue = (organization: string, id: string, reason: string) => dataOf(api.POST('/api/console/{organization}/requests/{id}/signature/reissues', { ...at(organization, id), body: { reason } }));

export const sendSigningCode = (organization: string, id: string) => dataOf(api.POST('/api/console/{organization}/requests/{id}/signature/codes', at(organization, id)));

export const countersign = (organization: string, id: string, body: Schemas['CountersignBody']) => dataOf(api.POST('/api/console/{organization}/requests/{id}/signature/countersignature', { ...at(organization, id), body }));

export const documentAddress = (organization: string, id: string) => dataOf(api.POST('/api/console/{organization}/requests/{id}/signature/document/address', at(organization, id)));

export const sealedAddress = (organization: string, id: string) => dataOf(api.POST('/api/console/{organization}/requests/{id}/signature/sealed/address', at(organization, id)));

export const checkSeal = (organization: string, id: string) => dataOf(api.POST('/api/console/{organization}/requests/{id}/signature/seal-check', at(organization, id)));
