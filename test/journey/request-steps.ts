import { randomUUID } from 'node:crypto';
import { dataOf } from '@holdfast/api-client/client';
import { addDays } from '@holdfast/domain/dates/local-date';
import { visibleQuestions } from '@holdfast/domain/questionnaires/visible-questions';
import type { Answer, Question, Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import { keyOf, linkIn, mailTo, moveToNoonOf, type Office } from './office-steps.js';
import { type Api, personAt } from './person.js';
import type { Kept } from './register-steps.js';
import { expectThat, until } from './until.js';
import type { Instance } from './walk.js';

const DUE_IN = 30;
const EVIDENCE = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** The vendor's person at her browser, with the request before her. */
export interface Desk {
  readonly api: Api;
  readonly one: never;
  readonly save: (question: string, answer: Answer, comment?: string) => Promise<void>;
  readonly submit: () => Promise<void>;
  readonly saved: () => number;
  /** Another request of the same workspace, which a member begins without opening its mail. */
  readonly of: (requestId: string) => Task;
}

export interface Task {
  readonly takeOn: () => Promise<void>;
  readonly save: (question: string, answer: Answer) => Promise<void>;
  readonly submit: () => Promise<void>;
}

export const sending = async (office: Office, { id, contact }: Kept, instance: Instance): Promise<string> => {
  const { api, at } = office;
  const [{ id: questionnaireId }] = await dataOf(api.GET('/api/console/{organization}/questionnaires', { params: { path: at } as never }));
  const preview = await dataOf(api.GET('/api/console/{organization}/questionnaires/{id}', { params: { path: { ...at, id: questionnaireId } } as never }));
  expectThat(preview.questions.length === 109 && preview.sections.length === 15, 'the questionnaire is not whole');
  const { today } = await dataOf(api.GET('/api/console/{organization}/today', { params: { path: at } as never }));
  const request = await dataOf(api.POST('/api/console/{organization}/vendors/{id}/requests', { params: { path: { ...at, id } } as never, body: { contactId: contact.id, questionnaireId, dueOn: addDays(today, DUE_IN) } }));
  await mailTo(office, contact.email, /asks:/);
  const reminded = async () => (await office.mails()).filter(({ toEmail, text }) => toEmail === contact.email && /is due in/.test(text)).length;
  for (const [number, days] of [7, 1].entries()) {
    await moveToNoonOf(office, addDays(request.dueOn, -days), instance);
    await until(`the reminder ${days} days before`, async () => (await reminded()) === number + 1);
  }
  return request.id;
};

/** One more request, left unopened; says the link in its mail. */
export const asking = async (office: Office, { id, contact }: Kept): Promise<string> => {
  const { api, at } = office;
  const [{ id: questionnaireId }] = await dataOf(api.GET('/api/console/{organization}/questionnaires', { params: { path: at } as never }));
  const { today } = await dataOf(api.GET('/api/console/{organization}/today', { params: { path: at } as never }));
  await dataOf(api.POST('/api/console/{organization}/vendors/{id}/requests', { params: { path: { ...at, id } } as never, body: { contactId: contact.id, questionnaireId, title: 'A second look', dueOn: addDays(today, DUE_IN) } }));
  return linkIn(await mailTo(office, contact.email, /A second look/));
};

export const answering = async (office: Office, requestId: string, { contact }: Kept, { url }: Instance): Promise<Desk> => {
  const api = personAt(url);
  const key = keyOf(await mailTo(office, contact.email, /asks:/));
  await dataOf(api.POST('/api/portal/invitations/look', { body: { key } }));
  await dataOf(api.POST('/api/portal/codes', { body: { key } }));
  const mail = await mailTo(office, contact.email, /^Your code/);
  const [, code] = /Your code: (\d{6})/.exec(mail.text) ?? [];
  const challengeId = new URL(linkIn(mail)).hash.slice(1).split('.')[0];
  await dataOf(api.POST('/api/portal/session', { body: { key, challengeId, code } }));
  const { organization } = await dataOf(api.POST('/api/portal/take-on', { body: { key, zone: 'America/Los_Angeles' } }));
  const one = { path: { organization: organization?.slug, id: requestId } } as never;
  const desk = deskOf(api, one);
  await attach(api, one);
  await answerAll(desk, (await dataOf(api.GET('/api/portal/{organization}/requests/{id}/questionnaire', { params: one }))) as unknown as Questionnaire);
  await desk.submit();
  const { answered, asked } = await dataOf(api.GET('/api/portal/{organization}/requests/{id}', { params: one }));
  expectThat(answered === asked, `${answered} of ${asked} were answered`);
  return desk;
};

const deskOf = (api: Api, one: never): Desk => {
  const versions = new Map<string, number>();
  let saves = 0;
  return {
    api, one,
    saved: () => saves,
    of: (id) => {
      const other = { path: { ...(one as { path: object }).path, id } } as never;
      const { save, submit } = deskOf(api, other);
      return { save, submit, takeOn: async () => { await dataOf(api.POST('/api/portal/{organization}/requests/{id}/taking-on', { params: other })); } };
    },
    save: async (question, { value = null, none = false }, comment = '') => {
      const { path } = one as { path: object };
      const { version } = await dataOf(api.PUT('/api/portal/{organization}/requests/{id}/answers/{question}', {
        params: { path: { ...path, question } } as never, headers: { 'if-match': `"${versions.get(question) ?? 0}"` }, body: { saveId: randomUUID(), value: value as string | null, none, comment },
      }));
      versions.set(question, version);
      saves++;
    },
    submit: async () => {
      const task = await dataOf(api.POST('/api/portal/{organization}/requests/{id}/submission', { params: one, body: { name: 'Priya Nair', title: 'Security lead' } }));
      expectThat(task.status === 'submitted', `${task.answered} of ${task.asked} were answered and the request is ${task.status}`);
    },
  };
};

const attach = async (api: Api, one: never): Promise<void> => {
  const { path } = one as { path: object };
  await dataOf(api.POST('/api/portal/{organization}/requests/{id}/evidence', {
    params: { path, query: { name: 'risk-analysis.pdf', question: 'GOV-01', type: 'application/pdf' } } as never,
    headers: { 'content-type': 'application/octet-stream' }, body: EVIDENCE as never, bodySerializer: (body: unknown) => body as never,
  }));
  await until('the check of the evidence', async () => (await dataOf(api.GET('/api/portal/{organization}/requests/{id}/evidence', { params: one }))).every(({ check }) => check === 'ready'));
};

/** One save a question, in the order they are asked; what an answer newly asks is answered too. */
const answerAll = async (desk: Desk, questionnaire: Questionnaire): Promise<void> => {
  const answers: Record<string, Answer> = {};
  const next = () => visibleQuestions(asRules(questionnaire), answers, null).find(({ id }) => answers[id] === undefined);
  for (let question = next(); question; question = next()) {
    answers[question.id] = plausible(question);
    if (question.type !== 'file' || answers[question.id].none) await desk.save(question.id, answers[question.id]);
  }
};

/** The portal's view says null where the rules expect nothing. */
const asRules = (questionnaire: Questionnaire): Questionnaire => ({ ...questionnaire, questions: questionnaire.questions.map((question) => ({ ...question, showIf: question.showIf ?? undefined })) });

const plausible = ({ type, options = [], allowNone }: Question): Answer => {
  switch (type) {
    case 'yes_no_na':
    case 'single_choice': return { value: options[0]?.value };
    case 'multi_choice': return { value: options.slice(0, 2).map(({ value }) => value) };
    case 'number': return { value: 3 };
    case 'date': return { value: addDays(new Date().toISOString().slice(0, 10), -60) };
    case 'text':
    case 'long_text': return { value: 'As described in our handbook.' };
    case 'table': return { value: [] };
    case 'file': return { none: allowNone === true };
  }
};

