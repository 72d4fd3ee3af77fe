import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

describe('triage of many engagements', () => {
  let running: Running;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
  });
  afterAll(() => running.stop());
  const company = async (legalName: string): Promise<string> => (await office.agent.post(office.at('/vendors')).send({ legalName }).expect(201)).body.id;
  const screen = (rows: unknown) => office.agent.post(office.at('/triages')).send({ rows });
  const scopes = async (vendor: string) => (await office.agent.get(office.at(`/vendors/${vendor}/engagements`)).expect(200)).body.map(({ phi }: { phi: string }) => phi);

  it('sets the scope, records who screened on which day, and determines nothing', async () => {
    const [a, b, c] = [await company('Alpha'), await company('Beta'), await company('Gamma')];
    for (const service of ['Reads', 'Archive']) await office.agent.post(office.at(`/vendors/${a}/engagements`)).send({ service }).expect(201);
    await office.agent.post(office.at(`/vendors/${b}/engagements`)).send({ service: 'Lawn care', phi: 'flows' }).expect(201);
    const { body } = await screen([{ vendorId: a, answer: 'phi' }, { vendorId: b, answer: 'none' }, { vendorId: c, answer: 'unsure' }]).expect(200);
    expect(body).toMatchObject([{ vendorId: a, engagements: 2, refused: null }, { vendorId: b, engagements: 1, refused: null }, { vendorId: c, engagements: 1, refused: null }]);
    expect([await scopes(a), await scopes(b), await scopes(c)]).toEqual([['flows', 'flows'], ['none'], ['unknown']]);
    expect((await office.agent.get(office.at(`/vendors/${b}/triages`)).expect(200)).body).toMatchObject([{ answer: 'none', screenedBy: 'Ana Ruiz', screenedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }]);
    expect((await office.agent.get(office.at(`/vendors/${b}/determinations`)).expect(200)).body).toEqual([]);
  });

  it('a row that cannot be is refused by itself, with a sentence; the others stand', async () => {
    const [a, b] = [await company('Delta'), await company('Epsilon')];
    const stranger = await makeOrganization(running);
    const { body: foreign } = await stranger.agent.post(stranger.at('/vendors')).send({ legalName: 'Foreign' }).expect(201);
    await office.agent.post(office.at('/engagements')).send({ customerVendorId: a, supplierVendorId: b, phi: 'flows' }).expect(201);
    const { body: back } = await office.agent.post(office.at('/engagements')).send({ customerVendorId: b, supplierVendorId: a, phi: 'unknown' }).expect(201);
    const { body } = await screen([{ engagementId: back.id, answer: 'phi' }, { vendorId: foreign.id, answer: 'none' }, { engagementId: foreign.id, answer: 'none' }, { vendorId: a, answer: 'phi' }].filter((row, at) => at !== 2)).expect(200);
    expect(body).toMatchObject([
      { engagementId: back.id, engagements: 0, refused: expect.stringContaining('Epsilon → Delta → Epsilon') },
      { vendorId: foreign.id, engagements: 0, refused: 'No such vendor' },
      { vendorId: a, engagements: 1, refused: null },
    ]);
    await stranger.agent.get(stranger.at(`/vendors/${a}/triages`)).expect(404);
    const { body: theirs } = await stranger.agent.post(stranger.at('/triages')).send({ rows: [{ engagementId: back.id, answer: 'phi' }] }).expect(200);
    expect(theirs).toMatchObject([{ engagements: 0, refused: 'No such engagement' }]);
  });

  it.each([
    ['no row', []],
    ['too many rows', Array.from({ length: 501 }, () => ({ vendorId: '0190aaaa-0000-7000-8000-000000000000', answer: 'phi' }))],
    ['a row of nothing', [{ answer: 'phi' }]],
    ['an answer that is none', [{ vendorId: '0190aaaa-0000-7000-8000-000000000000', answer: 'maybe' }]],
    ['one row twice', [{ vendorId: '0190aaaa-0000-7000-8000-000000000000', answer: 'phi' }, { vendorId: '0190aaaa-0000-7000-8000-000000000000', answer: 'none' }]],
  ])('%s is refused whole', async (_, rows) => {
    await screen(rows).expect(400);
  });

  it('nobody rewrites what was screened', async () => {
    const granted = await running.asOwner((owner) => owner.query(`select privilege_type from information_schema.role_table_grants where grantee = 'app' and table_name = 'triages' order by 1`));
    expect(granted.rows.map((row) => row.privilege_type)).toEqual(['INSERT', 'SELECT']);
  });
});
