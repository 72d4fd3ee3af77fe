import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Stating = Schemas['StatementView'];
export type Attestation = Schemas['AttestBody'];
export type NotTrue = Schemas['NotTrueBody'];
const at = (organization: string, id: string) => ({ params: { path: { organization, id } } as never });

/** Asked again while its paper is being made. */
export const statingOf = (organization: string, id: string) =>
  queryOptions({
    queryKey: ['statements', organization, id],
    queryFn: () => dataOf(api.GET('/api/portal/{organization}/requests/{id}/statement', at(organization, id))),
    refetchInterval: ({ state: { data } }) => (data?.made && !data.made.printed ? 5_000 : false),
  });

export const sendStatementCode = (organization: string, id: string) => dataOf(api.POST('/api/portal/{organization}/requests/{id}/statement/codes', at(organization, id)));

export const attest = (organization: string, id: string, body: Attestation) => dataOf(api.POST('/api/portal/{organization}/requests/{id}/statement', { ...at(organization, id), body }));

export const cannotState = (organization: string, id: string, body: NotTrue) => dataOf(api.POST('/api/portal/{organization}/requests/{id}/statement/declining', { ...at(organization, id), body }));

export const takeBack = (organization: string, id: string, body: NotTrue) => dataOf(api.POST('/api/portal/{organization}/requests/{id}/statement/taking-back', { ...at(organization, id), body }));

export const passStatementOn = (organization: string, id: string, body: Schemas['PassStatementOnBody']) => dataOf(api.POST('/api/portal/{organization}/requests/{id}/statement/passing-on', { ...at(organization, id), body }));

export const statementPaper = (organization: string, id: string) => dataOf(api.POST('/api/portal/{organization}/requests/{id}/statement/paper/address', at(organization, id)));
