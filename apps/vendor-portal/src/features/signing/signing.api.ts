import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Signing = Schemas['SigningView'];
const at = (organization: string, id: string) => ({ params: { path: { organization, id } } as never });

/** Asked again while the other side, or the seal, may still come. */
export const signingOf = (organization: string, id: string) =>
  queryOptions({
    queryKey: ['signing', organization, id],
    queryFn: () => dataOf(api.GET('/api/portal/{organization}/requests/{id}/signature', at(organization, id))),
    refetchInterval: ({ state: { data } }) => (data && (data.status === 'signed' || (data.status === 'countersigned' && !data.sealed)) ? 10_000 : false),
  });

export const sayRead = (organization: string, id: string) => dataOf(api.POST('/api/portal/{organization}/requests/{id}/signature/readings', at(organization, id)));

export const documentAddress = (organization: string, id: string) => dataOf(api.POST('/api/portal/{organization}/requests/{id}/signature/document/address', at(organization, id)));

export const sealedAddress = (organization: string, id: string) => dataOf(api.POST('/api/portal/{organization}/requests/{id}/signature/sealed/address', at(organization, id)));

export const comment = (organization: string, id: string, body: Schemas['CommentBody']) => dataOf(api.POST('/api/portal/{organization}/requests/{id}/signature/comments', { ...at(organization, id), body }));

export const requestChanges = (organization: string, id: string, message: string) => dataOf(api.POST('/api/portal/{organization}/requests/{id}/signature/change-requests', { ...at(organization, id), body: { message } }));

export const passOn = (organization: string, id: string, body: Schemas['PassOnBody']) => dataOf(api.POST('/api/portal/{organization}/requests/{id}/signature/passing-on', { ...at(organization, id), body }));

export const decline = (organization: string, id: string, reason: string) => dataOf(api.POST('/api/portal/{organization}/requests/{id}/signature/declining', { ...at(organization, id), body: { reason } }));

export const sendSigningCode = (organization: string, id: string) => dataOf(api.POST('/api/portal/{organization}/requests/{id}/signature/codes', at(organization, id)));

export const sign = (organization: string, id: string, body: Schemas['SignBody']) => dataOf(api.POST('/api/portal/{organization}/requests/{id}/signature', { ...at(organization, id), body }));
