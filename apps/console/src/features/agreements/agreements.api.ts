import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Agreement = Schemas['AgreementView'];

export const agreementsOf = (organization: string, vendorId: string) =>
  queryOptions({ queryKey: ['agreements', organization, vendorId], queryFn: () => dataOf(api.GET('/api/console/{organization}/vendors/{id}/agreements', { params: { path: { organization, id: vendorId } } as never })) });

export const recordAgreement = (organization: string, vendorId: string, body: Schemas['RecordAgreementBody']) =>
  dataOf(api.POST('/api/console/{organization}/vendors/{id}/agreements', { params: { path: { organization, id: vendorId } } as never, body }));
