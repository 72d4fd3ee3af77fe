import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

describe('engagements, for staff', () => {
  let running: Running;
  let office: Office;
  let vendor: string;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
    vendor = (await office.agent.post(office.at('/vendors')).send({ legalName: 'Riverside Imaging' }).expect(201)).body.id;
  });
  afterAll(() => running.stop());
  const add = (body: object) => office.agent.post(office.at(`/vendors/${vendor}/engagements`)).send(body);

  it('an engagement is added, listed and edited', async () => {
    const { body: added } = await add({ service: 'Night reads', fromOn: '2026-01-31', toOn: null, phi: 'flows', phiNote: 'Images' }).expect(201);
    expect(added).toMatchObject({ supplierVendorId: vendor, customerVendorId: null, fromOn: '2026-01-31', toOn: null, phi: 'flows', source: 'recorded', version: 1 });
    const { body: edited } = await office.agent.patch(office.at(`/engagements/${added.id}`)).set('if-match', '"1"').send({ toOn: '2026-12-31' }).expect(200);
    expect(edited).toMatchObject({ fromOn: '2026-01-31', toOn: '2026-12-31', service: 'Night reads', version: 2 });
    expect((await office.agent.get(office.at(`/vendors/${vendor}/engagements`)).expect(200)).body).toEqual([edited]);
  });

  it('what nobody said about PHI is unknown, not none', async () => {
    expect((await add({}).expect(201)).body).toMatchObject({ phi: 'unknown', service: '', fromOn: null });
  });

  it('two people who change one engagement: the second is told', async () => {
    const { body: { id } } = await add({ service: 'Billing' }).expect(201);
    await office.agent.patch(office.at(`/engagements/${id}`)).set('if-match', '"1"').send({ phi: 'none' }).expect(200);
    await office.agent.patch(office.at(`/engagements/${id}`)).set('if-match', '"1"').send({ phi: 'flows' }).expect(412);
    await office.agent.patch(office.at(`/engagements/${id}`)).send({ phi: 'flows' }).expect(428);
  });

  it.each([
    ['a day that does not exist', { fromOn: '2025-02-29' }, 400, '/fromOn'],
    ['an unknown word about PHI', { phi: 'maybe' }, 400, '/phi'],
    ['no service at all', { service: null }, 400, '/service'],
    ['an end before the beginning', { fromOn: '2026-02-01', toOn: '2026-01-31' }, 422, '/toOn'],
  ])('%s is refused with a pointer', async (_, body, status, pointer) => {
    expect((await add(body).expect(status)).body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });

  it('another organization sees nothing', async () => {
    const stranger = await makeOrganization(running);
    const { body: { id } } = await add({ service: 'Secret' }).expect(201);
    await stranger.agent.get(stranger.at(`/vendors/${vendor}/engagements`)).expect(404);
    await stranger.agent.post(stranger.at(`/vendors/${vendor}/engagements`)).send({}).expect(404);
    await stranger.agent.patch(stranger.at(`/engagements/${id}`)).set('if-match', '"1"').send({ phi: 'none' }).expect(404);
  });
});
