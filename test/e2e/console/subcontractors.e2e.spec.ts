import type { Response } from 'supertest';
import { letHear } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';
import { beginReport, CIRRUS, handOver, listingVendor, tell } from '../../support/subcontractors.js';

const NOTHING = '019ad5c6-1c2e-7c47-8d6f-4cf4b3a1c001';

describe('a list of subcontractors becomes proposals', () => {
  let running: Running;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
  });
  afterAll(() => running.stop());

  const get = async (path: string, at = office) => (await at.agent.get(at.at(path)).expect(200)).body;
  const decide = ({ id, version }: { id: string; version: number }, act: string, body: object = {}, at = office) => at.agent.post(at.at(`/proposals/${id}/${act}`)).set('if-match', `"${version}"`).send(body);
  const proposals = (vendorId: string) => get(`/vendors/${vendorId}/proposals`);
  const open = async (vendorId: string) => (await proposals(vendorId)).filter(({ state }: { state: string }) => state === 'open');
  const supplied = async (vendorId: string) => (await get(`/vendors/${vendorId}/engagements`)).filter(({ customerVendorId }: { customerVendorId: string }) => customerVendorId === vendorId);

  it('matched to a known vendor, added, or ignored; each once', async () => {
    const { vendor, request, desk } = await listingVendor(running, office, 'Northfield Imaging');
    const { body: cirrus } = await office.agent.post(office.at('/vendors')).send({ legalName: 'The Cirrus Hosting Company' }).expect(201);
    await tell(running, desk, request.id, [CIRRUS, { ...CIRRUS, name: 'Plainscript', service: 'Transcription', agreement: 'no' }, { ...CIRRUS, name: 'Nobody Ltd', service: 'Unclear', agreement: 'unsure' }]);
    const [one, two, three] = await open(vendor.id);
    expect(one).toMatchObject({ kind: 'add', told: { name: 'Cirrus Hosting, Inc.', assurance: 'attested', noticeDays: 5 }, matches: [{ vendorId: cirrus.id, name: 'The Cirrus Hosting Company' }], toldBy: 'Priya Nair, Privacy officer' });
    expect(await get('/proposals')).toContainEqual({ vendorId: vendor.id, vendorName: 'Northfield Imaging', open: 3 });

    const answers = await Promise.all(Array.from({ length: 10 }, () => decide(one, 'acceptance', { supplierVendorId: cirrus.id }) as unknown as Promise<Response>));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 412]));
    await decide(two, 'acceptance').expect(200);
    await decide(three, 'ignoring', { reason: 'A misunderstanding' }).expect(200);
    await decide({ ...three, version: three.version + 1 }, 'acceptance').expect(422);

    const engagements = await supplied(vendor.id);
    expect(engagements.map(({ service, assurance, phi, source }: Record<string, string>) => ({ service, assurance, phi, source })).toSorted((a: { service: string }, b: { service: string }) => a.service.localeCompare(b.service))).toEqual([
      { service: 'Hosting', assurance: 'attested', phi: 'flows', source: 'told' },
      { service: 'Transcription', assurance: null, phi: 'flows', source: 'told' },
    ]);
    expect(await open(vendor.id)).toEqual([]);
    expect((await proposals(vendor.id)).map(({ state }: { state: string }) => state).toSorted()).toEqual(['accepted', 'accepted', 'ignored']);
    // What the vendor said has no agreement is a gap of the chain, with the way to it.
    await office.agent.post(office.at('/engagements')).send({ customerVendorId: null, supplierVendorId: vendor.id, service: 'Reading', phi: 'flows' }).expect(201);
    const gaps = (await get('/chain/uncovered')).items.filter(({ service }: { service: string }) => service === 'Transcription');
    expect(gaps).toMatchObject([{ state: 'none', supplier: { name: 'Plainscript' } }]);
  });

  it('a later list confirms, changes, and proposes an end; nothing is deleted', async () => {
    const { vendor, request, desk } = await listingVendor(running, office, 'Harbor Billing');
    await tell(running, desk, request.id, [CIRRUS, { ...CIRRUS, name: 'Sentry Backup', service: 'Backup' }, { ...CIRRUS, name: 'Granite Halls', service: 'Colocation' }]);
    for (const proposal of await open(vendor.id)) await decide(proposal, 'acceptance').expect(200);

    await tell(running, desk, await beginReport(desk), [CIRRUS, { ...CIRRUS, name: 'Sentry Backup', service: 'Backup', phi: ['sud'], country: 'Ireland' }]);
    const [confirm, change, end] = await open(vendor.id);
    expect([confirm, change, end].map(({ kind, fields, engagement }) => ({ kind, fields, supplier: engagement.supplierName }))).toEqual([
      { kind: 'confirm', fields: [], supplier: 'Cirrus Hosting, Inc.' },
      { kind: 'change', fields: ['phiTypes', 'country'], supplier: 'Sentry Backup' },
      { kind: 'end', fields: [], supplier: 'Granite Halls' },
    ]);
    await office.agent.post(office.at(`/vendors/${vendor.id}/proposals/confirmations`)).expect(200);
    await decide(change, 'acceptance').expect(200);
    await decide(end, 'acceptance', { endOn: '2020-02-31' }).expect(400);
    await decide(end, 'acceptance', {}).expect(200);
    const after = await supplied(vendor.id);
    expect(after).toHaveLength(3);
    expect(after.find(({ service }: { service: string }) => service === 'Backup')).toMatchObject({ phiTypes: ['sud'], country: 'Ireland', state: 'TX' });
    expect(after.find(({ service }: { service: string }) => service === 'Colocation').toOn).toBe(end.toldOn);
  });

  it('a later list replaces what is still open; “we do not know” proposes nothing', async () => {
    const { vendor, request, desk } = await listingVendor(running, office, 'Apart Analytics');
    await tell(running, desk, request.id, [CIRRUS]);
    const [first] = await open(vendor.id);
    await tell(running, desk, await beginReport(desk), [{ ...CIRRUS, name: 'Another' }]);
    expect((await open(vendor.id)).map(({ told }: { told: { name: string } }) => told.name)).toEqual(['Another']);
    await decide({ ...first, version: first.version + 1 }, 'acceptance').expect(422);
  });

  it('a register that was changed since the list came is not written over unseen', async () => {
    const { vendor, request, desk } = await listingVendor(running, office, 'Overtaken Records');
    await tell(running, desk, request.id, [CIRRUS, { ...CIRRUS, name: 'Sentry Backup', service: 'Backup' }]);
    for (const proposal of await open(vendor.id)) await decide(proposal, 'acceptance').expect(200);
    await tell(running, desk, await beginReport(desk), [{ ...CIRRUS, country: 'Ireland' }, { ...CIRRUS, name: 'Sentry Backup', service: 'Backup' }]);
    const change = async (service: string, body: object) => {
      const engagement = (await supplied(vendor.id)).find((each: { service: string }) => each.service === service);
      await office.agent.patch(office.at(`/engagements/${engagement.id}`)).set('if-match', `"${engagement.version}"`).send(body).expect(200);
    };
    await change('Hosting', { country: 'Canada' });
    await change('Backup', { state: 'OH' });

    const [changed] = await open(vendor.id);
    expect(changed).toMatchObject({ kind: 'change', engagement: { country: 'Canada', changed: true } });
    await decide(changed, 'acceptance').expect(412);
    await decide(changed, 'acceptance', { engagementVersion: changed.engagement.version - 1 }).expect(412);
    expect((await supplied(vendor.id)).find(({ service }: { service: string }) => service === 'Hosting')).toMatchObject({ country: 'Canada' });
    await office.agent.post(office.at(`/vendors/${vendor.id}/proposals/confirmations`)).expect(200);
    expect((await open(vendor.id)).map(({ kind }: { kind: string }) => kind)).toEqual(['change', 'confirm']); // both wait for somebody who looks
    await decide(changed, 'acceptance', { engagementVersion: changed.engagement.version }).expect(200);
    expect((await supplied(vendor.id)).find(({ service }: { service: string }) => service === 'Hosting')).toMatchObject({ country: 'Ireland' });
  });

  it('a list that is heard late replaces no newer one', async () => {
    const { vendor, request, desk } = await listingVendor(running, office, 'Slow Post');
    await handOver(desk, request.id, [CIRRUS]);
    await handOver(desk, await beginReport(desk), [{ ...CIRRUS, name: 'The newer one' }]);
    await letHear(running, { newestFirst: true });
    expect((await open(vendor.id)).map(({ told }: { told: { name: string } }) => told.name)).toEqual(['The newer one']);
  });

  it('nobody else reads or decides them, and foreign vendors are no suppliers', async () => {
    const { vendor, request, desk } = await listingVendor(running, office, 'Closed Loop');
    await tell(running, desk, request.id, [CIRRUS]);
    const [proposal] = await open(vendor.id);
    const other = await makeOrganization(running, 'Elsewhere');
    const { body: theirs } = await other.agent.post(other.at('/vendors')).send({ legalName: 'Theirs' }).expect(201);
    await other.agent.get(other.at(`/vendors/${vendor.id}/proposals`)).expect(404);
    await decide(proposal, 'acceptance', {}, other).expect(404);
    await decide(proposal, 'ignoring', {}, other).expect(404);
    expect((await other.agent.get(other.at('/proposals')).expect(200)).body).toEqual([]);
    await decide(proposal, 'acceptance', { supplierVendorId: theirs.id }).expect(404);
    await decide(proposal, 'acceptance', { supplierVendorId: NOTHING }).expect(404);
    await decide(proposal, 'acceptance', { supplierVendorId: vendor.id }).expect(422);
    expect(await supplied(vendor.id)).toEqual([]);
  });

  it('two customers of one vendor each hear only what they are told', async () => {
    const { request, desk, contact } = await listingVendor(running, office, 'Shared Vendor');
    await tell(running, desk, request.id, [CIRRUS]);
    const other = await makeOrganization(running, 'Other clinic');
    const { body: vendor } = await other.agent.post(other.at('/vendors')).send({ legalName: 'Shared Vendor' }).expect(201);
    const { body: named } = await other.agent.post(other.at(`/vendors/${vendor.id}/contacts`)).send({ name: contact.name, email: contact.email }).expect(201);
    await other.agent.post(other.at(`/vendors/${vendor.id}/requests`)).send({ contactId: named.id, questionnaireId: 'subcontractor-list', dueOn: '2027-01-31' }).expect(201);
    expect(await get(`/vendors/${vendor.id}/proposals`, other)).toEqual([]);
    expect(JSON.stringify(await get('/vendors', other))).not.toMatch(/Cirrus/);
  });
});
