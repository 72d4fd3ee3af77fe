import { randomUUID } from 'node:crypto';
import { addDays, addMonths } from '@holdfast/domain/dates/local-date';
import { HIPAA_BA_CORE } from '@holdfast/domain/questionnaires/hipaa-ba-core';
import { ScheduleRun } from '../../../apps/api/src/features/schedules/schedule-run.service.js';
import { systemCtx } from '../../../apps/api/src/platform/context/ctx.js';
import { OrganizationsReader } from '../../../apps/api/src/features/organizations/organizations.reader.js';
import { enterPortal, letHear } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { askStatement, attest, reachableVendor, SAFEGUARDS } from '../../support/statements.js';
import { type Running, startApp } from '../../support/start-app.js';

describe('schedules', () => {
  let running: Running;
  beforeAll(async () => { running = await startApp(); });
  afterAll(() => running.stop());

  const tenantOf = async (office: Office): Promise<string> => (await running.asOwner((owner) => owner.query('select id from organizations where slug = $1', [office.slug]))).rows[0].id;
  const run = async (office: Office) => running.app.get(ScheduleRun).runDue(systemCtx(await tenantOf(office)));
  const todayOf = async (office: Office) => running.app.get(OrganizationsReader, { strict: false }).today(systemCtx(await tenantOf(office)));
  const all = async (office: Office) => (await office.agent.get(office.at('/schedules')).expect(200)).body;
  const shipped = async (office: Office, key: string) => (await all(office)).find((schedule: { key: string }) => schedule.key === key);
  const edit = (office: Office, { id, version }: { id: string; version: number }, body: object) => office.agent.patch(office.at(`/schedules/${id}`)).set('if-match', `"${version}"`).send(body);
  const read = async (office: Office, id: string) => (await office.agent.get(office.at(`/schedules/${id}`)).expect(200)).body;
  const requests = async (office: Office) => (await office.agent.get(office.at('/requests')).expect(200)).body.items;
  const withPhi = async (office: Office, name: string) => {
    const made = await reachableVendor(office, name);
    await office.agent.post(office.at(`/vendors/${made.vendor.id}/engagements`)).send({ service: 'Work', phi: 'flows' }).expect(201);
    return made;
  };
  const rowsOf = async (office: Office, sql: string) => (await running.asOwner(async (owner) => {
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [await tenantOf(office)]);
    return owner.query(sql);
  })).rows;
  /** A fault of the store, for some rows alone, for as long as the work takes. */
  const whileStumbling = async (table: string, when: string, work: () => Promise<unknown>) => {
    await running.asOwner((owner) => owner.query(`create function stumble() returns trigger language plpgsql as $$ begin if ${when} then raise exception 'a fault of this test'; end if; return new; end $$; create trigger stumble before insert on ${table} for each row execute function stumble()`));
    await work().finally(() => running.asOwner((owner) => owner.query(`drop trigger stumble on ${table}; drop function stumble()`)));
  };

  it('are there from the first look on, all off; the proposed one says that it is, with its citation', async () => {
    const office = await makeOrganization(running, 'First look');
    const listed = await all(office);
    expect(listed).toHaveLength(5);
    expect(listed.filter(({ active }: { active: boolean }) => active)).toEqual([]);
    expect(listed.at(-1)).toMatchObject({ key: 'ATT-TECH-VERIFY', basis: 'proposed', cite: expect.stringContaining('90 FR 898'), nextOn: null });
    expect(await all(office)).toHaveLength(5);
    await withPhi(office, 'Nobody bothered LLC');
    await run(office);
    expect(await requests(office)).toEqual([]);
  });

  it('three jobs at once ask once, and again only a year later', async () => {
    const office = await makeOrganization(running, 'Once');
    const today = await todayOf(office);
    for (const name of ['One LLC', 'Two LLC', 'Three LLC']) await withPhi(office, name);
    await reachableVendor(office, 'Without PHI LLC');
    const schedule = await shipped(office, SAFEGUARDS);
    expect((await edit(office, schedule, { active: true, startsOn: today, message: 'Our yearly round.' }).expect(200)).body).toMatchObject({ active: true, vendors: 3, nextOn: today });
    await Promise.all([run(office), run(office), run(office)]);
    await run(office);
    expect(await requests(office)).toHaveLength(3);
    expect(await read(office, schedule.id)).toMatchObject({ nextOn: addMonths(today, 12), open: 0, occurrences: [{ outcome: 'sent', occursOn: today }, { outcome: 'sent' }, { outcome: 'sent' }] });
    expect(await rowsOf(office, 'select count(*)::int as n, count(distinct vendor_id)::int as vendors from schedule_occurrences')).toEqual([{ n: 3, vendors: 3 }]);
  }, 30_000);

  it('asked oftener, count from when it was last done', async () => {
    const office = await makeOrganization(running, 'Oftener');
    await withPhi(office, 'Often LLC');
    const today = await todayOf(office);
    const schedule = await shipped(office, HIPAA_BA_CORE.id);
    await edit(office, schedule, { active: true, startsOn: today }).expect(200);
    await run(office);
    await edit(office, { ...schedule, version: 2 }, { cadenceMonths: 6 }).expect(200);
    await run(office);
    expect(await read(office, schedule.id)).toMatchObject({ nextOn: addMonths(today, 6), occurrences: [{ outcome: 'sent' }] });
    expect(await requests(office)).toHaveLength(1);
  });

  it('wait for the day of the organization, whoever asks before', async () => {
    const office = await makeOrganization(running, 'Not yet');
    await withPhi(office, 'Tomorrow LLC');
    const schedule = await shipped(office, SAFEGUARDS);
    await edit(office, schedule, { active: true, startsOn: addDays(await todayOf(office), 1) }).expect(200);
    await run(office);
    expect(await requests(office)).toEqual([]);
    await rowsOf(office, `update schedule_vendors set anchor_on = anchor_on - 1, next_on = next_on - 1`);
    await run(office);
    expect(await requests(office)).toHaveLength(1);
  });

  it('do not ask for what was stated lately, or still waits', async () => {
    const office = await makeOrganization(running, 'Lately');
    const [stated, waiting] = [await withPhi(office, 'Stated LLC'), await withPhi(office, 'Waiting LLC')];
    await attest(await enterPortal(running, await askStatement(office, stated.vendor.id, stated.contact.id)));
    await letHear(running);
    await askStatement(office, waiting.vendor.id, waiting.contact.id);
    const today = await todayOf(office);
    const schedule = await shipped(office, SAFEGUARDS);
    await edit(office, schedule, { active: true, startsOn: today }).expect(200);
    await run(office);
    expect(await requests(office)).toHaveLength(2);
    expect((await read(office, schedule.id)).occurrences).toMatchObject([{ vendorName: 'Waiting LLC', outcome: 'not_sent', said: expect.stringMatching(/asked for this already/) }]);
    expect(await rowsOf(office, `select d.next_on as day from schedule_vendors d join vendors v on v.id = d.vendor_id where v.legal_name = 'Stated LLC'`)).toEqual([{ day: addMonths(today, 12) }]);
  });

  it('make a task for the owner where nobody can be written to, and ask once somebody can', async () => {
    const office = await makeOrganization(running, 'Nobody');
    const { body: vendor } = await office.agent.post(office.at('/vendors')).send({ legalName: 'Unreachable LLC' }).expect(201);
    await office.agent.post(office.at(`/vendors/${vendor.id}/engagements`)).send({ service: 'Work', phi: 'flows' }).expect(201);
    const schedule = await shipped(office, SAFEGUARDS);
    await edit(office, schedule, { active: true, startsOn: await todayOf(office) }).expect(200);
    await run(office);
    await run(office);
    const due = async () => (await office.agent.get(office.at('/deadlines?filter=due_soon')).expect(200)).body.items;
    expect(await due()).toMatchObject([{ kind: 'schedule_due', basis: 'policy', vendorName: 'Unreachable LLC', link: `/vendors/${vendor.id}` }]);
    await office.agent.post(office.at(`/vendors/${vendor.id}/contacts`)).send({ name: 'Jo', email: `jo.${randomUUID()}@vendor.example` }).expect(201);
    await Promise.all([run(office), run(office)]);
    expect(await requests(office)).toHaveLength(1);
    expect((await due()).map(({ kind }: { kind: string }) => kind)).toEqual(['request_due']);
    expect((await read(office, schedule.id)).occurrences).toMatchObject([{ outcome: 'sent', requestId: (await requests(office))[0].id }]);
  });

  it('a vendor for whom it fails holds up no vendor and no schedule after it, and is asked at the next run, once', async () => {
    const office = await makeOrganization(running, 'Faulty vendor');
    const made = [];
    for (const name of ['One LLC', 'Two LLC', 'Three LLC']) made.push((await withPhi(office, name)).vendor);
    const today = await todayOf(office);
    for (const key of [SAFEGUARDS, HIPAA_BA_CORE.id, 'review']) await edit(office, await shipped(office, key), { active: true, startsOn: today }).expect(200);
    await whileStumbling('requests', `new.vendor_id = '${made[1].id}'`, () => run(office));
    expect(await requests(office)).toHaveLength(4);
    const came = (outcome: string) => rowsOf(office, `select count(*)::int as n, count(distinct (schedule_id, vendor_id))::int as once from schedule_occurrences where outcome = '${outcome}'`);
    expect([...await came('sent'), ...await came('to_review'), ...await came('not_sent')].map(({ n }) => n)).toEqual([4, 3, 0]);
    await Promise.all([run(office), run(office)]);
    await run(office);
    expect(await requests(office)).toHaveLength(6);
    expect([...await came('sent'), ...await came('to_review')]).toEqual([{ n: 6, once: 6 }, { n: 3, once: 3 }]);
  }, 30_000);

  it('a schedule that cannot be begun holds up none after it, and begins at the next run', async () => {
    const office = await makeOrganization(running, 'Faulty schedule');
    await withPhi(office, 'Begun LLC');
    const today = await todayOf(office);
    const both = [await shipped(office, SAFEGUARDS), await shipped(office, 'review')].sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const each of both) await edit(office, each, { active: true, startsOn: today }).expect(200);
    const came = async () => (await rowsOf(office, 'select schedule_id as id from schedule_occurrences order by schedule_id')).map(({ id }) => id);
    await whileStumbling('schedule_vendors', `new.schedule_id = '${both[0].id}'`, () => run(office));
    expect(await came()).toEqual([both[1].id]);
    await run(office);
    expect(await came()).toEqual(both.map(({ id }) => id));
  });

  it('one that waited for somebody and fails holds up no other that did, and goes on waiting', async () => {
    const office = await makeOrganization(running, 'Faulty wait');
    const made = [];
    for (const legalName of ['One LLC', 'Two LLC', 'Three LLC']) made.push((await office.agent.post(office.at('/vendors')).send({ legalName }).expect(201)).body);
    await edit(office, await shipped(office, HIPAA_BA_CORE.id), { active: true, startsOn: await todayOf(office), scope: 'all' }).expect(200);
    await run(office);
    for (const { id } of made) await office.agent.post(office.at(`/vendors/${id}/contacts`)).send({ name: 'Jo', email: `jo.${randomUUID()}@vendor.example` }).expect(201);
    await whileStumbling('requests', `new.vendor_id = '${made[0].id}'`, () => run(office));
    const came = () => rowsOf(office, 'select outcome, count(*)::int as n from schedule_occurrences group by outcome order by outcome');
    expect(await came()).toEqual([{ outcome: 'sent', n: 2 }, { outcome: 'waiting_contact', n: 1 }]);
    await Promise.all([run(office), run(office)]);
    expect(await came()).toEqual([{ outcome: 'sent', n: 3 }]);
    expect(await requests(office)).toHaveLength(3);
  });

  it('open a review of each vendor, which is done by saying what was seen', async () => {
    const office = await makeOrganization(running, 'Review');
    await reachableVendor(office, 'Looked At LLC');
    const schedule = await shipped(office, 'review');
    await edit(office, schedule, { active: true, startsOn: await todayOf(office), dueDays: 14 }).expect(200);
    await run(office);
    const { occurrences: [occurrence], open } = await read(office, schedule.id);
    expect([open, occurrence]).toMatchObject([1, { outcome: 'to_review', vendorName: 'Looked At LLC' }]);
    const due = async () => (await office.agent.get(office.at('/deadlines?filter=due_soon')).expect(200)).body.items;
    expect(await due()).toMatchObject([{ kind: 'review_due', link: `/schedules/${schedule.id}`, basis: 'policy' }]);
    const done = (by = office) => by.agent.post(by.at(`/schedule-occurrences/${occurrence.id}/review`)).send({ said: 'Nothing new' });
    const other = await makeOrganization(running, 'Elsewhere');
    await done(other).expect(404);
    expect((await done().expect(200)).body).toMatchObject({ open: 0, occurrences: [{ outcome: 'reviewed', said: 'Nothing new', byName: 'Ana Ruiz' }] });
    expect(await due()).toEqual([]);
    await done().expect(409);
  });

  it('given more or fewer days, what is open is due by the new ones at once; what was done stays done', async () => {
    const office = await makeOrganization(running, 'Days');
    for (const name of ['Open LLC', 'Done LLC']) await reachableVendor(office, name);
    const today = await todayOf(office);
    const schedule = await shipped(office, 'review');
    await edit(office, schedule, { active: true, startsOn: today, dueDays: 14 }).expect(200);
    await run(office);
    const done = (await read(office, schedule.id)).occurrences.find(({ vendorName }: { vendorName: string }) => vendorName === 'Done LLC');
    await office.agent.post(office.at(`/schedule-occurrences/${done.id}/review`)).send({ said: 'Nothing new' }).expect(200);
    const deadlines = () => rowsOf(office, `select v.legal_name as name, d.state, d.due_on as "dueOn" from deadlines d join vendors v on v.id = d.vendor_id where d.kind = 'review_due' order by 1`);
    for (const [version, dueDays] of [[2, 30], [3, 5]]) {
      await edit(office, { ...schedule, version }, { dueDays }).expect(200);
      expect(await deadlines()).toMatchObject([{ name: 'Done LLC', state: 'met', dueOn: addDays(today, 14) }, { name: 'Open LLC', state: 'open', dueOn: addDays(today, dueDays) }]);
    }
  });

  it('switched off, nothing that came up is due any more; switched on again that day, nobody is asked twice', async () => {
    const office = await makeOrganization(running, 'Off and on');
    await withPhi(office, 'Off LLC');
    const today = await todayOf(office);
    const [statements, review] = [await shipped(office, SAFEGUARDS), await shipped(office, 'review')];
    for (const each of [statements, review]) await edit(office, each, { active: true, startsOn: today }).expect(200);
    await run(office);
    for (const each of [statements, review]) await edit(office, { ...each, version: 2 }, { active: false }).expect(200);
    expect((await read(office, review.id)).occurrences).toMatchObject([{ outcome: 'switched_off' }]);
    expect((await office.agent.get(office.at('/deadlines?filter=due_soon')).expect(200)).body.items.filter(({ kind }: { kind: string }) => kind === 'review_due')).toEqual([]);
    for (const each of [statements, review]) await edit(office, { ...each, version: 3 }, { active: true }).expect(200);
    await run(office);
    expect(await requests(office)).toHaveLength(1);
  });

  it('are for the risk classes that are named, each with a cadence of its own', async () => {
    const office = await makeOrganization(running, 'Classes');
    const today = await todayOf(office);
    const made = new Map<string, string>();
    for (const tier of ['critical', 'high', 'low', null]) {
      const { vendor } = await withPhi(office, `${tier ?? 'classless'} LLC`);
      if (tier) await office.agent.put(office.at(`/vendors/${vendor.id}/tier`)).send({ tier, reason: 'As we know it' }).expect(200);
      made.set(tier ?? '', vendor.id);
    }
    const own = { kind: 'statement', subjectId: SAFEGUARDS, scope: 'phi', cadenceMonths: 6, dueDays: 20, message: '', active: true, startsOn: today };
    await office.agent.post(office.at('/schedules')).send({ ...own, tiers: ['none'] }).expect(400);
    const { body: everybody } = await office.agent.post(office.at('/schedules')).send({ ...own, tiers: [], active: false }).expect(201);
    expect(everybody).toMatchObject({ tiers: null, vendors: 4 });
    const { body: schedule } = await office.agent.post(office.at('/schedules')).send({ ...own, tiers: ['high', 'critical'] }).expect(201);
    expect(schedule).toMatchObject({ tiers: ['critical', 'high'], vendors: 2 });
    await run(office);
    expect((await read(office, schedule.id)).occurrences.map(({ vendorName }: { vendorName: string }) => vendorName)).toEqual(['critical LLC', 'high LLC']);
    expect((await read(office, schedule.id)).nextOn).toBe(addMonths(today, 6));
    await edit(office, schedule, { tiers: ['low'] }).expect(200);
    await run(office);
    expect((await requests(office)).map(({ vendorId }: { vendorId: string }) => vendorId).sort()).toEqual([made.get('critical'), made.get('high'), made.get('low')].sort());
    expect((await edit(office, { id: schedule.id, version: 2 }, { tiers: null }).expect(200)).body).toMatchObject({ tiers: null, vendors: 4 });
    await run(office);
    expect(await requests(office)).toHaveLength(4);
  });

  it('say who changed their settings last; what came up by itself changes nothing of that', async () => {
    const office = await makeOrganization(running, 'Changed');
    await withPhi(office, 'Changing LLC');
    const schedule = await shipped(office, SAFEGUARDS);
    expect((await read(office, schedule.id)).lastChange).toBeNull();
    const { body: { lastChange } } = await edit(office, schedule, { active: true, startsOn: await todayOf(office) }).expect(200);
    expect(lastChange).toMatchObject({ by: 'Ana Ruiz', at: expect.stringMatching(/^\d{4}-.*Z$/) });
    await run(office);
    expect(await read(office, schedule.id)).toMatchObject({ lastChange, occurrences: [{ outcome: 'sent' }] });
  });

  it('are of one’s own too, and nobody else’s', async () => {
    const office = await makeOrganization(running, 'Own');
    const body = { kind: 'questionnaire', subjectId: HIPAA_BA_CORE.id, scope: 'all', cadenceMonths: 6, dueDays: 20, message: '', active: false, startsOn: null };
    const { body: made } = await office.agent.post(office.at('/schedules')).send(body).expect(201);
    expect(made).toMatchObject({ key: null, title: HIPAA_BA_CORE.title, occurrences: [] });
    for (const [over, status] of [[{ subjectId: 'none' }, 404], [{ cadenceMonths: 0 }, 400], [{ active: true }, 400], [{ startsOn: '2020-01-01' }, 400], [{ kind: 'dance' }, 400]] as const) await office.agent.post(office.at('/schedules')).send({ ...body, ...over }).expect(status);
    await edit(office, { id: made.id, version: 9 }, { dueDays: 5 }).expect(412);
    const other = await makeOrganization(running, 'Elsewhere too');
    await other.agent.get(other.at(`/schedules/${made.id}`)).expect(404);
    await edit(other, made, { dueDays: 5 }).expect(404);
  });
});
