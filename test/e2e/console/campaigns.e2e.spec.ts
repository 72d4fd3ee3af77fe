import { randomUUID } from 'node:crypto';
import { CampaignWork } from '../../../apps/api/src/features/campaigns/campaign-work.service.js';
import { RequestsService } from '../../../apps/api/src/features/requests/requests.service.js';
import { systemCtx } from '../../../apps/api/src/platform/context/ctx.js';
import { dayAhead, enterPortal, letHear } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { attest, reachableVendor, SAFEGUARDS } from '../../support/statements.js';
import { type Running, startApp } from '../../support/start-app.js';
import { HIPAA_BA_CORE } from '@holdfast/domain/questionnaires/hipaa-ba-core';

const NOBODY_LEFT_OUT = { phi: null, agreement: null, ownerMemberId: null };

describe('a campaign', () => {
  let running: Running;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
  });
  afterAll(() => running.stop());

  const tenantOf = async (by = office): Promise<string> => (await running.asOwner((owner) => owner.query('select id from organizations where slug = $1', [by.slug]))).rows[0].id;
  const work = async (id: string, by = office) => running.app.get(CampaignWork).work(systemCtx(await tenantOf(by)), id);
  const vendors = async (prefix: string, count: number) => {
    const made = [];
    for (let at = 0; at < count; at++) made.push(await reachableVendor(office, `${prefix} ${at} LLC`));
    return made;
  };
  const recipientsOf = (made: Awaited<ReturnType<typeof vendors>>) => made.map(({ vendor, contact }) => ({ vendorId: vendor.id, contactId: contact.id }));
  const begin = (recipients: object[], over: object = {}, by = office) => by.agent.post(by.at('/campaigns')).send({ title: 'Yearly statements', kind: 'statement', subjectId: SAFEGUARDS, message: 'Our yearly round.', dueOn: dayAhead(20), filter: NOBODY_LEFT_OUT, recipients, ...over });
  const read = async (id: string) => (await office.agent.get(office.at(`/campaigns/${id}`)).expect(200)).body;
  const rowsOf = async (sql: string, values: unknown[] = []) => (await running.asOwner(async (owner) => {
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [await tenantOf()]);
    return owner.query(sql, values);
  })).rows;
  const preview = async (filter: object) => (await office.agent.post(office.at('/campaigns/preview')).send(filter).expect(200)).body;

  it('finds whom its filter names, with whom to write to, and who has nobody', async () => {
    const [flows, none, unreachable] = [await reachableVendor(office, 'Find Flows LLC'), await reachableVendor(office, 'Find None LLC'), (await office.agent.post(office.at('/vendors')).send({ legalName: 'Find Nobody LLC' }).expect(201)).body];
    for (const [id, phi] of [[flows.vendor.id, 'flows'], [none.vendor.id, 'none'], [unreachable.id, 'flows']]) await office.agent.post(office.at(`/vendors/${id}/engagements`)).send({ service: 'Work', phi }).expect(201);
    const found = (await preview({ phi: 'flows' })).filter(({ name }: { name: string }) => name.startsWith('Find'));
    expect(found).toMatchObject([{ name: 'Find Flows LLC', contactName: 'Priya Nair' }, { name: 'Find Nobody LLC', contactId: null, bounced: 0 }]);
    expect((await preview({ agreement: 'missing' })).map(({ name }: { name: string }) => name)).toEqual(expect.arrayContaining(['Find Flows LLC', 'Find Nobody LLC']));
    expect(await preview({ agreement: 'in_force' })).toEqual([]);
    const { body: [owner] } = await office.agent.get(office.at('/members')).expect(200);
    expect(await preview({ ownerMemberId: owner.id })).toEqual([]);
    await office.agent.post(office.at('/campaigns/preview')).send({ ownerMemberId: randomUUID() }).expect(404);
    await office.agent.post(office.at('/campaigns/preview')).send({ phi: 'much' }).expect(400);
  });

  it('finds vendors of the risk classes that it names, and of every class where it names none', async () => {
    for (const tier of ['critical', 'low', null]) {
      const { body: { id } } = await office.agent.post(office.at('/vendors')).send({ legalName: `Class ${tier} LLC` }).expect(201);
      if (tier) await office.agent.put(office.at(`/vendors/${id}/tier`)).send({ tier, reason: 'As we know it' }).expect(200);
    }
    const found = async (tiers: string[] | null) => (await preview({ tiers })).map(({ name }: { name: string }) => name).filter((name: string) => name.startsWith('Class'));
    expect(await found(['critical'])).toEqual(['Class critical LLC']);
    expect(await found(['low', 'critical'])).toEqual(['Class critical LLC', 'Class low LLC']);
    for (const nothing of [[], null]) expect(await found(nothing)).toHaveLength(3);
    await office.agent.post(office.at('/campaigns/preview')).send({ tiers: ['dire'] }).expect(400);
    const [chosen] = await preview({ tiers: ['low'] });
    expect((await preview({ vendorIds: [chosen.vendorId] })).map(({ name }: { name: string }) => name)).toEqual(['Class low LLC']);
    await office.agent.post(office.at('/campaigns/preview')).send({ vendorIds: ['x'] }).expect(400);
  });

  it('is sent by a job, counted live, and told apart: answered, with exceptions, not stated', async () => {
    const made = await vendors('Tally', 5);
    const { body: begun } = await begin(recipientsOf(made)).expect(201);
    expect(begun).toMatchObject({ state: 'sending', tally: { recipients: 5, waiting: 5 } });
    await work(begun.id);
    const sent = await read(begun.id);
    expect(sent).toMatchObject({ state: 'open', tally: { sent: 5, waiting: 0 }, subjectTitle: 'Yearly statement on safeguards', by: 'Ana Ruiz' });
    const desks = [];
    for (const { requestId } of sent.recipientList.slice(0, 4)) desks.push(await enterPortal(running, requestId));
    await attest(desks[0]);
    await attest(desks[1], { exceptions: 'some', exceptionsText: 'Except backups' });
    await desks[2].agent.post(desks[2].at('/statement/declining')).send({ reason: 'We cannot', since: dayAhead(-1), phi: 'no' }).expect(200);
    await letHear(running);
    const { tally, recipientList } = await read(begun.id);
    expect(tally).toEqual({ recipients: 5, late: 0, waiting: 0, refused: 0, sent: 1, being_answered: 1, answered: 1, exceptions: 1, not_stated: 1, withdrawn: 0 });
    expect(recipientList.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['answered', 'exceptions', 'not_stated', 'being_answered', 'sent']);
  }, 30_000);

  it('whose job is killed midway goes on, by two at once, and asks nobody twice', async () => {
    const { body: { id } } = await begin(recipientsOf(await vendors('Killed', 8))).expect(201);
    const requests = running.app.get(RequestsService);
    const open = requests.open.bind(requests);
    let asked = 0;
    requests.open = async (...args) => (++asked === 4 ? Promise.reject(new Error('killed')) : open(...args));
    await expect(work(id)).rejects.toThrow('killed');
    expect((await read(id)).tally).toMatchObject({ sent: 3, waiting: 5 });
    requests.open = open;
    await Promise.all([work(id), work(id), work(id)]);
    expect(await read(id)).toMatchObject({ state: 'open', tally: { recipients: 8, sent: 8 } });
    expect(await rowsOf('select count(*)::int as requests, count(distinct r.vendor_id)::int as vendors from requests r join vendors v on v.id = r.vendor_id where v.legal_name like $1', ['Killed %'])).toEqual([{ requests: 8, vendors: 8 }]);
    expect(await rowsOf(`select count(*)::int as n from messages where kind = 'statement-asked' and vendor_id in (select id from vendors where legal_name like $1)`, ['Killed %'])).toEqual([{ n: 8 }]);
  }, 30_000);

  it('says of each why it was not sent, and lets nobody hold up another', async () => {
    const made = await vendors('Refused', 3);
    await office.agent.post(office.at(`/vendors/${made[0].vendor.id}/statements`)).send({ statementId: SAFEGUARDS, contactId: made[0].contact.id, dueOn: dayAhead(9) }).expect(201);
    const { body: { id } } = await begin(recipientsOf(made)).expect(201);
    await office.agent.post(office.at(`/vendors/${made[1].vendor.id}/archive`)).set('if-match', '"1"').expect(200);
    await work(id);
    const { tally, recipientList } = await read(id);
    expect(tally).toMatchObject({ refused: 2, sent: 1 });
    expect(recipientList.map(({ refusedBecause }: { refusedBecause: string }) => refusedBecause)).toEqual([expect.stringMatching(/asked for this already/), expect.stringMatching(/archived/), '']);
  });

  it('asks a questionnaire too, under its own title', async () => {
    const made = await vendors('Questions', 2);
    const { body: { id } } = await begin(recipientsOf(made), { kind: 'questionnaire', subjectId: HIPAA_BA_CORE.id, title: 'Review 2027' }).expect(201);
    await work(id);
    expect(await read(id)).toMatchObject({ tally: { sent: 2 } });
    const again = await begin(recipientsOf(made), { kind: 'questionnaire', subjectId: HIPAA_BA_CORE.id }).expect(201);
    await work(again.body.id);
    expect((await read(again.body.id)).tally).toMatchObject({ refused: 2 });
    const { body: { items } } = await office.agent.get(office.at(`/requests?vendorId=${made[0].vendor.id}`)).expect(200);
    expect(items).toMatchObject([{ title: 'Review 2027', kind: 'questionnaire' }]);
  });

  it('writes once more to those who have not answered, once a day', async () => {
    const { body: { id } } = await begin(recipientsOf(await vendors('Remind', 3))).expect(201);
    await office.agent.post(office.at(`/campaigns/${id}/reminders`)).expect(422);
    await work(id);
    const { recipientList: [first] } = await read(id);
    await attest(await enterPortal(running, first.requestId));
    await office.agent.post(office.at(`/campaigns/${id}/reminders`)).expect(200);
    await Promise.all([work(id), work(id)]);
    await office.agent.post(office.at(`/campaigns/${id}/reminders`)).expect(409);
    expect(await read(id)).toMatchObject({ reminded: true, mayRemind: false });
    expect(await rowsOf(`select count(*)::int as n from messages where key like '%.again.%' and subject_id in (select request_id::text from campaign_recipients where campaign_id = $1)`, [id])).toEqual([{ n: 2 }]);
  });

  it('closed, takes back what was not answered, or leaves it', async () => {
    for (const withdraws of [true, false]) {
      const { body: { id } } = await begin(recipientsOf(await vendors(`Close ${withdraws}`, 3))).expect(201);
      await work(id);
      const { recipientList: [first] } = await read(id);
      await attest(await enterPortal(running, first.requestId));
      await office.agent.post(office.at(`/campaigns/${id}/closing`)).send({ withdraws }).expect(200);
      await work(id);
      expect(await read(id)).toMatchObject({ state: 'closed', tally: withdraws ? { answered: 1, withdrawn: 2 } : { answered: 1, sent: 2 } });
      await office.agent.post(office.at(`/campaigns/${id}/closing`)).send({ withdraws }).expect(409);
      await office.agent.post(office.at(`/campaigns/${id}/reminders`)).expect(422);
    }
  }, 30_000);

  it('closed before its job came, sends nothing', async () => {
    const { body: { id } } = await begin(recipientsOf(await vendors('Early', 2))).expect(201);
    await office.agent.post(office.at(`/campaigns/${id}/closing`)).send({ withdraws: false }).expect(200);
    await work(id);
    expect(await read(id)).toMatchObject({ state: 'closed', tally: { refused: 2, sent: 0 } });
  });

  it('is exported without a formula in it', async () => {
    const { vendor, contact } = await reachableVendor(office, '=HYPERLINK("http://x")');
    const { body: { id } } = await begin([{ vendorId: vendor.id, contactId: contact.id }]).expect(201);
    await work(id);
    const { text, headers } = await office.agent.get(office.at(`/campaigns/${id}/recipients.csv`)).expect(200);
    expect(headers['content-type']).toMatch(/^text\/csv/);
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(text.split('\r\n')).toHaveLength(3);
  });

  it('asks nobody of another organization, and is nobody else’s', async () => {
    const other = await makeOrganization(running, 'Elsewhere');
    const [mine] = recipientsOf(await vendors('Mine', 1));
    await begin([mine], {}, other).expect(404);
    const hers = await reachableVendor(other, 'Hers LLC');
    await begin([{ vendorId: mine.vendorId, contactId: hers.contact.id }]).expect(404);
    await begin([mine, mine]).expect(400);
    await begin([]).expect(400);
    await begin([mine], { subjectId: 'ATT-NOTHING' }).expect(404);
    await begin([mine], { dueOn: dayAhead(-2) }).expect(400);
    await begin([mine], { title: ' ' }).expect(400);
    const { body: { id } } = await begin([mine]).expect(201);
    for (const path of ['', '/recipients.csv']) await other.agent.get(other.at(`/campaigns/${id}${path}`)).expect(404);
    await other.agent.post(other.at(`/campaigns/${id}/closing`)).send({ withdraws: true }).expect(404);
    await other.agent.post(other.at(`/campaigns/${id}/reminders`)).expect(404);
    const { body: page } = await office.agent.get(office.at('/campaigns?limit=2')).expect(200);
    expect(page.items).toHaveLength(2);
    expect((await office.agent.get(office.at(`/campaigns?limit=2&cursor=${page.next}`)).expect(200)).body.items).toHaveLength(2);
    expect((await other.agent.get(other.at('/campaigns')).expect(200)).body.items).toEqual([]);
  });
});
