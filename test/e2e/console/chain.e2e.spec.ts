import { randomUUID } from 'node:crypto';
import supertest from 'supertest';
import { dayAhead } from '../../support/exchange.js';
import { makeOrganization, makeSetUpKey, type Office, PASSWORD, setUpBody } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

describe('the chain, for staff', () => {
  let running: Running;
  let office: Office;
  const id: Record<string, string> = {};
  const link: Record<string, string> = {};
  const get = async (path: string) => (await office.agent.get(office.at(path)).expect(200)).body;
  const company = async (name: string, at = office): Promise<string> => (await at.agent.post(at.at('/vendors')).send({ legalName: name }).expect(201)).body.id;
  const engage = async (name: string, customer: string | null, supplier: string | null, more: object = {}, at = office) => {
    const { body } = await at.agent.post(at.at('/engagements')).send({ customerVendorId: customer, supplierVendorId: supplier, service: name, phi: 'flows', fromOn: dayAhead(-100), ...more }).expect(201);
    link[name] = body.id;
  };
  const cover = async (vendor: string, engagementIds: string[], from: string, endDate: string, at = office) =>
    (await at.agent.post(at.at(`/vendors/${vendor}/agreements`)).send({ title: `BAA of ${endDate}`, terms: { effectiveDate: from, initialTerm: { endDate }, autoRenew: false }, engagementIds }).expect(201)).body.id;

  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
    for (const name of ['Northfield', 'Cirrus', 'Plainscript', 'Nightjar', 'Granite', 'Apart']) id[name] = await company(name);
    await engage('reading', null, id.Northfield, { phiTypes: ['biometric', 'clinical'] });
    await engage('storage', id.Northfield, id.Cirrus, { assurance: 'document_seen', assuranceSource: 'Their BAA', assuranceOn: dayAhead(-50), phiTypes: ['biometric'], country: 'United States', state: 'Ohio' });
    await engage('transcription', id.Northfield, id.Plainscript, { phiTypes: ['clinical', 'sud'] });
    await engage('night reading', id.Northfield, id.Nightjar, { assurance: 'unknown', assuranceOn: dayAhead(-20), country: 'India' });
    await engage('colocation', id.Cirrus, id.Granite, { assurance: 'attested', assuranceSource: 'H. Tanner', assuranceOn: dayAhead(-50) });
    await engage('second storage', null, id.Cirrus);
    await engage('somebody’s', id.Apart, id.Granite);
    link.baa = await cover(id.Northfield, [link.reading], dayAhead(-100), dayAhead(20));
    await cover(id.Plainscript, [link.transcription], dayAhead(-100), dayAhead(-10));
  }, 60_000);
  afterAll(() => running.stop());

  it('says what is uncovered on a day, each with one witness path', async () => {
    const { asOf, flows, uncovered, unknown, items } = await get('/chain/uncovered');
    const byService = Object.fromEntries(items.map((item: { service: string }) => [item.service, item]));
    expect({ asOf: asOf.length, flows, uncovered, unknown }).toEqual({ asOf: 10, flows: 7, uncovered: 4, unknown: 1 });
    expect(byService.transcription).toMatchObject({ state: 'none', since: dayAhead(-9), supplier: { vendorId: id.Plainscript, name: 'Plainscript' } });
    expect(byService.transcription.path.map(({ name }: { name: string }) => name)).toEqual(['St. Mary’s Clinic', 'Northfield', 'Plainscript']);
    expect(byService['night reading']).toMatchObject({ state: 'unknown' });
    expect(byService['second storage']).toMatchObject({ state: 'none', since: dayAhead(-100), customer: { vendorId: null } });
    expect(byService['somebody’s'].path).toBeNull();
    const { engagements } = await get('/chain/uncovered/witnesses');
    expect(engagements).toContainEqual({ engagementId: link.transcription, witness: [link.reading, link.transcription] });
  });

  it('on a past day, and on a planned one', async () => {
    const services = async (asOf: string) => (await get(`/chain/uncovered?asOf=${asOf}`)).items.map(({ service }: { service: string }) => service).toSorted();
    expect(await services(dayAhead(-30))).toEqual(['night reading', 'second storage', 'somebody’s']);
    expect(await services(dayAhead(-60))).toEqual(['colocation', 'night reading', 'second storage', 'somebody’s', 'storage']); // nobody had assured anything yet
    expect(await services(dayAhead(30))).toContain('reading');
    expect(await services(dayAhead(-200))).toEqual([]);
    await office.agent.get(office.at('/chain/uncovered?asOf=2026-02-31')).expect(400);
  });

  it('comes in pages that add up', async () => {
    const first = await get('/chain/uncovered?limit=3');
    const second = await get(`/chain/uncovered?limit=3&cursor=${first.next}`);
    expect([first.items.length, second.items.length, second.next, first.uncovered]).toEqual([3, 1, null, 4]);
    await office.agent.get(office.at('/chain/uncovered?cursor=zzz')).expect(400);
  });

  it('an engagement without a first day is uncovered today, and of its past nobody can tell', async () => {
    const vendor = await company('Timeless');
    await engage('timeless', null, vendor, { fromOn: null });
    expect((await get('/chain/uncovered')).items.find(({ service }: { service: string }) => service === 'timeless')).toMatchObject({ since: null });
    await cover(vendor, [link.timeless], dayAhead(-5), dayAhead(100));
    const { findings } = await get('/chain/flow-down?rule=CH-01');
    expect(findings.find(({ engagementId }: { engagementId: string }) => engagementId === link.timeless)).toMatchObject({ state: 'cannot_tell', down: 'Not known: the first day of PHI' });
  });

  it('says on whom the most rely', async () => {
    const { items } = await get('/chain/concentration');
    expect(items[0]).toMatchObject({ party: { name: 'Granite' }, reliers: 3, direct: 2, reachesUs: true });
    expect(items.find(({ party }: { party: { name: string } }) => party.name === 'Cirrus')).toMatchObject({ reliers: 1, direct: 1 });
  });

  it('says what an event at one party touches, and who answers for it', async () => {
    const radius = await get(`/vendors/${id.Granite}/blast-radius`);
    expect(radius).toMatchObject({ paths: 2, party: { name: 'Granite' }, services: ['colocation', 'reading', 'second storage', 'storage'], agreements: [{ id: link.baa }] });
    expect(radius.phiKinds).toEqual(['Biometrics or full-face images', 'Diagnoses, treatment, results', 'Kinds not listed']);
    expect(radius.parties.map(({ name }: { name: string }) => name).toSorted()).toEqual(['Cirrus', 'Granite', 'Northfield', 'St. Mary’s Clinic']);
    const { paths, cut } = await get(`/vendors/${id.Granite}/chain/paths`);
    expect([paths.map(({ steps }: { steps: object[] }) => steps.length), cut]).toEqual([[2, 3], false]);
  });

  it('draws the surroundings of a vendor: each link with its state, how it is known, and what the rules say', async () => {
    const { edges, total, cut } = await get(`/vendors/${id.Northfield}/chain`);
    const byService = Object.fromEntries(edges.map((edge: { service: string }) => [edge.service, edge]));
    expect([total, cut, Object.keys(byService).toSorted()]).toEqual([5, false, ['colocation', 'night reading', 'reading', 'storage', 'transcription']]);
    expect(byService.reading).toMatchObject({ state: 'due', until: dayAhead(20), knownBy: 'own_agreement', first: true, agreement: { id: link.baa }, breachNotice: 'not read yet' });
    expect(byService.storage).toMatchObject({ state: 'in_force', knownBy: 'document_seen', knownFrom: 'Their BAA', knownOn: dayAhead(-50), place: 'Ohio, United States', first: false });
    expect(byService.transcription).toMatchObject({ state: 'gap', since: dayAhead(-9), knownBy: 'nothing', breachNotice: null, ended: { title: `BAA of ${dayAhead(-10)}`, on: dayAhead(-10) } });
    expect(byService['night reading']).toMatchObject({ state: 'unknown', knownBy: 'unknown' });
    expect(byService.transcription.findings).toContainEqual(expect.objectContaining({ rule: 'CH-18', state: 'violated', down: expect.stringContaining('Part 2') }));
  });

  it('never takes what nobody read for kept: each rule counts what it cannot tell, with citations', async () => {
    const { rules, findings, total } = await get('/chain/flow-down');
    expect(rules.map((rule: { id: string }) => rule.id)).toEqual(Array.from({ length: 18 }, (_, at) => `CH-${String(at + 1).padStart(2, '0')}`));
    const rule = (name: string) => rules.find((each: { id: string }) => each.id === name);
    expect(rule('CH-06')).toMatchObject({ holds: 0, violated: 0, cite: '164.504(e)(2)(ii)(D)' });
    expect(rule('CH-06').cannotTell).toBeGreaterThan(0);
    expect(rule('CH-17')).toMatchObject({ violated: 0, cannotTell: 0 });
    expect(findings[0].state).toBe('violated');
    expect(total).toBe(findings.length);
    const only = await get('/chain/flow-down?rule=CH-06');
    expect(only.findings.every((finding: { rule: string; up: string }) => finding.rule === 'CH-06' && finding.up.startsWith('Not read yet'))).toBe(true);
    await office.agent.get(office.at('/chain/flow-down?rule=CH-99')).expect(400);
  });

  it('a rule that is not kept becomes a finding once; a possible material breach without a cure plan is one of CH-17', async () => {
    const open = (rule: string, engagementId = link.transcription) => office.agent.post(office.at('/chain/flow-down/findings')).send({ rule, engagementId });
    const { body: { findingId } } = await open('CH-18').expect(201);
    expect((await open('CH-18').expect(201)).body).toEqual({ findingId });
    await open('CH-08').expect(404);
    await open('CH-06', link.storage).expect(422); // nobody can tell
    await open('CH-99').expect(400);
    expect(await get(`/findings/${findingId}`)).toMatchObject({ cause: 'flow_down', rule: 'CH-18', engagementId: link.transcription, vendorId: id.Plainscript, requestId: null, severity: 'high', detail: expect.stringContaining('Part 2') });
    const onRule = async (rule: string) => (await get(`/chain/flow-down?rule=${rule}`)).findings.filter(({ engagementId }: { engagementId: string }) => engagementId === link.transcription);
    expect(await onRule('CH-18')).toMatchObject([{ state: 'violated', findingId }]);

    const edit = async (body: object) => office.agent.patch(office.at(`/findings/${findingId}`)).set('if-match', `"${(await get(`/findings/${findingId}`)).version}"`).send({ because: 'Counsel says so', ...body }).expect(200);
    await edit({ materialBreach: true });
    expect(await onRule('CH-17')).toMatchObject([{ state: 'violated', severity: 'warning' }]);
    await edit({ curePlan: 'A new agreement by spring' });
    expect(await onRule('CH-17')).toEqual([]);
  });

  it('of cycles without number is refused in words, wherever the rules are asked', async () => {
    const tangled = await makeOrganization(running, 'Tangled');
    const vendors = await Promise.all(Array.from({ length: 10 }, (_, at) => company(`Party ${at}`, tangled)));
    const [first = ''] = vendors;
    await engage('root', null, first, {}, tangled);
    await cover(first, [link.root ?? ''], dayAhead(-100), dayAhead(20), tangled);
    await running.asOwner(async (owner) => { // nobody can record a cycle; a register of older days may hold one
      const { rows: [{ id: tenantId }] } = await owner.query('select id from organizations where slug = $1', [tangled.slug]);
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenantId]);
      await owner.query(`insert into engagements (tenant_id, customer_vendor_id, supplier_vendor_id, service, from_on, phi, assurance, assurance_source, assurance_on)
        select $1, one.id, other.id, 'Back and forth', $2, 'flows', 'attested', 'H. Tanner', $2 from vendors one join vendors other on other.id <> one.id where one.tenant_id = $1 and other.tenant_id = $1`, [tenantId, dayAhead(-100)]);
    });
    for (const path of ['/chain/flow-down', `/vendors/${first}/chain`, `/vendors/${first}/blast-radius`]) {
      const { status, body: { title } } = await tangled.agent.get(tangled.at(path));
      expect({ path, status, title }).toEqual({ path, status: 422, title: expect.stringContaining('a cycle with too many paths') });
    }
  }, 60_000);

  it('another organization sees nothing of it', async () => {
    const stranger = await makeOrganization(running, 'Stranger');
    for (const path of ['chain', 'blast-radius', 'chain/paths']) await stranger.agent.get(stranger.at(`/vendors/${id.Northfield}/${path}`)).expect(404);
    expect((await stranger.agent.get(stranger.at('/chain/uncovered')).expect(200)).body).toMatchObject({ flows: 0, uncovered: 0, items: [] });
    expect((await stranger.agent.get(stranger.at('/chain/concentration')).expect(200)).body.items).toEqual([]);
    await supertest(running.app.getHttpServer()).get(office.at('/chain/uncovered')).expect(401);
  });

  it('from a business associate’s own register its customers stand above, and what it promised them is said', async () => {
    const agent = supertest.agent(running.app.getHttpServer());
    const body = setUpBody(await makeSetUpKey(running), 'Cirrus itself');
    const { body: { slug } } = await agent.post('/api/console/set-up').send({ ...body, organization: { ...body.organization, kind: 'business_associate' }, owner: { ...body.owner, email: `b.${randomUUID()}@cirrus.example`, password: PASSWORD } }).expect(201);
    const cirrus: Office = { agent, slug, email: body.owner.email, at: (path) => `/api/console/${slug}${path}` };
    const [customer, supplier] = [await company('St. Mary’s', cirrus), await company('Granite', cirrus)];
    await engage('hosting', customer, null, { phiTypes: ['biometric'] }, cirrus);
    await engage('halls', null, supplier, { phiTypes: ['biometric', 'genetic'] }, cirrus);
    const { flows, items } = (await agent.get(cirrus.at('/chain/uncovered')).expect(200)).body;
    expect(flows).toBe(2);
    expect(items.find(({ service }: { service: string }) => service === 'halls').path.map(({ name }: { name: string }) => name)).toEqual(['Cirrus itself', 'Granite']);
    expect((await agent.get(cirrus.at('/chain/promises')).expect(200)).body).toMatchObject({ serves: true, promises: [{ service: 'hosting', customer: { name: 'St. Mary’s' }, paper: 'none', terms: [] }] });
    const { rules } = (await agent.get(cirrus.at('/chain/flow-down')).expect(200)).body;
    expect(rules.find((rule: { id: string }) => rule.id === 'CH-16')).toMatchObject({ violated: 0, holds: 2 });
  });
});
