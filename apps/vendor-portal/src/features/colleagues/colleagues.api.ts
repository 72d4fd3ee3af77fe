import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Delegation = Schemas['DelegationView'];
export type Handing = Schemas['HandOverBody'];
const at = (organization: string, id: string, delegationId?: string) => ({ params: { path: { organization, id, delegationId } } as never });

export const delegationsOf = (organization: string, id: string) =>
  queryOptions({ queryKey: ['delegations', organization, id], queryFn: () => dataOf(api.GET('/api/portal/{organization}/requests/{id}/delegations', at(organization, id))) });

export const handOver = (organization: string, id: string, body: Handing) => dataOf(api.POST('/api/portal/{organization}/requests/{id}/delegations', { ...at(organization, id), body }));

export const takeBack = (organization: string, id: string, delegationId: string) => dataOf(api.DELETE('/api/portal/{organization}/requests/{id}/delegations/{delegationId}', at(organization, id, delegationId)));

export const giveBack = (organization: string, id: string) => dataOf(api.POST('/api/portal/{organization}/requests/{id}/part/return', at(organization, id)));
