import { SAMPLE_VENDORS } from '../../../apps/api/src/features/samples/sample-clinic.js';
import { systemCtx } from '../../../apps/api/src/platform/context/ctx.js';
import { MailSender } from '../../../apps/api/src/platform/mail/mail.sender.js';
import { letRemind } from '../../support/clock-work.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

describe('sample data', () => {
  let running: Running;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
  });
  beforeEach(async () => {
    office = await makeOrganization(running);
  });
  afterAll(() => running.stop());

  const load = () => office.agent.post(office.at('/sample'));
  const remove = () => office.agent.delete(office.at('/sample'));
  const get = async (path: string) => (await office.agent.get(office.at(path)).expect(200)).body;
  /** Runs SQL inside the organization, as only its owner's owner can. */
  const inside = <R>(sql: string, values: unknown[] = []): Promise<R[]> =>
    running.asOwner(async (owner) => {
      await owner.query(`select set_config('app.tenant_id', id::text, false) from organizations where slug = $1`, [office.slug]);
      return (await owner.query(sql, values)).rows as R[];
    });

  it('forty vendors come in one act, with dates that are right today', async () => {
    expect(await get('/sample')).toEqual({ vendors: 0 });
    expect((await load().expect(201)).body).toEqual({ vendors: 40 });
    expect(await get('/sample')).toEqual({ vendors: 40 });
    expect(await get('/vendors/counts')).toEqual({ all: 40, uncovered: 8, phi_unknown: 4, no_contact: 3, archived: 0 });

    const { items } = await get('/vendors?limit=200');
    expect(items.every(({ sample }: { sample: boolean }) => sample)).toBe(true);
    const states: Record<string, number> = {};
    for (const { id } of items) for (const { inForce } of await get(`/vendors/${id}/agreements`)) states[inForce] = (states[inForce] ?? 0) + 1;
    expect(states).toMatchObject({ in_notice_window: expect.any(Number), in_force: expect.any(Number), not_yet_in_force: 2, expired: 3 });
    expect(Object.values(states).reduce((sum, n) => sum + n)).toBe(22);
    expect(states.in_notice_window).toBeGreaterThanOrEqual(3);
    const deadlines = await inside<{ kind: string }>(`select distinct kind from deadlines where state = 'open' order by 1`);
    expect(deadlines.map(({ kind }) => kind)).toEqual(['agreement_end', 'agreement_notice', 'agreement_review']);
    const customers = await inside<{ name: string }>(`select v.legal_name as name from vendors v join engagements e on e.customer_vendor_id = v.id where relation = 'customer'`);
    expect(customers).toHaveLength(1);
  });

  it('loading twice changes nothing and says so; of two at once, one loads', async () => {
    const answers = await Promise.all([load(), load()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { body } = await load().expect(409);
    expect(body.title).toContain('40 vendors');
    expect(await get('/sample')).toEqual({ vendors: 40 });
  });

  it('removing takes exactly these: what a person added stays, and the record says what happened', async () => {
    const mine = (await office.agent.post(office.at('/vendors')).send({ legalName: 'Riverside Imaging, LLC' }).expect(201)).body.id;
    await load().expect(201);
    const { items } = await get('/vendors?limit=1&search=Quillmoor');
    await office.agent.post(office.at(`/vendors/${items[0].id}/contacts`)).send({ name: 'Added Later', email: 'added@quillmoor.example' }).expect(201);
    await remove().expect(204);
    expect((await get('/vendors')).items.map(({ id }: { id: string }) => id)).toEqual([mine]);
    for (const table of ['contacts', 'engagements', 'agreements', 'agreement_terms', 'deadlines']) expect(await inside(`select id from ${table}`)).toEqual([]);
    const actions = await inside<{ action: string }>(`select action from audit_entries where action like 'sample.%' order by id`);
    expect(actions.map(({ action }) => action)).toEqual(['sample.loaded', 'sample.removed']);
    await remove().expect(404);
    await load().expect(201);
  });

  it('an engagement with a vendor that is no sample is not lost in silence', async () => {
    await office.agent.post(office.at('/vendors')).send({ legalName: 'Riverside Imaging, LLC' }).expect(201);
    await load().expect(201);
    await inside(`insert into engagements (tenant_id, customer_vendor_id, supplier_vendor_id, service)
      select o.tenant_id, o.id, s.id, 'Hosting' from vendors o, vendors s where not o.sample and s.external_ref = 'SAMPLE-05'`);
    const { body } = await remove().expect(422);
    expect(body.title).toContain('Riverside Imaging, LLC');
    expect(await get('/sample')).toEqual({ vendors: 40 });
  });

  it('no address of it can belong to anybody, and a reminder that has not left goes with it', async () => {
    await load().expect(201);
    const contacts = await inside<{ email: string }>('select email from contacts');
    expect(contacts.length).toBeGreaterThan(SAMPLE_VENDORS.length - 4);
    expect(contacts.filter(({ email }) => !email.endsWith('.example'))).toEqual([]);

    await running.moveClock('12 hours');
    await running.moveClock('1 day');
    const [{ id: tenantId }] = await inside<{ id: string }>(`select tenant_id as id from organization_profiles`);
    await letRemind(running);
    const planned = await inside<{ to: string; vendor: string }>(`select to_email as to, variables->>'agreementTitle' as vendor from messages where state = 'planned'`);
    expect(planned.length).toBeGreaterThan(0);
    for (const { to, vendor } of planned) expect([to, vendor.startsWith('Sample ')]).toEqual([office.email, true]);
    await office.agent.post('/api/console/session').send({ email: office.email, password: 'kelp on a cold rock' }).expect(201);
    await remove().expect(204);
    await running.app.get(MailSender).sendDue(systemCtx(tenantId));
    expect(await get('/mailbox')).toEqual([]);
  });

  it('only an owner loads or removes it; a reader sees that it is there, another organization does not', async () => {
    await load().expect(201);
    await inside(`update members set console_role = 'complianceOfficer'`);
    await load().expect(403);
    await remove().expect(403);
    expect(await get('/sample')).toEqual({ vendors: 40 });
    const stranger = await makeOrganization(running);
    await stranger.agent.get(office.at('/sample')).expect(404);
    expect((await stranger.agent.get(stranger.at('/sample'))).body).toEqual({ vendors: 0 });
  });
});
