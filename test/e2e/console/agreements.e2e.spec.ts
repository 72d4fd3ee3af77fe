import pg from 'pg';
import { dayAhead } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

describe('agreements, for staff', () => {
  let running: Running;
  let office: Office;
  let vendorId: string;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
    vendorId = (await office.agent.post(office.at('/vendors')).send({ legalName: 'Northfield Imaging' }).expect(201)).body.id;
  });
  afterAll(() => running.stop());

  /** An engagement through which PHI flows, written where its own feature writes it. */
  const phiEngagement = async (): Promise<string> => {
    const owner = new pg.Client(running.database.appUrl);
    await owner.connect();
    const { rows: [{ id: tenantId }] } = await owner.query('select id from organizations where slug = $1', [office.slug]);
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenantId]);
    const { rows: [{ id }] } = await owner.query(`insert into engagements (tenant_id, supplier_vendor_id, service, phi) values ($1, $2, 'Reads', 'flows') returning id`, [tenantId, vendorId]);
    await owner.end();
    return id;
  };
  const uncovered = async () => (await office.agent.get(office.at('/vendors/counts')).expect(200)).body.uncovered;
  const record = (body: object) => office.agent.post(office.at(`/vendors/${vendorId}/agreements`)).send({ title: 'BAA 2023-114', ...body });

  it('what covers a flow of PHI takes it off the list of gaps, exactly while it is in force', async () => {
    const engagementId = await phiEngagement();
    expect(await uncovered()).toBe(1);
    const { body } = await record({ terms: { effectiveDate: dayAhead(-30), initialTerm: { endDate: dayAhead(5) }, autoRenew: false }, engagementIds: [engagementId] }).expect(201);
    expect(body).toMatchObject({ inForce: 'in_force', lastDay: dayAhead(5), giveNoticeBy: null, engagementIds: [engagementId], version: 2 });
    expect(await uncovered()).toBe(0);
    expect((await office.agent.get(office.at('/vendors?filter=uncovered'))).body.items).toEqual([]);

    await office.agent.post(office.at(`/agreements/${body.id}/termination`)).set('if-match', '"2"').send({ cause: 'convenience', on: dayAhead(-2), reason: 'Services ended' }).expect(200).expect(({ body }) => expect(body.inForce).toBe('terminated'));
    expect(await uncovered()).toBe(1);
    expect((await office.agent.get(office.at('/vendors?filter=uncovered'))).body.items).toHaveLength(1);
  });

  it('says by when to give notice, counted from the last day in force', async () => {
    const { body } = await record({ terms: { effectiveDate: '2025-01-31', initialTerm: { months: 36 }, autoRenew: true, renewalTermMonths: 12, notice: { days: 60 } } }).expect(201);
    expect(body).toMatchObject({ inForce: 'in_force', lastDay: '2028-01-30', renewsOn: '2028-01-31', giveNoticeBy: '2027-12-01' });
  });

  it('a correction is a further version; a stale one is refused', async () => {
    const { body } = await record({ terms: { effectiveDate: dayAhead(-30), initialTerm: { months: 12 }, autoRenew: false } }).expect(201);
    const change = { reason: 'correction', corrects: 1, terms: { effectiveDate: dayAhead(-30), initialTerm: { evergreen: true }, autoRenew: false } };
    const { body: changed } = await office.agent.post(office.at(`/agreements/${body.id}/terms`)).set('if-match', '"2"').send(change).expect(200);
    expect(changed).toMatchObject({ lastDay: null, version: 3 });
    await office.agent.post(office.at(`/agreements/${body.id}/terms`)).set('if-match', '"2"').send(change).expect(412);
  });

  it('each of a vendor’s agreements is listed with its own latest terms, cover and reminders', async () => {
    const { body: { id } } = await office.agent.post(office.at('/vendors')).send({ legalName: 'Several Papers' }).expect(201);
    const { body: engagement } = await office.agent.post(office.at(`/vendors/${id}/engagements`)).send({ service: 'Reads', phi: 'flows' }).expect(201);
    const add = async (title: string, from: string, endDate: string, engagementIds: string[] = []) =>
      (await office.agent.post(office.at(`/vendors/${id}/agreements`)).send({ title, terms: { effectiveDate: from, initialTerm: { endDate }, autoRenew: false }, engagementIds }).expect(201)).body;
    const older = await add('Older', dayAhead(-90), dayAhead(200), [engagement.id]);
    await add('Newer', dayAhead(-30), dayAhead(300));
    await office.agent.post(office.at(`/agreements/${older.id}/terms`)).set('if-match', '"2"').send({ reason: 'amendment', effectiveFrom: dayAhead(-10), terms: { initialTerm: { endDate: dayAhead(250) } } }).expect(200);
    const { body: all } = await office.agent.get(office.at(`/vendors/${id}/agreements`)).expect(200);
    expect(all).toMatchObject([
      { title: 'Newer', lastDay: dayAhead(300), engagementIds: [] },
      { title: 'Older', lastDay: dayAhead(250), engagementIds: [engagement.id], version: 3 },
    ]);
    for (const { lastDay, reminders } of all) expect(new Set(reminders.map(({ due }: { due: string }) => due))).toEqual(new Set([lastDay]));
  });

  it.each([
    ['an end before the beginning', { effectiveDate: '2026-05-01', initialTerm: { endDate: '2026-04-01' }, autoRenew: false }, '/terms/initialTerm/endDate'],
    ['a day that is none', { effectiveDate: '2026-02-30', initialTerm: { months: 12 }, autoRenew: false }, '/terms/effectiveDate'],
    ['two kinds of term', { effectiveDate: '2026-05-01', initialTerm: { months: 12, evergreen: true }, autoRenew: false }, '/terms/initialTerm'],
    ['notice in two units', { effectiveDate: '2026-05-01', initialTerm: { months: 12 }, autoRenew: true, renewalTermMonths: 12, notice: { days: 1, months: 1 } }, '/terms/notice'],
  ])('%s is refused with a pointer', async (_, terms, pointer) => {
    const { body } = await record({ terms }).expect(400);
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });

  it('another organization reads nothing, and lends no engagement', async () => {
    const stranger = await makeOrganization(running);
    const engagementId = await phiEngagement();
    const { body } = await record({ terms: { effectiveDate: dayAhead(0), initialTerm: { evergreen: true }, autoRenew: false } }).expect(201);
    await stranger.agent.get(stranger.at(`/agreements/${body.id}`)).expect(404);
    const theirs = (await stranger.agent.post(stranger.at('/vendors')).send({ legalName: 'Theirs' }).expect(201)).body.id;
    await stranger.agent.post(stranger.at(`/vendors/${theirs}/agreements`)).send({ title: 'BAA', terms: { effectiveDate: dayAhead(0), initialTerm: { evergreen: true }, autoRenew: false }, engagementIds: [engagementId] }).expect(404);
  });
});
