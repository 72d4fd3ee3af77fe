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

export type EngagementChange = Schemas['EditEngagementBody'];
export type Approval = Schemas['ApprovalView'];

export const engagementById = (organization: string, id: string) =>
  queryOptions({ queryKey: ['engagements', organization, 'one', id], queryFn: () => dataOf(api.GET('/api/console/{organization}/engagements/{id}', { params: { path: { organization, id } } as never })) });

export const addBetween = (organization: string, key: string, body: Schemas['AddBetweenBody']) =>
  dataOf(api.POST('/api/console/{organization}/engagements', { params: { path: { organization } } as never, headers: { 'idempotency-key': key }, body }));

export const editEngagement = (organization: string, { id, version }: Pick<Engagement, 'id' | 'version'>, body: EngagementChange) =>
  dataOf(api.PATCH('/api/console/{organization}/engagements/{id}', { params: { path: { organization, id }, header: { 'if-match': `"${version}"` } } as never, body }));

export const approvalsOf = (organization: string, id: string) =>
  queryOptions({ queryKey: ['engagements', organization, 'approvals', id], queryFn: () => dataOf(api.GET('/api/console/{organization}/engagements/{id}/approvals', { params: { path: { organization, id } } as never })) });

export const recordApproval = (organization: string, id: string, body: Schemas['RecordApprovalBody']) =>
  dataOf(api.POST('/api/console/{organization}/engagements/{id}/approvals', { params: { path: { organization, id } } as never, body }));

export const removeApproval = (organization: string, id: string, approval: string) =>
  dataOf(api.DELETE('/api/console/{organization}/engagements/{id}/approvals/{approval}', { params: { path: { organization, id, approval } } as never }));

/** Companies of the register by a part of their name, to choose one from. */
export const companiesLike = (organization: string, search: string) =>
  queryOptions({
    queryKey: ['vendors', organization, 'like', search],
    queryFn: () => dataOf(api.GET('/api/console/{organization}/vendors', { params: { path: { organization }, query: { search: search || undefined, limit: 20 } } as never })),
    staleTime: 10_000,
  });
