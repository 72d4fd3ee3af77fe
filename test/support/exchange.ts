import { randomUUID } from 'node:crypto';
import { HIPAA_BA_CORE } from '@holdfast/domain/questionnaires/hipaa-ba-core';
import { type Answers, optionsOf, type Question } from '@holdfast/domain/questionnaires/questionnaire';
import { visibleQuestions } from '@holdfast/domain/questionnaires/visible-questions';
import supertest from 'supertest';
import { ExchangeService } from '../../apps/api/src/features/requests/exchange.service.js';
import { systemCtx } from '../../apps/api/src/platform/context/ctx.js';
import { Secrets } from '../../apps/api/src/platform/secrets/secrets.js';
import type { Office } from './organization.js';
import type { Running } from './start-app.js';

/** A day so far ahead of the database's own. */
export const dayAhead = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A vendor with a contact, and a request sent to her, as an officer makes them. */
export const sendRequest = async (office: Office, vendorName = 'Riverside Imaging, LLC', questionnaireId = HIPAA_BA_CORE.id) => {
  const { body: vendor } = await office.agent.post(office.at('/vendors')).send({ legalName: vendorName }).expect(201);
  const { body: contact } = await office.agent.post(office.at(`/vendors/${vendor.id}/contacts`)).send({ name: 'Priya Nair', email: `priya.${randomUUID()}@riverside.example` }).expect(201);
  const { body: request } = await office.agent.post(office.at(`/vendors/${vendor.id}/requests`)).send({ contactId: contact.id, questionnaireId, dueOn: dayAhead(30) }).expect(201);
  return { vendor, contact, request };
};

/** The key in the invitation's link, as the mail would carry it: of who was asked, or of who else was named on it, by her address. */
export const invitationKey = ({ asOwner }: Running, requestId: string, email?: string): Promise<string> =>
  asOwner(async (owner) => {
    // Not even the owner sees rows without naming their tenant.
    for (const { id } of (await owner.query('select id from organizations')).rows) {
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [id]);
      const { rows: [row] } = await owner.query('select id from request_participants where request_id = $1 and tenant_id = $2 and ($3::text is null or email = $3)', [requestId, id, email]);
      if (row) return `${id}.${row.id}.${new Secrets().token('request-invitation', row.id, 1)}`;
    }
    throw new Error('Nobody was invited');
  });

/** A PDF of no page, which every check lets through. */
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** What the job does where no worker runs: each side hears what the other did; in their order, or as it may happen when one is late. */
export const letHear = async ({ app }: Running, { newestFirst } = { newestFirst: false }): Promise<void> => {
  const exchange = app.get(ExchangeService, { strict: false });
  const waiting: Parameters<Parameters<typeof exchange.letHear>[1]>[0][] = [];
  await exchange.letHear(null, async (unheard) => { waiting.push(unheard); });
  for (const unheard of newestFirst ? waiting.toReversed() : waiting) await exchange.hear(systemCtx(unheard.tenantId), unheard);
};

/** The six digits, as the mail would carry them. */
export const codeOf = (challengeId: string): string => new Secrets().sixDigits(challengeId, 1);

/** A vendor's person at her own browser, signed in by a code, with the request taken on. */
export const enterPortal = async (running: Running, requestId: string, email?: string) => {
  const agent = supertest.agent(running.app.getHttpServer());
  const key = await invitationKey(running, requestId, email);
  const { body: { challengeId } } = await agent.post('/api/portal/codes').send({ key }).expect(202);
  await agent.post('/api/portal/session').send({ key, challengeId, code: codeOf(challengeId) }).expect(201);
  const { body: taken } = await agent.post('/api/portal/take-on').send({ key, zone: 'America/Los_Angeles' }).expect(200);
  const slug: string = taken.organization.slug;
  return { agent, key, slug, at: (path: string) => `/api/portal/${slug}/requests/${requestId}${path}` };
};

export type Desk = Awaited<ReturnType<typeof enterPortal>>;

/** An answer that can stand: the last choice, a small number, a day, a sentence. */
export const plausible = (question: Question): { value: string | number | string[] | null; none: boolean } => {
  const options = optionsOf(question).map(({ value }) => value);
  switch (question.type) {
    case 'yes_no_na':
    case 'single_choice': return { value: options[0], none: false };
    case 'multi_choice': return { value: options.slice(0, 2), none: false };
    case 'number': return { value: 3, none: false };
    case 'date': return { value: dayAhead(-60), none: false };
    case 'text':
    case 'long_text': return { value: 'As described in our handbook.', none: false };
    case 'table': return { value: null, none: false };
    case 'file': return { value: null, none: question.allowNone === true };
  }
};

/** Answers everything that is asked and not answered yet, one save each; says all answers. `choose` may answer some itself. */
export const answerAll = async ({ agent, at }: Desk, choose: (question: Question) => ReturnType<typeof plausible> = plausible): Promise<Answers> => {
  const { body: task } = await agent.get(at('')).expect(200);
  const answers: Record<string, ReturnType<typeof plausible>> = {};
  for (const { question, value, none, instead, version } of task.answers) if (version > 0 && (value !== null || none || instead)) answers[question] = { value, none, ...(instead && { instead }) };
  for (let next = firstOpen(answers); next; next = firstOpen(answers)) {
    answers[next.id] = choose(next);
    if (next.type === 'file' && answers[next.id].value === null && !answers[next.id].none) continue;
    const version = task.answers.find((answer: { question: string }) => answer.question === next.id)?.version ?? 0;
    await agent.put(at(`/answers/${next.id}`)).set('if-match', `"${version}"`).send({ saveId: randomUUID(), comment: '', ...answers[next.id] }).expect(200);
  }
  return answers;
};

const firstOpen = (answers: Answers): Question | undefined => visibleQuestions(HIPAA_BA_CORE, answers, dayAhead(0)).find(({ id }) => answers[id] === undefined);
