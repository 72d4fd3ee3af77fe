import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Recipient = Schemas['RecipientView'];
export type Asked = Schemas['AskedView'];

export const recipientsAround = (organization: string, vendorId: string) =>
  queryOptions({ queryKey: ['event-attestations', organization, vendorId], queryFn: () => dataOf(api.GET('/api/console/{organization}/vendors/{id}/event-attestations/recipients', { params: { path: { organization, id: vendorId } } as never })) });

export const askAboutEvent = (organization: string, vendorId: string, body: Schemas['AskAboutEventBody']) =>
  dataOf(api.POST('/api/console/{organization}/vendors/{id}/event-attestations', { params: { path: { organization, id: vendorId } } as never, body }));
