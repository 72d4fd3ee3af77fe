import { dataOf, Refused, type Schemas } from '@holdfast/api-client/client';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { api } from '../../shared/api.js';
import { asQuestionnaire, type Evidence, type Task } from '../../shared/task-progress.js';

export const tasksOf = (organization: string) =>
  queryOptions({ queryKey: ['tasks', organization], queryFn: () => dataOf(api.GET('/api/portal/{organization}/requests', { params: { path: { organization } } as never })) });

export const taskOf = (organization: string, id: string) =>
  queryOptions({ queryKey: ['tasks', organization, id], queryFn: () => dataOf(api.GET('/api/portal/{organization}/requests/{id}', { params: { path: { organization, id } } as never })) });

/** Frozen into the request, so it is read once. */
export const questionnaireOf = (organization: string, id: string) =>
  queryOptions({ queryKey: ['questionnaires', organization, id], staleTime: Infinity, queryFn: async () => asQuestionnaire(await dataOf(api.GET('/api/portal/{organization}/requests/{id}/questionnaire', { params: { path: { organization, id } } as never }))) });

export const takeOnTask = (organization: string, id: string) =>
  dataOf(api.POST('/api/portal/{organization}/requests/{id}/taking-on', { params: { path: { organization, id } } as never }));

export const customersOf = (organization: string) =>
  queryOptions({ queryKey: ['customers', organization], retry: false, queryFn: () => dataOf(api.GET('/api/portal/{organization}/customers', { params: { path: { organization } } as never })) });

export const reportSubcontractors = (organization: string, customer: string) =>
  dataOf(api.POST('/api/portal/{organization}/customers/{id}/subcontractor-reports', { params: { path: { organization, id: customer } } as never }));

export const submitTask = (organization: string, id: string, key: string, body: Schemas['SubmitBody']) =>
  dataOf(api.POST('/api/portal/{organization}/requests/{id}/submission', { params: { path: { organization, id } } as never, headers: { 'idempotency-key': key }, body }));

const PRINTING = { tries: 20, pause: 1500 };

/** The first time it is printed for whoever asks, which takes some seconds. */
export const submissionCopy = async (organization: string, id: string, number: number, tries = PRINTING.tries): Promise<Schemas['FileAddressView']> => {
  try {
    return await dataOf(api.POST('/api/portal/{organization}/requests/{id}/submissions/{number}/copy/address', { params: { path: { organization, id, number: String(number) } } as never }));
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.status !== 409 || tries <= 1) throw error;
    await new Promise((resolve) => setTimeout(resolve, PRINTING.pause));
    return submissionCopy(organization, id, number, tries - 1);
  }
};

export const checkSection = (organization: string, id: string, section: string, completed: boolean) =>
  dataOf(api.PUT('/api/portal/{organization}/requests/{id}/sections/{section}/check', { params: { path: { organization, id, section } } as never, body: { completed } }));

/** What this tab has just saved is so, without asking again. */
export const rememberAnswer = (queries: QueryClient, organization: string, id: string, answer: Task['answers'][number]): void => {
  queries.setQueryData<Task>(['tasks', organization, id], (task) => task && { ...task, answers: [...task.answers.filter(({ question }) => question !== answer.question), answer] });
};

export const rememberEvidence = (queries: QueryClient, organization: string, id: string, evidence: readonly Evidence[]): void => {
  queries.setQueryData<Task>(['tasks', organization, id], (task) => task && { ...task, evidence: [...evidence] });
};
