import { dayAhead, sendRequest } from '../../support/exchange.js';
import { makeOrganization, type Office, PASSWORD } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

describe('Today', () => {
  let running: Running;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
    await sendRequest(await makeOrganization(running, 'Elsewhere')); // somebody else's, which must not count here
  });
  afterAll(() => running.stop());
  const get = async (path: string) => (await office.agent.get(office.at(path)).expect(200)).body;
  const checked = (ago: string | null) => running.asOwner((owner) => owner.query('update planner_checks set checked_at = holdfast_now() - $1::interval', [ago]));

  it('says when what is due was last looked at, and turns red after an hour: an empty list looks the same when nobody looked', async () => {
    expect(await get('/today')).toMatchObject({ checkedAt: null, stale: true, counts: { overdue: 0, dueSoon: 0 } });
    await checked('59 minutes');
    expect(await get('/today')).toMatchObject({ stale: false });
    await checked('61 minutes');
    expect(await get('/today')).toMatchObject({ stale: true, checkedAt: expect.any(String) });
  });

  it('each number is the length of its list, a matter counted once', async () => {
    const [past, soon, far] = [await sendRequest(office, 'Past'), await sendRequest(office, 'Soon'), await sendRequest(office, 'Far')];
    await office.agent.post(office.at(`/requests/${far.request.id}/due-day`)).send({ dueOn: dayAhead(45) }).expect(200);
    await running.moveClock('31 days');
    await office.agent.post('/api/console/session').send({ email: office.email, password: PASSWORD }).expect(201);
    const { body: agreement } = await office.agent.post(office.at(`/vendors/${soon.vendor.id}/agreements`)).send({ title: 'BAA', terms: { effectiveDate: dayAhead(-300), initialTerm: { endDate: dayAhead(40) }, autoRenew: false }, engagementIds: [] }).expect(201);
    await running.asOwner(async (owner) => {
      const { rows: [{ id }] } = await owner.query('select id from organizations where slug = $1', [office.slug]);
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [id]);
      // A second deadline of the same matter, as later duties of an agreement are.
      await owner.query(`insert into deadlines (tenant_id, matter_type, matter_id, vendor_id, kind, occurrence, basis, title, link, owner_member_id, due_on, reasons, mail)
        select tenant_id, matter_type, matter_id, vendor_id, 'agreement_notice', 'again', basis, title, link, owner_member_id, due_on + 3, reasons, mail from deadlines where matter_id = $1`, [agreement.id]);
    });
    const { counts } = await get('/today');
    const [overdue, due, late] = [await get('/deadlines?filter=overdue'), await get('/deadlines?filter=due_soon'), await get('/requests?filter=late')];
    expect([counts.overdue, counts.dueSoon]).toEqual([overdue.items.length, due.items.length]);
    expect(overdue.items.map(({ vendorName }: { vendorName: string }) => vendorName).sort()).toEqual(['Past', 'Soon']);
    expect(due.items.map(({ vendorName }: { vendorName: string }) => vendorName)).toEqual(['Soon', 'Far']);
    expect(late.items.length).toBe(2);
    expect((await get('/deadlines?filter=overdue&limit=1')).items.length).toBe(1);
    const first = await get('/deadlines?filter=overdue&limit=1');
    expect((await get(`/deadlines?filter=overdue&limit=1&cursor=${first.next}`)).next).toBeNull();
    expect(past.request.status).toBe('sent');
    await running.moveClock('-31 days');
  });

  it.each(['', 'filter=everything', 'filter=overdue&limit=0', 'filter=overdue&cursor=x'])('refuses the list that %j asks for', async (query) => {
    await office.agent.get(office.at(`/deadlines?${query}`)).expect(400);
  });
});
