import { randomUUID } from 'node:crypto';
import { EVENT_ATTESTATION, RETURN_OR_DESTROY, SUBCONTRACTOR_LIST } from '@holdfast/domain/questionnaires/shipped-questionnaires';
import { codeOf, dayAhead, type Desk, enterPortal, invitationKey, letHear, sendRequest } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

const CIRRUS = { name: 'Cirrus Hosting, Inc.', service: 'Hosting', phi: ['clinical', 'demographic'], electronic: 'yes', country: 'US', state: 'TX', agreement: 'yes', since: '2025-02-01', noticeDays: 5 };

let running: Running;
beforeAll(async () => { running = await startApp(); });
afterAll(() => running.stop());

const ask = async (office: Office, vendorId: string, contactId: string, questionnaireId: string, about?: string) =>
  (await office.agent.post(office.at(`/vendors/${vendorId}/requests`)).send({ contactId, questionnaireId, dueOn: dayAhead(30), about }).expect(201)).body;

const save = ({ agent, at }: Desk, question: string, value: unknown, version = 0) =>
  agent.put(at(`/answers/${question}`)).set('if-match', `"${version}"`).send({ saveId: randomUUID(), value, none: false, comment: '' });

const submit = ({ agent, at }: Desk) => agent.post(at('/submission')).send({ name: 'Priya Nair', title: 'Privacy officer' });

describe('a list of subcontractors', () => {
  it('is answered row by row, half a row too, and handed over whole', async () => {
    const office = await makeOrganization(running);
    const { vendor, contact } = await sendRequest(office);
    const request = await ask(office, vendor.id, contact.id, SUBCONTRACTOR_LIST.id);
    expect(request).toMatchObject({ kind: 'subcontractors', status: 'sent', begunByVendor: false });
    const desk = await enterPortal(running, request.id);
    await save(desk, 'SUB-01', 'yes').expect(200);
    await save(desk, 'SUB-02', [CIRRUS, { name: 'Sentry' }]).expect(200);
    expect((await submit(desk).expect(422)).body.errors).toEqual([{ pointer: '/answers/SUB-02', message: 'Row 2: What it does for you is not filled in' }]);
    expect((await save(desk, 'SUB-02', [{ ...CIRRUS, since: '2025-02-31' }], 1).expect(400)).body.title).toMatch(/Row 1: In place since takes a day/);
    await save(desk, 'SUB-02', [{ ...CIRRUS, name: 'a\0b' }], 1).expect(400);
    await save(desk, 'SUB-02', [{ ...CIRRUS, patient: 'x' }], 1).expect(400);
    await save(desk, 'SUB-02', [CIRRUS], 1).expect(200);
    await submit(desk).expect(201);
    await letHear(running);
    const { body: review } = await office.agent.get(office.at(`/requests/${request.id}/review`)).expect(200);
    expect(review.questions.find(({ id }: { id: string }) => id === 'SUB-02').answer).toContain('Cirrus Hosting, Inc. · What it does for you: Hosting');
  });
});

describe('a vendor tells a change without being asked', () => {
  it('with what it told last filled in, once, and nothing is due', async () => {
    const office = await makeOrganization(running);
    const { vendor, contact } = await sendRequest(office);
    const request = await ask(office, vendor.id, contact.id, SUBCONTRACTOR_LIST.id);
    const desk = await enterPortal(running, request.id);
    await save(desk, 'SUB-01', 'yes').expect(200);
    await save(desk, 'SUB-02', [CIRRUS]).expect(200);
    await submit(desk).expect(201);
    await letHear(running);

    const portal = (path: string) => `/api/portal/${desk.slug}${path}`;
    const { body: [customer, ...others] } = await desk.agent.get(portal('/customers')).expect(200);
    expect(others).toEqual([]);
    const begun = await Promise.all(Array.from({ length: 5 }, () => desk.agent.post(portal(`/customers/${customer.id}/subcontractor-reports`)).expect(200)));
    expect(new Set(begun.map(({ body }) => body.requestId)).size).toBe(1);
    const id = begun[0].body.requestId;
    const { body: task } = await desk.agent.get(portal(`/requests/${id}`)).expect(200);
    expect(task).toMatchObject({ kind: 'subcontractors', begunByVendor: true, status: 'taken_on', late: false });
    expect(task.answers.find(({ question }: { question: string }) => question === 'SUB-02').value).toEqual([CIRRUS]);
    await letHear(running);
    expect((await office.agent.get(office.at(`/requests/${id}`)).expect(200)).body).toMatchObject({ begunByVendor: true, status: 'taken_on' });
    expect((await office.agent.get(office.at('/deadlines?filter=due_soon')).expect(200)).body.items.filter(({ link }: { link: string }) => link === `/requests/${id}`)).toEqual([]);
  });

  it('to its own customers only', async () => {
    const { desk: one } = await answeringVendor('Riverside Imaging, LLC');
    const { desk: other } = await answeringVendor('Harbor Billing');
    const { body: [foreign] } = await other.agent.get(`/api/portal/${other.slug}/customers`).expect(200);
    await one.agent.post(`/api/portal/${one.slug}/customers/${foreign.id}/subcontractor-reports`).expect(404);
    await one.agent.post(`/api/portal/${other.slug}/customers/${foreign.id}/subcontractor-reports`).expect(404);
  });
});

const answeringVendor = async (name: string) => {
  const office = await makeOrganization(running);
  const { vendor, request } = await sendRequest(office, name);
  return { office, vendor, request, desk: await enterPortal(running, request.id) };
};

describe('a second person of the same vendor', () => {
  it('comes into its workspace for the request she is named on, and no other', async () => {
    const { office, vendor, request, desk } = await answeringVendor('Riverside Imaging, LLC');
    const { body: second } = await office.agent.post(office.at(`/vendors/${vendor.id}/contacts`)).send({ name: 'Omar Diaz', email: `omar.${randomUUID()}@riverside.example` }).expect(201);
    const later = await ask(office, vendor.id, second.id, RETURN_OR_DESTROY.id, 'The imaging service ended.');
    const hers = await enterPortal(running, later.id);
    expect(hers.slug).toBe(desk.slug);
    expect((await hers.agent.get(`/api/portal/${hers.slug}/requests`).expect(200)).body.map(({ id }: { id: string }) => id)).toEqual([later.id]);
    await hers.agent.get(`/api/portal/${hers.slug}/requests/${request.id}`).expect(404);
    await hers.agent.put(`/api/portal/${hers.slug}/requests/${request.id}/answers/PRO-01`).set('if-match', '"0"').send({ saveId: randomUUID(), value: 'x', none: false, comment: '' }).expect(404);
    const { body: [customer] } = await desk.agent.get(`/api/portal/${desk.slug}/customers`).expect(200);
    await hers.agent.get(`/api/portal/${hers.slug}/customers`).expect(403);
    await hers.agent.post(`/api/portal/${hers.slug}/customers/${customer.id}/subcontractor-reports`).expect(403);
    // The lead sees what came to the workspace.
    expect((await desk.agent.get(`/api/portal/${desk.slug}/requests`).expect(200)).body.map(({ id }: { id: string }) => id).toSorted()).toEqual([request.id, later.id].toSorted());
  });

  it('and a member begins what came to it without opening the mail', async () => {
    const { office, vendor, desk } = await answeringVendor('Riverside Imaging, LLC');
    const { body: [contact] } = await office.agent.get(office.at(`/vendors/${vendor.id}/contacts`)).expect(200);
    const later = await ask(office, vendor.id, contact.id, EVENT_ATTESTATION.id, 'Cirrus Hosting reported an intrusion on 3 November.');
    const path = `/api/portal/${desk.slug}/requests/${later.id}`;
    expect((await desk.agent.get(path).expect(200)).body).toMatchObject({ status: 'sent', about: 'Cirrus Hosting reported an intrusion on 3 November.' });
    expect((await desk.agent.post(`${path}/taking-on`).expect(200)).body.status).toBe('taken_on');
    expect((await desk.agent.post(`${path}/taking-on`).expect(200)).body.status).toBe('taken_on');
  });

  it('of another vendor does not', async () => {
    const { desk } = await answeringVendor('Riverside Imaging, LLC');
    const { request } = await answeringVendor('Harbor Billing');
    await desk.agent.post(`/api/portal/${desk.slug}/requests/${request.id}/taking-on`).expect(404);
    const key = await invitationKey(running, request.id);
    const { body: { challengeId } } = await desk.agent.post('/api/portal/codes').send({ key }).expect(202);
    await desk.agent.post('/api/portal/take-on').send({ key }).expect(403);
    expect(codeOf(challengeId)).toMatch(/^\d{6}$/);
  });
});
