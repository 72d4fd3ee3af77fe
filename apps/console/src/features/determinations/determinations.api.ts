import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Wizard = Schemas['WizardView'];
export type WizardQuestion = Wizard['questions'][number];
export type Determination = Schemas['DeterminationView'];

export const wizard = (organization: string) =>
  queryOptions({ queryKey: ['determination-wizard', organization], staleTime: Infinity, queryFn: () => dataOf(api.GET('/api/console/{organization}/determination-wizard', { params: { path: { organization } } as never })) });

export const determinationsOf = (organization: string, vendorId: string) =>
  queryOptions({ queryKey: ['determinations', organization, vendorId], queryFn: () => dataOf(api.GET('/api/console/{organization}/vendors/{id}/determinations', { params: { path: { organization, id: vendorId } } as never })) });

export const decideNeed = (organization: string, engagementId: string, answers: Record<string, string>, key: string) =>
  dataOf(api.POST('/api/console/{organization}/engagements/{id}/determinations', { params: { path: { organization, id: engagementId } } as never, headers: { 'idempotency-key': key }, body: { answers } }));

export type Triage = Schemas['TriageView'];
export type TriageRow = Schemas['TriageBody']['rows'][number];
export type TriageResult = Schemas['TriageResultView'];

export const triagesOf = (organization: string, vendorId: string) =>
  queryOptions({ queryKey: ['triages', organization, vendorId], queryFn: () => dataOf(api.GET('/api/console/{organization}/vendors/{id}/triages', { params: { path: { organization, id: vendorId } } as never })) });

export const screen = (organization: string, rows: TriageRow[]) => dataOf(api.POST('/api/console/{organization}/triages', { params: { path: { organization } } as never, body: { rows } }));
