import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Review = Schemas['ReviewView'];
export type ReviewQuestion = Review['questions'][number];
export type Verdict = Schemas['VerdictView'];
export type ReviewStanding = Schemas['ReviewStandingView'];

const at = (organization: string, id: string) => ({ path: { organization, id } }) as never;
const version = (number: number) => ({ 'if-match': `"${number}"` });

export const reviewOf = (organization: string, requestId: string) =>
  queryOptions({ queryKey: ['review', organization, requestId], queryFn: () => dataOf(api.GET('/api/console/{organization}/requests/{id}/review', { params: at(organization, requestId) })) });

/** What the others do meanwhile, every few seconds; who may review says with it what she reads. */
export const standingOf = (organization: string, requestId: string, reading: string | null) =>
  queryOptions({
    queryKey: ['review-standing', organization, requestId, reading],
    queryFn: () => (reading === null
      ? dataOf(api.GET('/api/console/{organization}/requests/{id}/review/standing', { params: at(organization, requestId) }))
      : dataOf(api.PUT('/api/console/{organization}/requests/{id}/review/reading', { params: at(organization, requestId), body: { question: reading } }))),
    refetchInterval: 5_000,
    gcTime: 0,
  });

export const judge = (organization: string, requestId: string, { id, verdict: before }: ReviewQuestion, body: Schemas['JudgeBody']) =>
  dataOf(api.PUT('/api/console/{organization}/requests/{id}/review/verdicts/{question}', { params: { path: { organization, id: requestId, question: id } } as never, headers: version(before?.version ?? 0), body }));

export const acceptPlain = (organization: string, requestId: string) =>
  dataOf(api.POST('/api/console/{organization}/requests/{id}/review/acceptance', { params: at(organization, requestId) }));

export const assignSection = (organization: string, requestId: string, section: string, memberId: string | null) =>
  dataOf(api.PUT('/api/console/{organization}/requests/{id}/review/sections/{section}', { params: { path: { organization, id: requestId, section } } as never, body: { memberId } }));

export const sendBack = (organization: string, review: Review, message: string) =>
  dataOf(api.POST('/api/console/{organization}/requests/{id}/review/return', { params: at(organization, review.requestId), headers: version(review.version), body: { message } }));

export const decide = (organization: string, review: Review, body: Schemas['DecideBody']) =>
  dataOf(api.POST('/api/console/{organization}/requests/{id}/review/decision', { params: at(organization, review.requestId), headers: version(review.version), body }));

export const approveDecision = (organization: string, review: Review) =>
  dataOf(api.POST('/api/console/{organization}/requests/{id}/review/decision/approval', { params: at(organization, review.requestId), headers: version(review.version) }));

export const takeDecisionBack = (organization: string, review: Review, reason: string) =>
  dataOf(api.POST('/api/console/{organization}/requests/{id}/review/decision/taking-back', { params: at(organization, review.requestId), headers: version(review.version), body: { reason } }));

/** The review with the verdicts as they stand now: what several people read is put together without reading it all again. */
export const withStanding = (review: Review, { verdicts, state, version }: ReviewStanding): Review => {
  const byQuestion = new Map(verdicts.map(({ question, ...verdict }) => [question, verdict]));
  return { ...review, state, version, questions: review.questions.map((question) => ({ ...question, verdict: byQuestion.get(question.id) ?? null })) };
};
