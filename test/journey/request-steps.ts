import { randomUUID } from 'node:crypto';
import { dataOf, type Schemas } from '@holdfast/api-client/client';
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
  /** What stands now; a save begins from what was last read or saved. */
  readonly read: () => Promise<Schemas['TaskView']>;
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

export const answering = async (office: Office, { contact }: Kept, { url }: Instance): Promise<Desk> => {
  const desk = await entering(url, keyOf(await mailTo(office, contact.email, /asks:/)), (words) => mailTo(office, contact.email, words));
  await attach(desk);
  await answerAll(desk);
  await desk.submit();
  const { answered, asked } = await desk.read();
  expectThat(answered === asked, `${answered} of ${asked} were answered`);
  return desk;
};

/** Opens the link of a mail at a browser of her own, proves the mailbox by the code that is sent to it, and takes on what is asked. */
export const entering = async (url: string, key: string, mailWith: (words: RegExp) => Promise<Pick<Schemas['MailboxMailView'], 'text'>>): Promise<Desk> => {
  const api = personAt(url);
  await dataOf(api.POST('/api/portal/invitations/look', { body: { key } }));
  const { challengeId } = await dataOf(api.POST('/api/portal/codes', { body: { key } }));
  const [, code] = /Your code: (\d{6})/.exec((await mailWith(new RegExp(challengeId))).text) ?? [];
  await dataOf(api.POST('/api/portal/session', { body: { key, challengeId, code } }));
  const { organization, requestId } = await dataOf(api.POST('/api/portal/take-on', { body: { key, zone: 'America/Los_Angeles' } }));
  return deskOf(api, { path: { organization: organization?.slug, id: requestId } } as never);
};

const deskOf = (api: Api, one: never): Desk => {
  const versions = new Map<string, number>();
  let saves = 0;
  return {
    api, one,
    saved: () => saves,
    read: async () => {
      const task = await dataOf(api.GET('/api/portal/{organization}/requests/{id}', { params: one }));
      for (const { question, version } of task.answers) versions.set(question, version);
      return task;
    },
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

export const attach = async ({ api, one }: Pick<Desk, 'api' | 'one'>): Promise<void> => {
  const { path } = one as { path: object };
  await dataOf(api.POST('/api/portal/{organization}/requests/{id}/evidence', {
    params: { path, query: { name: 'risk-analysis.pdf', question: 'GOV-01', type: 'application/pdf' } } as never,
    headers: { 'content-type': 'application/octet-stream' }, body: EVIDENCE as never, bodySerializer: (body: unknown) => body as never,
  }));
  await until('the check of the evidence', async () => (await dataOf(api.GET('/api/portal/{organization}/requests/{id}/evidence', { params: one }))).every(({ check }) => check === 'ready'));
};

/** One save for each question that is not answered yet, in the order they are asked; what an answer newly asks is answered too. */
export const answerAll = async (desk: Desk): Promise<void> => {
  const questionnaire = await askedOf(desk);
  const answers = Object.fromEntries((await desk.read()).answers.filter(({ version }) => version > 0).map(({ question, value, none }) => [question, { value, none } as Answer]));
  const next = () => visibleQuestions(questionnaire, answers, null).find(({ id }) => answers[id] === undefined);
  for (let question = next(); question; question = next()) {
    answers[question.id] = plausible(question);
    if (question.type !== 'file' || answers[question.id].none) await desk.save(question.id, answers[question.id]);
  }
};

/** What the person at this desk is asked. The portal's view says null where the rules expect nothing. */
export const askedOf = async ({ api, one }: Desk): Promise<Questionnaire> => {
  const view = await dataOf(api.GET('/api/portal/{organization}/requests/{id}/questionnaire', { params: one })) as unknown as Questionnaire;
  return { ...view, questions: view.questions.map((question) => ({ ...question, showIf: question.showIf ?? undefined })) };
};

/** An answer that can stand. */
export const plausible = ({ type, options = [], allowNone }: Question): Answer => {
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

