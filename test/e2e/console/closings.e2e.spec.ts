import { randomUUID } from 'node:crypto';
import { dayAhead, enterPortal, letHear } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

describe('the end of an agreement', () => {
  let running: Running;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
  });
  afterAll(() => running.stop());

  const post = (path: string, body: object, version?: number, at = office) => {
    const call = at.agent.post(at.at(path));
    return (version === undefined ? call : call.set('if-match', `"${version}"`)).send(body);
  };
  const closing = async (id: string) => (await office.agent.get(office.at(`/agreements/${id}/closing`)).expect(200)).body.items[0];
  const deadlines = (agreementId: string) => running.asOwner(async (owner) => {
    const { rows: [{ id }] } = await owner.query('select id from organizations where slug = $1', [office.slug]);
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [id]);
    return (await owner.query(`select d.kind, d.due_on::text as due, d.basis from deadlines d join closings c on c.id = d.matter_id where d.state = 'open' and c.agreement_id = $1`, [agreementId])).rows;
  });
  /** A vendor with PHI under an agreement, and the agreement terminated as of today. */
  const ended = async (phi = 'flows') => {
    const { body: vendor } = await post('/vendors', { legalName: `Vendor ${randomUUID().slice(0, 8)}` }).expect(201);
    const { body: contact } = await post(`/vendors/${vendor.id}/contacts`, { name: 'Priya Nair', email: `priya.${randomUUID()}@vendor.example` }).expect(201);
    const { body: engagement } = await post('/engagements', { customerVendorId: null, supplierVendorId: vendor.id, service: 'Hosting', phi, fromOn: dayAhead(-400) }).expect(201);
    const { body: agreement } = await post(`/vendors/${vendor.id}/agreements`, { title: 'BAA 7', terms: { effectiveDate: dayAhead(-400), initialTerm: { evergreen: true }, autoRenew: false }, engagementIds: [engagement.id] }).expect(201);
    expect(await closing(agreement.id)).toBeUndefined();
    await post(`/agreements/${agreement.id}/termination`, { on: dayAhead(0), cause: 'convenience', reason: 'We moved' }, agreement.version).expect(200);
    return { vendor, contact, engagement, agreement };
  };

  it('opens what is to become of the PHI, with its day, until the vendor certifies', async () => {
    const { vendor, contact, engagement, agreement } = await ended();
    const opened = await closing(agreement.id);
    expect(opened).toMatchObject({ state: 'open', endedOn: dayAhead(0), dueOn: dayAhead(30), dueBasis: 'policy', outstanding: ['Nobody has certified what became of the PHI.'] });
    expect(await deadlines(agreement.id)).toEqual([{ kind: 'closing_due', due: dayAhead(30), basis: 'policy' }]);

    const { body: { items: [asked] } } = await post(`/agreements/${agreement.id}/closing/request`, { contactId: contact.id, dueOn: dayAhead(14) }).expect(200);
    const desk = await enterPortal(running, asked.requestId);
    expect((await desk.agent.get(desk.at('')).expect(200)).body).toMatchObject({ kind: 'return_or_destroy', about: expect.stringContaining('BAA 7 ended on') });
    const save = (question: string, value: unknown) => desk.agent.put(desk.at(`/answers/${question}`)).set('if-match', '"0"').send({ saveId: randomUUID(), value, none: false, comment: '' }).expect(200);
    const answers = { 'RTD-01': 'destroyed', 'RTD-02': dayAhead(0), 'RTD-03': ['purge'], 'RTD-04': ['live', 'backups'], 'RTD-05': 'expire', 'RTD-06': dayAhead(40), 'RTD-07': 'none', 'RTD-11': 'H. Tanner, engineer' };
    for (const [question, value] of Object.entries(answers)) await save(question, value);
    await desk.agent.post(desk.at('/submission')).send({ name: 'Priya Nair', title: 'Privacy officer' }).expect(201);
    await letHear(running);

    const certified = await closing(agreement.id);
    expect(certified).toMatchObject({ state: 'open', source: 'vendor', certifiedBy: 'Priya Nair, Privacy officer', certificate: { outcome: 'destroyed', witness: 'H. Tanner, engineer' }, outstanding: [`The last backup expires on ${dayAhead(40)}.`] });
    expect(await deadlines(agreement.id)).toEqual([{ kind: 'closing_backups', due: dayAhead(40), basis: 'policy' }]);

    await post(`/agreements/${agreement.id}/closing/flow-end`, { on: dayAhead(0), engagementIds: [engagement.id] }, certified.version).expect(200);
    const { body: [hosting] } = await office.agent.get(office.at(`/vendors/${vendor.id}/engagements`)).expect(200);
    expect(hosting.flowUntil).toBe(dayAhead(0));
    expect((await closing(agreement.id)).flowEndedOn).toBe(dayAhead(0));
  });

  it('takes a certificate from paper, or that it is not feasible with protections that go on; nothing that contradicts itself', async () => {
    const { agreement } = await ended();
    const { version } = await closing(agreement.id);
    const record = (body: object, at = version) => post(`/agreements/${agreement.id}/closing/certificate`, { certifiedOn: dayAhead(0), certifiedBy: 'H. Tanner, engineer', ...body }, at);
    expect((await record({ outcome: 'infeasible' }).expect(422)).body.errors).toEqual([{ pointer: '/justification', message: 'say why it is not feasible' }]);
    await record({ outcome: 'destroyed' }).expect(422);
    await record({ outcome: 'destroyed', completedOn: dayAhead(0), certifiedOn: dayAhead(2) }).expect(422);
    await record({ outcome: 'destroyed', completedOn: '2026-02-31' }).expect(400);
    await record({ outcome: 'gone' }).expect(400);
    expect((await record({ outcome: 'destroyed', completedOn: dayAhead(0), backups: 'expire', backupsExpireOn: dayAhead(3_660) }).expect(422)).body.errors).toEqual([{ pointer: '/backupsExpireOn', message: 'is more than 10 years ahead' }]);
    await record({ outcome: 'destroyed', completedOn: dayAhead(0) }, version + 5).expect(412);
    const { body: { items: [kept] } } = await record({ outcome: 'infeasible', justification: 'Tapes are shared by many customers', kept: 'Backups of 2025', protectionsGoOn: true, subcontractors: 'none' }).expect(200);
    expect(kept).toMatchObject({ state: 'kept', outstanding: [], source: 'staff' });
    expect(await deadlines(agreement.id)).toMatchObject([{ kind: 'closing_kept', basis: 'policy' }]);
    const { body: { items: [done] } } = await record({ outcome: 'destroyed', completedOn: dayAhead(0), subcontractors: 'gone', backups: 'gone' }, kept.version).expect(200);
    expect([done.state, await deadlines(agreement.id)]).toEqual(['done', []]);
  });

  it('moves with what is read of the agreement after its end, and with its owner', async () => {
    const { agreement } = await ended();
    const { body: [now] } = await office.agent.get(office.at(`/vendors/${agreement.vendorId}/agreements`)).expect(200);
    await post(`/agreements/${agreement.id}/terms`, { reason: 'reading', corrects: 1, readings: { destroyDays: { state: 'stated', value: 10, where: '9.2' } } }, now.version).expect(200);
    expect(await closing(agreement.id)).toMatchObject({ dueOn: dayAhead(10), dueBasis: 'contract' });
    expect(await deadlines(agreement.id)).toEqual([{ kind: 'closing_due', due: dayAhead(10), basis: 'contract' }]);
  });

  it('opens for what ends with the terminated agreement too', async () => {
    const { body: vendor } = await post('/vendors', { legalName: `Vendor ${randomUUID().slice(0, 8)}` }).expect(201);
    const { body: engagement } = await post('/engagements', { customerVendorId: null, supplierVendorId: vendor.id, service: 'Hosting', phi: 'flows', fromOn: dayAhead(-400) }).expect(201);
    const terms = { effectiveDate: dayAhead(-400), initialTerm: { evergreen: true }, autoRenew: false };
    const { body: master } = await post(`/vendors/${vendor.id}/agreements`, { kind: 'services', title: 'MSA 1', terms, engagementIds: [] }).expect(201);
    const { body: baa } = await post(`/vendors/${vendor.id}/agreements`, { title: 'BAA 1', parentId: master.id, terms, engagementIds: [engagement.id] }).expect(201);
    await post(`/agreements/${master.id}/termination`, { on: dayAhead(3), cause: 'convenience', reason: 'We moved' }, master.version).expect(200);
    expect(await closing(master.id)).toBeUndefined();
    expect(await closing(baa.id)).toMatchObject({ endedOn: dayAhead(3), dueOn: dayAhead(33), state: 'open' });
  });

  it('asks once, however often the button is pressed', async () => {
    const { agreement, contact, vendor } = await ended();
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(`/agreements/${agreement.id}/closing/request`, { contactId: contact.id, dueOn: dayAhead(14) })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
    expect((await office.agent.get(office.at(`/requests?vendorId=${vendor.id}`)).expect(200)).body.items).toHaveLength(1);
  });

  it('asks nothing where no PHI was under it, and nothing of one that still runs', async () => {
    const { agreement } = await ended('none');
    expect(await closing(agreement.id)).toBeUndefined();
    const { body: vendor } = await post('/vendors', { legalName: 'Still running' }).expect(201);
    const { body: running } = await post(`/vendors/${vendor.id}/agreements`, { title: 'BAA 8', terms: { effectiveDate: dayAhead(-9), initialTerm: { evergreen: true }, autoRenew: false }, engagementIds: [] }).expect(201);
    expect((await post(`/agreements/${running.id}/closing`, {}).expect(422)).body.title).toMatch(/has not ended/);
    await post(`/agreements/${running.id}/closing/request`, { contactId: randomUUID(), dueOn: dayAhead(9) }).expect(404);
  });

  it('is nobody else’s, and covers no foreign engagement', async () => {
    const { agreement, contact } = await ended();
    const { version } = await closing(agreement.id);
    const other = await makeOrganization(running, 'Elsewhere');
    await other.agent.get(other.at(`/agreements/${agreement.id}/closing`)).expect(404);
    await post(`/agreements/${agreement.id}/closing`, {}, undefined, other).expect(404);
    await post(`/agreements/${agreement.id}/closing/request`, { contactId: contact.id, dueOn: dayAhead(9) }, undefined, other).expect(404);
    await post(`/agreements/${agreement.id}/closing/certificate`, { outcome: 'never', certifiedOn: dayAhead(0), certifiedBy: 'X' }, version, other).expect(404);
    const { engagement: foreign } = await ended();
    await post(`/agreements/${agreement.id}/closing/flow-end`, { on: dayAhead(0), engagementIds: [foreign.id] }, version).expect(404);
    const { contact: stranger } = await ended();
    await post(`/agreements/${agreement.id}/closing/request`, { contactId: stranger.id, dueOn: dayAhead(9) }).expect(404);
  });
});
