import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Closing = Schemas['ClosingView'];

export const closingOf = (organization: string, agreementId: string) =>
  queryOptions({
    queryKey: ['closings', organization, agreementId],
    queryFn: async () => (await dataOf(api.GET('/api/console/{organization}/agreements/{id}/closing', { params: { path: { organization, id: agreementId } } as never }))).items[0] ?? null,
  });

const path = (organization: string, id: string) => ({ path: { organization, id } }) as never;
const from = (organization: string, { agreementId, version }: Closing) => ({ path: { organization, id: agreementId }, header: { 'if-match': `"${version}"` } }) as never;

export const openClosing = async (organization: string, agreementId: string) => (await dataOf(api.POST('/api/console/{organization}/agreements/{id}/closing', { params: path(organization, agreementId) }))).items[0];

export const askForCertificate = async (organization: string, agreementId: string, body: Schemas['AskForCertificateBody']) =>
  (await dataOf(api.POST('/api/console/{organization}/agreements/{id}/closing/request', { params: path(organization, agreementId), body }))).items[0];

export const recordCertificate = async (organization: string, closing: Closing, body: Schemas['RecordCertificateBody']) =>
  (await dataOf(api.POST('/api/console/{organization}/agreements/{id}/closing/certificate', { params: from(organization, closing), body }))).items[0];

export const endFlow = async (organization: string, closing: Closing, body: Schemas['EndFlowBody']) =>
  (await dataOf(api.POST('/api/console/{organization}/agreements/{id}/closing/flow-end', { params: from(organization, closing), body }))).items[0];
