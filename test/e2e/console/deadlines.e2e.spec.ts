import { randomUUID } from 'node:crypto';
import { reconcile } from '../../support/clock-work.js';
import { dayAhead, sendRequest } from '../../support/exchange.js';
import { makeOrganization, type Office, PASSWORD } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

describe('deadlines', () => {
  let running: Running;
  let office: Office;
  let stranger: Office;
  let tenantId: string;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
    stranger = await makeOrganization(running, 'Elsewhere');
    tenantId = await running.asOwner(async (owner) => (await owner.query('select id from organizations where slug = $1', [office.slug])).rows[0].id);
  });
  afterAll(() => running.stop());
  const get = async (path: string, who = office) => (await who.agent.get(who.at(path)).expect(200)).body;
  const rows = <R>(text: string, values: unknown[] = []): Promise<R[]> => running.asOwner(async (owner) => {
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenantId]);
    return (await owner.query(text, values)).rows as R[];
  });
  const record = async (days: number, title = `BAA ${days}`) => {
    const { body: vendor } = await office.agent.post(office.at('/vendors')).send({ legalName: `Vendor of ${title}` }).expect(201);
    const { body: agreement } = await office.agent.post(office.at(`/vendors/${vendor.id}/agreements`)).send({ title, terms: { effectiveDate: dayAhead(-300), initialTerm: { endDate: dayAhead(days) }, autoRenew: false } }).expect(201);
    const [deadline] = (await get(`/deadlines?filter=all&vendorId=${vendor.id}`)).items;
    return { vendor, agreement, deadline };
  };
  const act = (id: string, what: string, body: object, who = office) => who.agent.post(who.at(`/deadlines/${id}/${what}`)).send(body);

  it('say how they were computed, and on which basis; a list is filtered by kind, basis, owner and vendor', async () => {
    const { deadline, vendor } = await record(12);
    expect(deadline).toMatchObject({ kind: 'agreement_end', basis: 'contract', dueOn: dayAhead(12), state: 'open', owner: 'Ana Ruiz', reasons: [expect.stringContaining('its last day in force'), 'It does not renew by itself.'] });
    expect(await get(`/deadlines/${deadline.id}`)).toEqual(deadline);
    for (const [query, count] of [['kind=agreement_end', 1], ['kind=request_due', 0], ['basis=contract', 1], ['basis=law', 0], [`ownerMemberId=${deadline.ownerMemberId}`, 1], [`ownerMemberId=${randomUUID()}`, 0], [`vendorId=${vendor.id}`, 1]] as const) {
      expect([query, (await get(`/deadlines?filter=due_soon&${query}`)).items.length]).toEqual([query, count]);
    }
    await office.agent.get(office.at('/deadlines?filter=all&kind=nothing')).expect(400);
  });

  it('done by hand with a note that anybody can check, and taken back; done for its day only', async () => {
    const { deadline } = await record(20);
    await act(deadline.id, 'done', { on: dayAhead(1), note: 'Ahead of time' }).expect(400);
    await act(deadline.id, 'done', { on: dayAhead(0), note: '  ' }).expect(400);
    await act(deadline.id, 'done', { on: dayAhead(0), note: 'Replaced by contract 77, in the shared drive' }).expect(200);
    expect((await act(deadline.id, 'done', { on: dayAhead(0), note: 'Again' }).expect(409)).body.title).toContain('done in the meantime');
    expect((await get('/deadlines?filter=done')).items.map(({ id, doneNote, doneByName }: Record<string, string>) => ({ id, doneNote, doneByName }))).toContainEqual({ id: deadline.id, doneNote: 'Replaced by contract 77, in the shared drive', doneByName: 'Ana Ruiz' });
    expect((await get('/deadlines?filter=due_soon')).items.map(({ id }: { id: string }) => id)).not.toContain(deadline.id);
    await reconcile(running, tenantId);
    expect(await get(`/deadlines/${deadline.id}`)).toMatchObject({ state: 'met' });
    await office.agent.delete(office.at(`/deadlines/${deadline.id}/done`)).expect(200);
    await office.agent.delete(office.at(`/deadlines/${deadline.id}/done`)).expect(409);
    expect(await get(`/deadlines/${deadline.id}`)).toMatchObject({ state: 'open', doneOn: null });
  });

  it('are met when their matter is done, and void when it is no more', async () => {
    const { request } = await sendRequest(office, 'Withdrawn');
    const [{ id }] = await rows<{ id: string }>('select id from deadlines where matter_id = $1', [request.id]);
    await office.agent.post(office.at(`/requests/${request.id}/withdrawal`)).send({ reason: 'x' }).expect(200);
    expect(await get(`/deadlines/${id}`)).toMatchObject({ state: 'void' });
    expect((await act(id, 'snooze', { until: dayAhead(3), reason: 'x' }).expect(409)).body.title).toContain('over');
  });

  it('somebody takes one up, once', async () => {
    const { deadline } = await record(25);
    await act(deadline.id, 'acknowledgement', {}).expect(200);
    const { body } = await act(deadline.id, 'acknowledgement', {}).expect(200);
    expect(body.acknowledged).toBe(true);
  });

  it('stand in a calendar each by itself, of at most a year', async () => {
    const { deadline } = await record(28);
    const { items, cut } = await get(`/deadlines/calendar?from=${dayAhead(28)}&to=${dayAhead(28)}`);
    expect([items.map(({ id }: { id: string }) => id), cut]).toEqual([[deadline.id], false]);
    await office.agent.get(office.at(`/deadlines/calendar?from=${dayAhead(2)}&to=${dayAhead(1)}`)).expect(400);
    await office.agent.get(office.at(`/deadlines/calendar?from=${dayAhead(0)}&to=${dayAhead(400)}`)).expect(400);
    await office.agent.get(office.at('/deadlines/calendar?from=2026-02-31&to=2026-03-01')).expect(400);
  });

  it('of somebody else are not there, in whatever way they are asked for', async () => {
    const { deadline, vendor } = await record(29);
    await stranger.agent.get(stranger.at(`/deadlines/${deadline.id}`)).expect(404);
    await stranger.agent.get(stranger.at(`/deadlines/${deadline.id}/reminders`)).expect(404);
    await act(deadline.id, 'acknowledgement', {}, stranger).expect(404);
    await act(deadline.id, 'snooze', { until: dayAhead(3), reason: 'x' }, stranger).expect(404);
    await act(deadline.id, 'done', { on: dayAhead(0), note: 'x' }, stranger).expect(404);
    await stranger.agent.put(stranger.at(`/reminder-pauses/vendor/${vendor.id}`)).send({ until: dayAhead(3), reason: 'x' }).expect(404);
    expect((await get(`/deadlines?filter=all&vendorId=${vendor.id}`, stranger)).items).toEqual([]);
    await rows(`update members set console_role = 'auditor' where email = $1`, [office.email]);
    await act(deadline.id, 'acknowledgement', {}).expect(403);
    await office.agent.get(office.at(`/deadlines/${deadline.id}`)).expect(200);
    await rows(`update members set console_role = 'owner' where email = $1`, [office.email]);
  });

  describe('compared with the facts once a day', () => {
    it('nothing moves where nothing happened; what was lost, forged or orphaned is set right', async () => {
      const { deadline, agreement } = await record(33);
      await reconcile(running, tenantId);
      expect(await reconcile(running, tenantId)).toMatchObject({ moved: 0, failures: [] });
      await rows(`update deadlines set due_on = due_on + 5 where id = $1`, [deadline.id]);
      const orphan = randomUUID();
      await rows(`insert into deadlines (tenant_id, matter_type, matter_id, kind, occurrence, basis, title, link, owner_member_id, due_on, reasons, mail)
        select tenant_id, 'agreement', $2, kind, occurrence, basis, title, link, owner_member_id, due_on, reasons, mail from deadlines where id = $1`, [deadline.id, orphan]);
      expect(await reconcile(running, tenantId)).toMatchObject({ moved: 2, failures: [] });
      expect(await get(`/deadlines/${deadline.id}`)).toMatchObject({ dueOn: dayAhead(33), state: 'open' });
      expect(await rows('select state from deadlines where matter_id = $1', [orphan])).toEqual([{ state: 'void' }]);
      await rows(`delete from deadlines where matter_id = $1`, [agreement.id]);
      expect(await reconcile(running, tenantId)).toMatchObject({ moved: 1 });
      expect((await get(`/deadlines?filter=all&kind=agreement_end`)).items.map(({ matterId }: { matterId: string }) => matterId)).toContain(agreement.id);
    });

    it('one that can not be brought up to date holds up no other, and all is looked at again soon', async () => {
      const { agreement: broken } = await record(34, 'Broken');
      const { deadline: sound } = await record(35, 'Sound');
      const [{ id: owner }] = await rows<{ id: string }>(`select id from members where email = $1`, [office.email]);
      await rows(`update deadlines set due_on = due_on + 1 where matter_id = $1 or id = $2`, [broken.id, sound.id]);
      // A fault of the store, for one matter alone.
      await running.asOwner((client) => client.query(`create function refuse() returns trigger language plpgsql as $$ begin if new.matter_id = '${broken.id}' then raise exception 'a fault of this test'; end if; return new; end $$; create trigger refuse before update on deadlines for each row execute function refuse()`));
      const { failures } = await reconcile(running, tenantId);
      expect(failures).toEqual([expect.stringContaining('a fault of this test')]);
      expect(await get(`/deadlines/${sound.id}`)).toMatchObject({ dueOn: dayAhead(35) });
      const [{ soon }] = await rows<{ soon: boolean }>(`select next_at < holdfast_now() + interval '11 minutes' as soon from reconciles`);
      expect(soon).toBe(true);
      await running.asOwner((client) => client.query('drop trigger refuse on deadlines'));
      expect(await reconcile(running, tenantId)).toMatchObject({ failures: [] });
      expect(owner).toEqual(expect.any(String));
    });

    it('a determination is asked again after a year, and at once when its engagement has changed', async () => {
      const { body: vendor } = await office.agent.post(office.at('/vendors')).send({ legalName: 'Determined' }).expect(201);
      const { body: engagement } = await office.agent.post(office.at(`/vendors/${vendor.id}/engagements`)).send({ service: 'Shredding', phi: 'flows' }).expect(201);
      await office.agent.post(office.at(`/engagements/${engagement.id}/determinations`)).send({ answers: { W1: 'no' } }).expect(201);
      const due = async () => (await get(`/deadlines?filter=all&vendorId=${vendor.id}`)).items;
      const [first] = await due();
      expect(first).toMatchObject({ kind: 'determination_review', basis: 'policy' });
      expect(first.daysLeft).toBeGreaterThan(360);
      await office.agent.patch(office.at(`/engagements/${engagement.id}`)).set('if-match', `"${engagement.version}"`).send({ phi: 'unknown' }).expect(200);
      expect(await due()).toEqual([expect.objectContaining({ daysLeft: 0, reasons: expect.arrayContaining([expect.stringContaining('has changed')]) })]);
    });
  });

  it('the organization’s day begins at its own midnight, and then it is looked at again', async () => {
    const [before] = await rows<{ at: Date; day: string }>(`select next_at as at, looked_day::text as day from reconciles`);
    await running.moveClock('1 day');
    await office.agent.post('/api/console/session').send({ email: office.email, password: PASSWORD }).expect(201);
    await reconcile(running, tenantId);
    const [after] = await rows<{ at: Date; day: string }>(`select next_at as at, looked_day::text as day from reconciles`);
    expect(after.at.getTime() - before.at.getTime()).toBe(86_400_000);
    expect(after.day > before.day).toBe(true);
  });
});
