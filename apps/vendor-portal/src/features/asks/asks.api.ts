import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { api } from '../../shared/api.js';

const at = (organization: string, id: string, question?: string) => ({ params: { path: { organization, id, question } } as never });

export const askMoreTime = (organization: string, id: string, body: Schemas['MoreTimeBody']) => dataOf(api.POST('/api/portal/{organization}/requests/{id}/more-time', { ...at(organization, id), body }));

export const declineRequest = (organization: string, id: string, reason: string) => dataOf(api.POST('/api/portal/{organization}/requests/{id}/declining', { ...at(organization, id), body: { reason } }));

export const passRequestOn = (organization: string, id: string, body: Schemas['PassRequestOnBody']) => dataOf(api.POST('/api/portal/{organization}/requests/{id}/passing-on', { ...at(organization, id), body }));

export const askAbout = (organization: string, id: string, question: string, text: string) => dataOf(api.POST('/api/portal/{organization}/requests/{id}/questions/{question}/messages', { ...at(organization, id, question), body: { text } }));

export const amend = (organization: string, id: string) => dataOf(api.POST('/api/portal/{organization}/requests/{id}/amendment', at(organization, id)));
