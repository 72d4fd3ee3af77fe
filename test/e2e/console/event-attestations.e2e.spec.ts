import { randomUUID } from 'node:crypto';
import { dayAhead, enterPortal } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

const ABOUT = 'Granite Halls reported an intrusion on 3 November. What is known so far: one storage system was read.';

describe('after an event at one party', () => {
  let running: Running;
  let office: Office;
  const id: Record<string, string> = {};
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
    for (const name of ['Northfield', 'Cirrus', 'Granite', 'Apart']) id[name] = (await office.agent.post(office.at('/vendors')).send({ legalName: name }).expect(201)).body.id;
    for (const [customer, supplier] of [[null, id.Northfield], [id.Northfield, id.Cirrus], [id.Cirrus, id.Granite], [null, id.Apart]]) {
      await office.agent.post(office.at('/engagements')).send({ customerVendorId: customer, supplierVendorId: supplier, service: 'Storage', phi: 'flows' }).expect(201);
    }
    for (const [name, purposes] of [['sales', []], ['security', ['security']]] as const) {
      await office.agent.post(office.at(`/vendors/${id.Northfield}/contacts`)).send({ name, email: `${name}.${randomUUID()}@northfield.example`, purposes }).expect(201);
    }
  });
  afterAll(() => running.stop());

  const ask = (vendorIds: string[], more: object = {}, at = office) => at.agent.post(at.at(`/vendors/${id.Granite}/event-attestations`)).send({ about: ABOUT, dueOn: dayAhead(3), vendorIds, ...more });

  it('those on its paths are offered, with whom to write to', async () => {
    const { body } = await office.agent.get(office.at(`/vendors/${id.Granite}/event-attestations/recipients`)).expect(200);
    expect(body).toMatchObject([{ vendorId: id.Cirrus, contact: null }, { vendorId: id.Northfield, contact: expect.stringMatching(/^security, security\./) }]);
  });

  it('each is asked, or says why not; pressed again, nobody is asked twice', async () => {
    const { body: [cirrus, northfield] } = await ask([id.Cirrus, id.Northfield]).expect(200);
    expect(cirrus).toMatchObject({ name: 'Cirrus', requestId: null, refused: 'It has no contact that mail reaches' });
    expect(northfield).toMatchObject({ name: 'Northfield', refused: null });
    const again = await Promise.all(Array.from({ length: 5 }, () => ask([id.Northfield]).expect(200)));
    expect(new Set(again.map(({ body: [{ requestId }] }) => requestId))).toEqual(new Set([northfield.requestId]));
    expect((await office.agent.get(office.at(`/requests?vendorId=${id.Northfield}`)).expect(200)).body.items).toHaveLength(1);
    const desk = await enterPortal(running, northfield.requestId);
    expect((await desk.agent.get(desk.at('')).expect(200)).body).toMatchObject({ kind: 'attestation', about: ABOUT, asked: 1 });
  });

  it('nobody else, no stranger to its paths, nothing empty', async () => {
    await ask([id.Apart]).expect(404);
    await ask([randomUUID()]).expect(404);
    await ask([]).expect(400);
    await ask([id.Northfield], { about: ' ' }).expect(400);
    await ask([id.Northfield], { dueOn: '2026-02-30' }).expect(400);
    const other = await makeOrganization(running, 'Elsewhere');
    await ask([id.Northfield], {}, other).expect(404);
    await other.agent.get(other.at(`/vendors/${id.Granite}/event-attestations/recipients`)).expect(404);
  });
});
