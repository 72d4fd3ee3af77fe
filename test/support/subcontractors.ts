import { randomUUID } from 'node:crypto';
import { SUBCONTRACTOR_LIST } from '@holdfast/domain/questionnaires/shipped-questionnaires';
import { dayAhead, type Desk, enterPortal, letHear } from './exchange.js';
import type { Office } from './organization.js';
import type { Running } from './start-app.js';

/** A company as a vendor tells of it. */
export const CIRRUS = { name: 'Cirrus Hosting, Inc.', service: 'Hosting', phi: ['clinical', 'demographic'], electronic: 'yes', country: 'US', state: 'TX', agreement: 'yes', since: '2025-02-01', noticeDays: 5 };

/** Asks this vendor for its subcontractors. */
export const askForList = async (office: Office, vendorId: string, contactId: string) =>
  (await office.agent.post(office.at(`/vendors/${vendorId}/requests`)).send({ contactId, questionnaireId: SUBCONTRACTOR_LIST.id, dueOn: dayAhead(30) }).expect(201)).body;

/** Writes the list over what stands there, submits it, and lets the requester hear. */
export const tell = async (running: Running, desk: Desk, requestId: string, rows: readonly object[]): Promise<void> => {
  await handOver(desk, requestId, rows);
  await letHear(running);
};

/** The same, before anybody has heard of it. */
export const handOver = async (desk: Desk, requestId: string, rows: readonly object[]): Promise<void> => {
  const at = (path: string) => `/api/portal/${desk.slug}/requests/${requestId}${path}`;
  const { body: task } = await desk.agent.get(at('')).expect(200);
  const save = (question: string, value: unknown) => desk.agent.put(at(`/answers/${question}`)).set('if-match', `"${task.answers.find((answer: { question: string }) => answer.question === question)?.version ?? 0}"`)
    .send({ saveId: randomUUID(), value, none: false, comment: '' }).expect(200);
  await save('SUB-01', rows.length > 0 ? 'yes' : 'no');
  if (rows.length > 0) await save('SUB-02', rows);
  await desk.agent.post(at('/submission')).send({ name: 'Priya Nair', title: 'Privacy officer' }).expect(201);
};

/** A further list of the same vendor, which nobody asked for; says its request. */
export const beginReport = async (desk: Desk): Promise<string> => {
  const { body: [customer] } = await desk.agent.get(`/api/portal/${desk.slug}/customers`).expect(200);
  return (await desk.agent.post(`/api/portal/${desk.slug}/customers/${customer.id}/subcontractor-reports`).expect(200)).body.requestId;
};

/** A vendor whose person is asked and signed in. */
export const listingVendor = async (running: Running, office: Office, legalName: string) => {
  const { body: vendor } = await office.agent.post(office.at('/vendors')).send({ legalName }).expect(201);
  const { body: contact } = await office.agent.post(office.at(`/vendors/${vendor.id}/contacts`)).send({ name: 'Priya Nair', email: `priya.${randomUUID()}@vendor.example` }).expect(201);
  const request = await askForList(office, vendor.id, contact.id);
  return { vendor, contact, request, desk: await enterPortal(running, request.id) };
};
