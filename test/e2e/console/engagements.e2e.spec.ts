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

  describe('between vendors', () => {
    const company = async (legalName: string): Promise<string> => (await office.agent.post(office.at('/vendors')).send({ legalName }).expect(201)).body.id;
    const engage = (customerVendorId: string | null, supplierVendorId: string | null, more: object = {}) => office.agent.post(office.at('/engagements')).send({ customerVendorId, supplierVendorId, phi: 'flows', ...more });

    it('an engagement tells what kinds of PHI, where, in which capacity, and what is known of its paper', async () => {
      const [host, center] = [await company('Cirrus Vault'), await company('Granite Data Centers')];
      const said = {
        service: 'Colocation', fromOn: '2026-01-01', phiTypes: ['biometric', 'sud'], ephi: true, flowFrom: '2026-02-01', agency: 'no', agencyReason: 'Runs its own halls', capacity: 'as_business_associate',
        assurance: 'attested', assuranceSource: 'H. Tanner', assuranceOn: '2026-10-12', country: 'United States', state: 'Ohio',
      };
      const { body } = await engage(host, center, said).expect(201);
      expect(body).toMatchObject({ ...said, customerVendorId: host, supplierVendorId: center, flowUntil: null, version: 1 });
      expect((await office.agent.get(office.at(`/engagements/${body.id}`)).expect(200)).body).toEqual(body);
      expect((await office.agent.get(office.at(`/vendors/${host}/engagements`)).expect(200)).body).toEqual([body]);
    });

    it.each([
      ['an agent without a reason', { agency: 'yes' }, 422, '/agencyReason'],
      ['an assurance without a day', { assurance: 'attested', assuranceSource: 'H. Tanner' }, 422, '/assuranceOn'],
      ['an assurance without a source', { assurance: 'document_seen', assuranceOn: '2026-01-01' }, 422, '/assuranceSource'],
      ['an assurance of tomorrow', { assurance: 'unknown', assuranceOn: '2999-01-01' }, 422, '/assuranceOn'],
      ['a flow that ends before it begins', { flowFrom: '2026-02-01', flowUntil: '2026-01-31' }, 422, '/flowUntil'],
      ['31 February', { flowFrom: '2026-02-31' }, 400, '/flowFrom'],
      ['a kind of PHI that is none', { phiTypes: ['shoes'] }, 400, '/phiTypes'],
      ['a kind of PHI twice', { phiTypes: ['sud', 'sud'] }, 400, '/phiTypes'],
    ])('%s is refused with a pointer', async (_, more, status, pointer) => {
      const { body } = await engage(null, vendor, more).expect(status);
      expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    });

    it('nobody engages itself, and somebody is a vendor', async () => {
      await engage(vendor, vendor).expect(422);
      await engage(null, null).expect(422);
    });

    it('a cycle on a day they share is refused with its names, when added and when edited; a diamond and a later one are not', async () => {
      const [a, b, c] = [await company('Alder'), await company('Birch'), await company('Cedar')];
      await engage(a, b, { fromOn: '2026-01-01', toOn: '2026-06-30' }).expect(201);
      await engage(b, c, { fromOn: '2026-03-01' }).expect(201);
      await engage(a, c, { fromOn: '2026-01-01' }).expect(201);
      const { body } = await engage(c, a, { fromOn: '2026-06-30' }).expect(422);
      expect(body.title).toBe('PHI would go round in a cycle: Cedar → Alder → Cedar. End one of these engagements before the others begin');
      const { body: quiet } = await engage(c, a, { fromOn: '2026-06-30', phi: 'unknown' }).expect(201);
      const { body: edited } = await office.agent.patch(office.at(`/engagements/${quiet.id}`)).set('if-match', '"1"').send({ phi: 'flows' }).expect(422);
      expect(edited.errors).toEqual([{ pointer: '/phi', message: expect.stringContaining('Cedar → Alder → Cedar') }]);
      expect((await office.agent.get(office.at(`/engagements/${quiet.id}`)).expect(200)).body).toMatchObject({ phi: 'unknown', version: 1 });
    });

    it('of two who close a cycle from both ends at once, one is told', async () => {
      const [a, b] = [await company('Dogwood'), await company('Elm')];
      const statuses = (await Promise.all([engage(a, b), engage(b, a)])).map(({ status }) => status);
      expect(statuses.toSorted()).toEqual([201, 422]);
    });

    it('an approval is recorded once, by whoever may approve, and taken back', async () => {
      const [a, b] = [await company('Fir'), await company('Gum')];
      const { body: { id } } = await engage(a, b).expect(201);
      const approve = (body: object) => office.agent.post(office.at(`/engagements/${id}/approvals`)).send(body);
      const { body: ours } = await approve({ approvedOn: '2026-11-01', note: 'By letter' }).expect(201);
      expect(ours).toMatchObject({ approverVendorId: null, recordedBy: 'Ana Ruiz' });
      await approve({ approvedOn: '2026-11-02' }).expect(409);
      await approve({ approvedOn: '2999-01-01', approverVendorId: a }).expect(422);
      await approve({ approvedOn: '2026-11-02', approverVendorId: b }).expect(422);
      await approve({ approvedOn: '2026-02-31' }).expect(400);
      const stranger = await makeOrganization(running);
      const { body: { id: foreign } } = await stranger.agent.post(stranger.at('/vendors')).send({ legalName: 'Foreign' }).expect(201);
      await approve({ approvedOn: '2026-11-02', approverVendorId: foreign }).expect(404);
      await stranger.agent.get(stranger.at(`/engagements/${id}/approvals`)).expect(404);
      await stranger.agent.delete(stranger.at(`/engagements/${id}/approvals/${ours.id}`)).expect(404);
      await engage(foreign, a).expect(404);
      await engage(a, foreign).expect(404);
      await office.agent.post(office.at(`/vendors/${a}/engagements`)).send({ customerVendorId: foreign }).expect(404);
      await office.agent.delete(office.at(`/engagements/${id}/approvals/${ours.id}`)).expect(204);
      expect((await office.agent.get(office.at(`/engagements/${id}/approvals`)).expect(200)).body).toEqual([]);
    });
  });

  it('another organization sees nothing', async () => {
    const stranger = await makeOrganization(running);
    const { body: { id } } = await add({ service: 'Secret' }).expect(201);
    await stranger.agent.get(stranger.at(`/vendors/${vendor}/engagements`)).expect(404);
    await stranger.agent.get(stranger.at(`/engagements/${id}`)).expect(404);
    await stranger.agent.post(stranger.at(`/vendors/${vendor}/engagements`)).send({}).expect(404);
    await stranger.agent.patch(stranger.at(`/engagements/${id}`)).set('if-match', '"1"').send({ phi: 'none' }).expect(404);
  });
});
