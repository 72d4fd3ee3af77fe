import { randomUUID } from 'node:crypto';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

describe('vendors, for staff', () => {
  let running: Running;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
  });
  afterAll(() => running.stop());
  const create = async (legalName: string) => (await office.agent.post(office.at('/vendors')).send({ legalName }).expect(201)).body;

  it('a vendor is created, read, edited and archived', async () => {
    const vendor = await create('Riverside Imaging, LLC');
    await office.agent.get(office.at(`/vendors/${vendor.id}`)).expect(200).expect('etag', '"1"');
    const { body: edited } = await office.agent.patch(office.at(`/vendors/${vendor.id}`)).set('if-match', '"1"').send({ website: 'https://riverside.example', notes: 'Night reads' }).expect(200);
    expect(edited).toMatchObject({ legalName: 'Riverside Imaging, LLC', website: 'https://riverside.example', version: 2 });
    await office.agent.post(office.at(`/vendors/${vendor.id}/archive`)).set('if-match', '"2"').expect(200);
    const { body } = await office.agent.get(office.at('/vendors?filter=archived')).expect(200);
    expect(body.items.map(({ id }: { id: string }) => id)).toContain(vendor.id);
  });

  it('two people who change one vendor: the second is told, and nothing of hers overwrites', async () => {
    const { id } = await create('Conflict Co');
    await office.agent.patch(office.at(`/vendors/${id}`)).set('if-match', '"1"').send({ notes: 'first' }).expect(200);
    await office.agent.patch(office.at(`/vendors/${id}`)).set('if-match', '"1"').send({ notes: 'second' }).expect(412);
    await office.agent.patch(office.at(`/vendors/${id}`)).send({ notes: 'third' }).expect(428);
    expect((await office.agent.get(office.at(`/vendors/${id}`))).body.notes).toBe('first');
  });

  it('null clears what may be empty, and only that', async () => {
    const { id } = await create('Null Co');
    const patch = (body: object) => office.agent.patch(office.at(`/vendors/${id}`)).set('if-match', '"1"').send(body);
    for (const body of [{ legalName: null }, { notes: null }, { relation: null }]) await patch(body).expect(400);
    await patch({ website: null, state: null }).expect(200);
  });

  it('pages hold every vendor once, in order, whatever the names', async () => {
    const other = await makeOrganization(running);
    const names = ['alpha', 'Alpha', 'Ämter', 'zeta', '100% Care', 'Zeta', 'beta', 'Beta_2'];
    for (const legalName of names) await other.agent.post(other.at('/vendors')).send({ legalName }).expect(201);
    const seen: string[] = [];
    for (let path: string | undefined = other.at('/vendors?limit=3'); path; ) {
      const { body, headers }: { body: { items: { legalName: string }[] }; headers: Record<string, string> } = await other.agent.get(path).expect(200);
      seen.push(...body.items.map(({ legalName }) => legalName));
      path = /^<(.+)>; rel="next"$/.exec(headers.link ?? '')?.[1];
    }
    expect([...seen].sort()).toEqual([...names].sort());
    const { body } = await other.agent.get(other.at('/vendors?search=100%25')).expect(200);
    expect(body.items.map(({ legalName }: { legalName: string }) => legalName)).toEqual(['100% Care']);
  });

  it('another organization sees nothing, in the path or in the body', async () => {
    const stranger = await makeOrganization(running);
    const { id } = await create('Secret Vendor');
    await stranger.agent.get(stranger.at(`/vendors/${id}`)).expect(404);
    await stranger.agent.get(office.at('/vendors')).expect(404);
    await stranger.agent.post(stranger.at('/vendors')).send({ legalName: 'X', ownerMemberId: randomUUID() }).expect(404);
    expect((await stranger.agent.get(stranger.at('/vendors')).expect(200)).body).toEqual({ items: [], next: null });
  });

  it('a contact is added once per address, and removed', async () => {
    const { id } = await create('Contact Co');
    const { body: contact } = await office.agent.post(office.at(`/vendors/${id}/contacts`)).send({ name: 'Priya N', email: 'priya@contact.example', purposes: ['security'] }).expect(201);
    await office.agent.post(office.at(`/vendors/${id}/contacts`)).send({ name: 'Priya N', email: 'PRIYA@contact.example' }).expect(409);
    await office.agent.delete(office.at(`/vendors/${id}/contacts/${contact.id}`)).expect(204);
    expect((await office.agent.get(office.at(`/vendors/${id}/contacts`)).expect(200)).body).toEqual([]);
  });

  it('fifty calls with one Idempotency-Key make one vendor', async () => {
    const key = randomUUID();
    const call = (legalName = 'Once Only') => office.agent.post(office.at('/vendors')).set('idempotency-key', key).send({ legalName });
    const answers = await Promise.all(Array.from({ length: 50 }, () => call()));
    const made = answers.filter(({ status }) => status === 201).map(({ body }) => body.id);
    expect(new Set(made).size).toBe(1);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect((await call().expect(201)).body.id).toBe(made[0]);
    await call('Something else').expect(422);
    expect((await office.agent.get(office.at('/vendors?search=once only'))).body.items).toHaveLength(1);
  });

  it.each([
    ['an unknown property', { legalName: 'X', admin: true }, '/admin'],
    ['a number for a name', { legalName: 5 }, '/legalName'],
    ['a NUL byte', { legalName: 'a\0b' }, '/legalName'],
    ['a name of 100 kB', { legalName: 'x'.repeat(100_000) }, '/legalName'],
    ['a script for an address', { legalName: 'X', website: 'javascript:alert(1)' }, '/website'],
    ['an id that is none', { legalName: 'X', ownerMemberId: 'me' }, '/ownerMemberId'],
  ])('%s is refused with a pointer', async (_, body, pointer) => {
    const answer = await office.agent.post(office.at('/vendors')).send(body).expect(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });

  it('broken JSON, a body too large and a broken cursor are answered, not suffered', async () => {
    await office.agent.post(office.at('/vendors')).set('content-type', 'application/json').send('{"legalName": ').expect(400);
    await office.agent.post(office.at('/vendors')).send({ legalName: 'x', notes: 'y'.repeat(2_000_000) }).expect(413);
    await office.agent.get(office.at('/vendors?cursor=abc')).expect(400);
    const forged = Buffer.from(JSON.stringify(['a', 'not-an-id'])).toString('base64url');
    for (const list of ['/vendors', '/vendors?sort=newest', '/deliveries?limit=5']) await office.agent.get(office.at(list)).query({ cursor: forged }).expect(400);
    await office.agent.get(office.at('/vendors/not-an-id')).expect(404);
    await office.agent.post(office.at('/vendors')).set('sec-fetch-site', 'cross-site').send({ legalName: 'X' }).expect(403);
  });
});
