import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Remediation = Schemas['RemediationView'];
export type RemediationItem = Remediation['items'][number];

export const remediationOf = (organization: string, requestId: string) =>
  queryOptions({ queryKey: ['remediations', organization, requestId], queryFn: () => dataOf(api.GET('/api/console/{organization}/requests/{id}/remediation', { params: { path: { organization, id: requestId } } as never })) });

/** The request in which a finding is mended. */
export const remediationOfFinding = (organization: string, findingId: string) =>
  queryOptions({ queryKey: ['remediations', organization, 'finding', findingId], queryFn: () => dataOf(api.GET('/api/console/{organization}/findings/{id}/remediation', { params: { path: { organization, id: findingId } } as never })) });

export const askForRemediation = (organization: string, vendorId: string, body: Schemas['AskForRemediationBody']) =>
  dataOf(api.POST('/api/console/{organization}/vendors/{id}/remediations', { params: { path: { organization, id: vendorId } } as never, body }));

export const checkRemediation = (organization: string, requestId: string, checks: Schemas['CheckRemediationBody']['checks']) =>
  dataOf(api.POST('/api/console/{organization}/requests/{id}/remediation/check', { params: { path: { organization, id: requestId } } as never, body: { checks } }));
