import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Review = Schemas['ReviewView'];
export type ReviewQuestion = Review['questions'][number];
export type Verdict = Schemas['VerdictView'];

const at = (organization: string, id: string) => ({ path: { organization, id } }) as never;
const version = (number: number) => ({ 'if-match': `"${number}"` });

export const reviewOf = (organization: string, requestId: string) =>
  queryOptions({ queryKey: ['review', organization, requestId], queryFn: () => dataOf(api.GET('/api/console/{organization}/requests/{id}/review', { params: at(organization, requestId) })) });

export const judge = (organization: string, requestId: string, { id, verdict: before }: ReviewQuestion, body: Schemas['JudgeBody']) =>
  dataOf(api.PUT('/api/console/{organization}/requests/{id}/review/verdicts/{question}', { params: { path: { organization, id: requestId, question: id } } as never, headers: version(before?.version ?? 0), body }));

export const acceptPlain = (organization: string, requestId: string) =>
  dataOf(api.POST('/api/console/{organization}/requests/{id}/review/acceptance', { params: at(organization, requestId) }));

export const sendBack = (organization: string, review: Review, message: string) =>
  dataOf(api.POST('/api/console/{organization}/requests/{id}/review/return', { params: at(organization, review.requestId), headers: version(review.version), body: { message } }));

export const decide = (organization: string, review: Review, body: Schemas['DecideBody']) =>
  dataOf(api.POST('/api/console/{organization}/requests/{id}/review/decision', { params: at(organization, review.requestId), headers: version(review.version), body }));
