import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type EvidenceDocument = Schemas['EvidenceDocumentView'];

export const evidenceOf = (organization: string, vendorId: string) =>
  queryOptions({ queryKey: ['evidence', organization, vendorId], queryFn: () => dataOf(api.GET('/api/console/{organization}/vendors/{id}/evidence', { params: { path: { organization, id: vendorId } } as never })) });

export const evidenceAddress = (organization: string, id: string) =>
  dataOf(api.POST('/api/console/{organization}/evidence/{id}/address', { params: { path: { organization, id } } as never }));
