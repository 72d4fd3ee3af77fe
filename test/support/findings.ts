import { HIPAA_BA_CORE } from '@holdfast/domain/questionnaires/hipaa-ba-core';
import { type Desk, enterPortal, answerAll, letHear, plausible, sendRequest } from './exchange.js';
import type { Office } from './organization.js';
import type { Running } from './start-app.js';

/** Questions that are always asked, and whose “no” is a gap. */
export const GAP_QUESTIONS = HIPAA_BA_CORE.questions.filter(({ type, showIf, gapAnswers }) => type === 'yes_no_na' && !showIf && gapAnswers?.some(({ when }) => when.op === 'in' && (when.value as string[]).includes('no'))).map(({ id }) => id) as [string, string, ...string[]];

type Choose = Parameters<typeof answerAll>[1];

/** "No" where HIPAA core sees gaps, one a question; the rest as it can stand. */
export const withGaps = (...ids: string[]): NonNullable<Choose> => (question) => (ids.includes(question.id) ? { value: 'no', none: false } : plausible(question));

export const signOff = (desk: Desk) => desk.agent.post(desk.at('/submission')).send({ name: 'Priya Nair', title: 'CISO' }).expect(201);

/** A vendor whose submission is ready to be reviewed. */
export const submittedVendor = async (running: Running, office: Office, legalName: string, choose?: Choose) => {
  const { vendor, contact, request } = await sendRequest(office, legalName);
  const desk = await enterPortal(running, request.id);
  await answerAll(desk, choose);
  await signOff(desk);
  await letHear(running);
  return { vendor, contact, request, desk };
};

export const reviewOf = async (office: Office, requestId: string) => (await office.agent.get(office.at(`/requests/${requestId}/review`)).expect(200)).body;

/** Decides from the version that stands. */
export const decide = async (office: Office, requestId: string, body: object) => {
  const { version } = await reviewOf(office, requestId);
  return office.agent.post(office.at(`/requests/${requestId}/review/decision`)).set('if-match', `"${version}"`).send(body);
};

export const findingsOf = async (office: Office, vendorId: string, filter = 'open') => (await office.agent.get(office.at(`/findings?vendorId=${vendorId}&filter=${filter}&limit=200`)).expect(200)).body.items;

export const findingById = async (office: Office, id: string) => (await office.agent.get(office.at(`/findings/${id}`)).expect(200)).body;

export const historyOf = async (office: Office, id: string): Promise<{ kind: string; said: string; by: string; changes: object[] }[]> => (await office.agent.get(office.at(`/findings/${id}/history`)).expect(200)).body;

/** Something done with a finding, from the version that stands. */
export const actOn = async (office: Office, id: string, path: string, body: object = {}) => {
  const { version } = await findingById(office, id);
  return office.agent.post(office.at(`/findings/${id}${path}`)).set('if-match', `"${version}"`).send(body);
};
