import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Proposal = Schemas['ProposalView'];

export const proposalsOf = (organization: string, vendorId: string) =>
  queryOptions({ queryKey: ['proposals', organization, vendorId], queryFn: () => dataOf(api.GET('/api/console/{organization}/vendors/{id}/proposals', { params: { path: { organization, id: vendorId } } as never })) });

const from = (organization: string, { id, version }: Pick<Proposal, 'id' | 'version'>) => ({ path: { organization, id }, header: { 'if-match': `"${version}"` } }) as never;

export const acceptProposal = (organization: string, proposal: Proposal, body: Schemas['AcceptProposalBody']) =>
  dataOf(api.POST('/api/console/{organization}/proposals/{id}/acceptance', { params: from(organization, proposal), body }));

export const ignoreProposal = (organization: string, proposal: Proposal, reason: string) =>
  dataOf(api.POST('/api/console/{organization}/proposals/{id}/ignoring', { params: from(organization, proposal), body: { reason } }));

export const confirmAll = (organization: string, vendorId: string) =>
  dataOf(api.POST('/api/console/{organization}/vendors/{id}/proposals/confirmations', { params: { path: { organization, id: vendorId } } as never }));
