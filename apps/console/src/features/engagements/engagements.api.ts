import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Engagement = Schemas['EngagementView'];

export const engagementsOf = (organization: string, vendorId: string) =>
  queryOptions({ queryKey: ['engagements', organization, vendorId], queryFn: () => dataOf(api.GET('/api/console/{organization}/vendors/{id}/engagements', { params: { path: { organization, id: vendorId } } as never })) });

export const addEngagement = (organization: string, vendorId: string, body: Schemas['AddEngagementBody']) =>
  dataOf(api.POST('/api/console/{organization}/vendors/{id}/engagements', { params: { path: { organization, id: vendorId } } as never, body }));

export const setPhi = (organization: string, { id, version }: Engagement, phi: Engagement['phi']) =>
  dataOf(api.PATCH('/api/console/{organization}/engagements/{id}', { params: { path: { organization, id }, header: { 'if-match': `"${version}"` } } as never, body: { phi } }));
