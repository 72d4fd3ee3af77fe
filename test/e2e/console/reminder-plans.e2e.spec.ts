import { randomUUID } from 'node:crypto';
import supertest from 'supertest';
import { Secrets } from '../../../apps/api/src/platform/secrets/secrets.js';
import { letRemind, reconcile } from '../../support/clock-work.js';
import { dayAhead, sendRequest } from '../../support/exchange.js';
import { makeOrganization, type Office, PASSWORD } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

describe('when and whom reminders reach', () => {
  let running: Running;
  let office: Office;
  let tenantId: string;
  beforeEach(async () => {
    running = await startApp();
    await running.moveClockToNoon();
    office = await makeOrganization(running);
    tenantId = await running.asOwner(async (owner) => (await owner.query('select id from organizations where slug = $1', [office.slug])).rows[0].id);
  });
  afterEach(() => running.stop());

  const get = async (path: string) => (await office.agent.get(office.at(path)).expect(200)).body;
  const rows = <R>(text: string, values: unknown[] = []): Promise<R[]> => running.asOwner(async (owner) => {
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenantId]);
    return (await owner.query(text, values)).rows as R[];
  });
  const later = async (by: string) => {
    await running.moveClock(by);
    await office.agent.post('/api/console/session').send({ email: office.email, password: PASSWORD }).expect(201);
  };
  /** An agreement with a last day (contract), one without (policy, due in a year from the day it took effect), and its one deadline. */
  const record = async (title: string, terms: object) => {
    const { body: vendor } = await office.agent.post(office.at('/vendors')).send({ legalName: `Vendor of ${title}` }).expect(201);
    const { body: agreement } = await office.agent.post(office.at(`/vendors/${vendor.id}/agreements`)).send({ title, terms }).expect(201);
    const [deadline] = (await get(`/deadlines?filter=all&vendorId=${vendor.id}`)).items;
    return { vendor, agreement, deadline };
  };
  const ending = (days: number) => ({ effectiveDate: dayAhead(-300), initialTerm: { endDate: dayAhead(days) }, autoRenew: false });
  /** One without an end, last looked at so many days ago: the organization's policy asks for a look after a year. */
  const recordEvergreen = async (title: string, lookedAt: number) => {
    const made = await record(title, { effectiveDate: dayAhead(-900), initialTerm: { evergreen: true }, autoRenew: false });
    await rows('update agreements set reviewed_on = $2 where id = $1', [made.agreement.id, dayAhead(lookedAt)]);
    await reconcile(running, tenantId);
    const [deadline] = (await get(`/deadlines?filter=all&vendorId=${made.vendor.id}`)).items;
    return { ...made, deadline };
  };
  const letters = () => rows<{ kind: string; to: string; subject: string | null }>(`select kind, to_email as to, subject_id as subject from messages where kind in ('agreement-ends', 'daily-digest', 'deadline-notice', 'policy-review-date', 'reminder-before-due', 'after-due') order by planned_at, id`);
  /** Someone else of the console, made as an invitation makes her. */
  const colleague = async (role: string) => {
    const email = `col.${randomUUID()}@clinic.example`;
    const { body: invitation } = await office.agent.post(office.at('/invitations')).send({ email, role }).expect(201);
    const agent = supertest.agent(running.app.getHttpServer());
    await agent.post('/api/console/join').send({ key: `${invitation.id}.${new Secrets().token('invitation', invitation.id, 1)}`, name: 'Bo Lee', password: PASSWORD }).expect(200 + 1);
    const member = (await get('/members')).find((other: { email: string }) => other.email === email);
    return { agent, email, member };
  };
  const setPlan = (kind: string, body: object, version = 0) => office.agent.put(office.at(`/reminder-plans/${kind}`)).set('if-match', `"${version}"`).send({ daysBefore: [10], at: '09:00', days: 'every', weekend: 'stay', escalateAfter: null, ...body });

  it('what a contract dates comes by itself at the plan’s hour; what only a policy dates in one digest at the person’s own', async () => {
    await record('Ending', ending(40));
    for (const title of ['Evergreen one', 'Evergreen two']) await recordEvergreen(title, -320); // looked at within 45 days
    await later('16 days');
    await letRemind(running);
    const sent = await letters();
    expect(sent.map(({ kind }) => kind).sort()).toEqual(['agreement-ends', 'daily-digest']);
    const [digest] = await rows<{ variables: Record<string, string> }>(`select variables from messages where kind = 'daily-digest'`);
    expect(digest.variables).toMatchObject({ digestCount: '2', moreSentence: '' });
    expect(digest.variables.digestLines.split('\n')).toHaveLength(2);
    expect(digest.variables.digestLines).toContain('your policy');
    expect(await rows(`select to_char(planned_for at time zone 'America/Chicago', 'HH24:MI') as at, via from reminders where outcome = 'sent' order by via`)).toEqual([{ at: '07:30', via: 'digest' }, { at: '07:30', via: 'digest' }, { at: '09:00', via: 'mail' }]);
    await letRemind(running);
    expect(await letters()).toHaveLength(2);
  });

  it('each chooses her hour, what comes at once, or no digest; a contract’s date can not be muted', async () => {
    expect(await get('/my-reminders')).toEqual({ digestAt: '07:30', atOnce: [] });
    await office.agent.put(office.at('/my-reminders')).send({ digestAt: '7:30', atOnce: [] }).expect(400);
    await office.agent.put(office.at('/my-reminders')).send({ digestAt: null, atOnce: ['agreement_review'] }).expect(200);
    await recordEvergreen('At once', -320);
    await record('Ending', ending(40));
    await later('16 days');
    await letRemind(running);
    expect((await letters()).map(({ kind }) => kind).sort()).toEqual(['agreement-ends', 'policy-review-date']);

    await office.agent.put(office.at('/my-reminders')).send({ digestAt: null, atOnce: [] }).expect(200);
    await recordEvergreen('Muted', -336);
    await later('24 days');
    await letRemind(running);
    expect((await letters()).filter(({ kind }) => kind === 'daily-digest' || kind === 'policy-review-date')).toHaveLength(1);
    expect((await letters()).filter(({ kind }) => kind === 'agreement-ends').length).toBeGreaterThan(1);
  });

  it('a plan of one’s own moves steps to business days; its preview is what happens; two people who change it see each other', async () => {
    const { body: steps } = await office.agent.post(office.at('/reminder-plans/agreement_end/preview')).send({ daysBefore: [5, 0], at: '08:15', days: 'business', weekend: 'before', escalateAfter: null, dueOn: '2027-01-02' }).expect(200);
    expect(steps.map(({ plannedLocal }: { plannedLocal: string }) => plannedLocal)).toEqual(['2026-12-24T08:15', '2026-12-31T08:15']);
    await setPlan('agreement_end', { daysBefore: [10], at: '08:15' }).expect(200);
    await setPlan('agreement_end', { daysBefore: [9] }).expect(412);
    const { deadline } = await record('Planned', ending(20));
    const { coming } = await get(`/deadlines/${deadline.id}/reminders`);
    expect(coming).toEqual([expect.objectContaining({ step: 10, plannedLocal: `${dayAhead(10)}T08:15` })]);
    await later('11 days');
    await letRemind(running);
    expect(await letters()).toHaveLength(1);
    const { past } = await get(`/deadlines/${deadline.id}/reminders`);
    expect(past).toEqual([expect.objectContaining({ step: 10, level: 0, via: 'mail', outcome: 'sent', recipient: 'Ana Ruiz' })]);
    await office.agent.delete(office.at('/reminder-plans/agreement_end')).expect(200);
    expect((await get('/reminder-plans')).find(({ kind }: { kind: string }) => kind === 'agreement_end')).toMatchObject({ version: 0, daysBefore: [90, 60, 30, 14, 7, 0] });
  });

  it('a tier has a plan of its own, and a new plan reminds of nothing in the past', async () => {
    const { vendor, deadline } = await record('Critical', ending(20));
    await office.agent.put(office.at(`/vendors/${vendor.id}/tier`)).send({ tier: 'critical', reason: 'Care depends on it' }).expect(200);
    await office.agent.put(office.at('/reminder-plans/agreement_end?tier=critical')).set('if-match', '"0"').send({ daysBefore: [60, 25, 5], at: '09:00', days: 'every', weekend: 'stay', escalateAfter: 3 }).expect(200);
    await letRemind(running);
    expect(await letters()).toEqual([]);
    expect((await get(`/deadlines/${deadline.id}/reminders`)).coming.map(({ step }: { step: number }) => step)).toEqual([5]);
  });

  it.each([
    ['agreement_end', { daysBefore: [] }, '/daysBefore'], ['agreement_notice', { daysBefore: [7, -1] }, '/daysBefore'], ['agreement_end', { daysBefore: [800] }, '/daysBefore'],
    ['agreement_end', { at: '25:00' }, '/at'], ['agreement_end', { escalateAfter: 0 }, '/escalateAfter'], ['agreement_end', { days: 'workdays' }, '/days'],
  ])('a plan for %s with %j is refused', async (kind, body, pointer) => {
    const { body: problem } = await setPlan(kind, body).expect(400);
    expect(problem.errors.map((error: { pointer: string }) => error.pointer)).toEqual(expect.arrayContaining([expect.stringContaining(pointer)]));
  });

  it('a policy’s kind may have no steps at all', async () => {
    await setPlan('agreement_review', { daysBefore: [] }).expect(200);
    await setPlan('agreement_unknown', {}).expect(404);
  });

  it('what nobody takes up goes on to the deputy and then the owner of the organization, until somebody does', async () => {
    const bo = await colleague('complianceOfficer');
    const cleo = await colleague('reviewer');
    await office.agent.patch(office.at(`/members/${bo.member.id}`)).set('if-match', `"${bo.member.version}"`).send({ deputyMemberId: bo.member.id }).expect(422);
    await office.agent.patch(office.at(`/members/${bo.member.id}`)).set('if-match', `"${bo.member.version}"`).send({ deputyMemberId: cleo.member.id }).expect(200);
    const { deadline } = await record('Left alone', ending(20));
    const { deadline: taken } = await record('Taken up', ending(20));
    await rows('update deadlines set owner_member_id = $1', [bo.member.id]);
    await setPlan('agreement_end', { daysBefore: [10], escalateAfter: 2 }).expect(200);
    await later('11 days');
    await letRemind(running);
    await office.agent.post(office.at(`/deadlines/${taken.id}/acknowledgement`)).expect(200);
    await later('2 days');
    await letRemind(running);
    await later('2 days');
    await letRemind(running);
    const sent = await rows<{ deadline: string; level: number; name: string }>(`select r.deadline_id as deadline, r.level, m.name from reminders r join members m on m.id = r.recipient_member_id where outcome = 'sent' order by planned_for, level`);
    expect(sent.filter((row) => row.deadline === taken.id)).toEqual([expect.objectContaining({ level: 0, name: 'Bo Lee' })]);
    expect(sent.filter((row) => row.deadline === deadline.id).map(({ level }) => level)).toEqual([0, 1, 2]);
    expect((await letters()).filter(({ kind }) => kind === 'deadline-notice').map(({ to }) => to)).toEqual([cleo.email, office.email]);
    const [notice] = await rows<{ variables: { whySentence: string } }>(`select variables from messages where kind = 'deadline-notice' order by planned_at limit 1`);
    expect(notice.variables.whySentence).toContain('Bo Lee was told before');
  });

  it('an owner who left, and a contact that mail does not reach, are passed over', async () => {
    const bo = await colleague('complianceOfficer');
    await record('Orphan', ending(30 + 1));
    await rows('update deadlines set owner_member_id = $1', [bo.member.id]);
    const { request, contact } = await sendRequest(office, 'Unreachable');
    await rows(`update contacts set deliverability = 'bounced' where id = $1`, [contact.id]);
    const member = (await get('/members')).find(({ id }: { id: string }) => id === bo.member.id);
    await office.agent.patch(office.at(`/members/${bo.member.id}`)).set('if-match', `"${member.version}"`).send({ active: false }).expect(200);
    await later('24 days');
    await letRemind(running);
    const sent = await letters();
    expect(sent.filter(({ kind }) => kind === 'agreement-ends').map(({ to }) => to)).toEqual([office.email]);
    expect(sent.filter(({ subject }) => subject === request.id).filter(({ kind }) => kind === 'reminder-before-due')).toEqual([]);
    expect((await rows<{ variables: { digestLines: string } }>(`select variables from messages where kind = 'daily-digest'`))[0].variables.digestLines).toContain('Unreachable');
  });

  it('a request that nobody takes up goes on to the vendor’s next contact, by purpose, with a link of her own, then to its sender', async () => {
    const { request, vendor } = await sendRequest(office, 'Two contacts');
    const [first] = await get(`/vendors/${vendor.id}/contacts`);
    await rows(`update contacts set purposes = '{security}' where id = $1`, [first.id]);
    const add = async (name: string, purpose: string) => (await office.agent.post(office.at(`/vendors/${vendor.id}/contacts`)).send({ name, email: `${randomUUID()}@vendor.example`, purposes: [purpose] }).expect(201)).body;
    await add('Ada Privacy', 'privacy');
    const second = await add('Sam Security', 'security');
    await setPlan('request_due', { daysBefore: [10], escalateAfter: 2 }).expect(200);
    for (const by of ['21 days', '2 days', '2 days']) {
      await later(by);
      await letRemind(running);
    }
    const sent = await rows<{ kind: string; to: string; link: { path?: string } }>(`select kind, to_email as to, link from messages where subject_id = $1 and kind <> 'vendor-invitation' order by planned_at, id`, [request.id]);
    expect(sent.map(({ kind, to }) => [kind, to])).toEqual([['reminder-before-due', first.email], ['reminder-to-next', second.email], ['deadline-notice', office.email]]);
    const named = await rows<{ id: string; name: string; standsIn: boolean }>('select id, name, stands_in as "standsIn" from request_participants where request_id = $1 order by invited_at', [request.id]);
    expect(named.map(({ name, standsIn }) => [name, standsIn])).toEqual([['Priya Nair', false], ['Sam Security', true]]);
    expect(JSON.stringify(sent[1].link)).toContain(named[1].id);
    expect((await get(`/deadlines?filter=all&vendorId=${vendor.id}`)).items).toHaveLength(1);
  });

  it('a contact whose mail comes back is stood in for by the next one at once', async () => {
    const { request, vendor, contact } = await sendRequest(office, 'One bounces');
    const { body: second } = await office.agent.post(office.at(`/vendors/${vendor.id}/contacts`)).send({ name: 'Sam Security', email: `${randomUUID()}@vendor.example`, purposes: [] }).expect(201);
    await rows(`update contacts set deliverability = 'bounced' where id = $1`, [contact.id]);
    await later('24 days');
    await letRemind(running);
    expect((await letters()).filter(({ subject }) => subject === request.id)).toEqual([]);
    expect(await rows(`select kind, to_email as to from messages where subject_id = $1 and kind = 'reminder-to-next'`, [request.id])).toEqual([{ kind: 'reminder-to-next', to: second.email }]);
  });

  it('pausing a vendor silences the vendor and the policy, never the contract; pausing ends by itself', async () => {
    const { request, vendor } = await sendRequest(office, 'Paused');
    await office.agent.post(office.at(`/vendors/${vendor.id}/agreements`)).send({ title: 'Ending', terms: ending(31) }).expect(201);
    await office.agent.put(office.at(`/reminder-pauses/vendor/${vendor.id}`)).send({ until: dayAhead(25), reason: ' ' }).expect(400);
    await office.agent.put(office.at(`/reminder-pauses/vendor/${randomUUID()}`)).send({ until: dayAhead(25), reason: 'They move house' }).expect(404);
    await office.agent.put(office.at(`/reminder-pauses/vendor/${vendor.id}`)).send({ until: dayAhead(25), reason: 'They move house' }).expect(200);
    await later('24 days');
    await letRemind(running);
    expect((await letters()).map(({ kind }) => kind)).toEqual(['agreement-ends']);
    expect(await rows(`select outcome, planned_for > holdfast_now() as later from reminders r join deadlines d on d.id = r.deadline_id where d.matter_id = $1`, [request.id])).toEqual([{ outcome: 'planned', later: true }]); // held back until the pause ends
    await later('6 days');
    await letRemind(running);
    expect((await letters()).filter(({ kind }) => kind === 'reminder-before-due')).toHaveLength(1);
  });

  it('snoozing hides a matter on Today, and stops only what a policy dates; the day moved 50 times back and forth reminds once', async () => {
    const { deadline: contract } = await record('Ending', ending(29));
    const { deadline: policy } = await recordEvergreen('Evergreen', -337);
    expect((await get('/today')).counts).toMatchObject({ dueSoon: 2 });
    for (const { id } of [contract, policy]) {
      await office.agent.post(office.at(`/deadlines/${id}/snooze`)).send({ until: dayAhead(0), reason: 'Later' }).expect(400);
      await office.agent.post(office.at(`/deadlines/${id}/snooze`)).send({ until: dayAhead(26), reason: 'Waiting for counsel' }).expect(200);
    }
    expect((await get('/today')).counts).toMatchObject({ dueSoon: 0 });
    expect((await get('/deadlines?filter=snoozed')).items).toHaveLength(2);
    await later('23 days');
    await letRemind(running);
    expect((await letters()).map(({ kind }) => kind)).toEqual(['agreement-ends']);
    await office.agent.delete(office.at(`/deadlines/${policy.id}/snooze`)).expect(200);
    expect((await get('/deadlines?filter=due_soon')).items.map(({ id }: { id: string }) => id)).toEqual([policy.id]);

    const { request } = await sendRequest(office, 'Moved about');
    for (let times = 0; times < 25; times += 1) for (const dueOn of [dayAhead(60), dayAhead(31)]) await office.agent.post(office.at(`/requests/${request.id}/due-day`)).send({ dueOn }).expect(200);
    await later('2 days');
    await letRemind(running);
    expect((await letters()).filter(({ subject, kind }) => subject === request.id && kind === 'reminder-before-due')).toHaveLength(1);
  });

  it('after an outage only the newest step leaves, and a step after the due day says that it has passed', async () => {
    const { request } = await sendRequest(office, 'Late');
    await later('34 days');
    await letRemind(running);
    const sent = (await letters()).filter(({ subject }) => subject === request.id);
    expect(sent.map(({ kind }) => kind).sort()).toEqual(['after-due', 'deadline-notice']); // to the vendor, and to whoever asked it: it never took the request up
    expect(await rows(`select step, outcome from reminders r join deadlines d on d.id = r.deadline_id where d.matter_id = $1 and recipient_contact_id is not null order by step desc`, [request.id])).toEqual([{ step: 7, outcome: 'skipped' }, { step: 1, outcome: 'skipped' }, { step: -3, outcome: 'sent' }]);
  });

  it('what was held back leaves when the snooze ends; a digest that could not leave is told in the next, with what is open by then', async () => {
    const { deadline: snoozed } = await recordEvergreen('Snoozed', -337); // reminds in two days and on its day, in 28
    await office.agent.post(office.at(`/deadlines/${snoozed.id}/snooze`)).send({ until: dayAhead(24), reason: 'Waiting' }).expect(200);
    await later('22 days');
    await letRemind(running);
    expect(await letters()).toEqual([]);
    await later('2 days');
    await letRemind(running);
    expect((await letters()).map(({ kind }) => kind)).toEqual(['daily-digest']);

    const { deadline: second } = await recordEvergreen('Second', -332); // a week before its day comes in two days
    const { deadline: done } = await recordEvergreen('Done by then', -332);
    await later('3 days');
    await office.agent.post(office.at(`/deadlines/${done.id}/done`)).send({ on: dayAhead(27), note: 'Looked at' }).expect(200);
    await letRemind(running);
    const waiting = await rows<{ variables: { digestLines: string } }>(`select variables from messages where kind = 'daily-digest' and state = 'planned'`);
    expect(waiting).toHaveLength(1);
    expect(waiting[0].variables.digestLines).toMatch(/Snoozed.*[^]*Second|Second[^]*Snoozed/);
    expect(waiting[0].variables.digestLines).not.toContain('Done by then');
    expect(second.id).toEqual(expect.any(String));
  });

  it('another owner of a vendor is reminded from then on, and another risk class or the usual plan reminds of nothing in the past', async () => {
    const bo = await colleague('complianceOfficer');
    const { body: vendor } = await office.agent.post(office.at('/vendors')).send({ legalName: 'Handed over' }).expect(201);
    const { body: engagement } = await office.agent.post(office.at(`/vendors/${vendor.id}/engagements`)).send({ service: 'Shredding', phi: 'flows' }).expect(201);
    await office.agent.post(office.at(`/engagements/${engagement.id}/determinations`)).send({ answers: { W1: 'no' } }).expect(201);
    const dueOf = async () => (await get(`/deadlines?filter=all&vendorId=${vendor.id}`)).items[0];
    expect((await dueOf()).owner).toBe('Ana Ruiz');
    await office.agent.patch(office.at(`/vendors/${vendor.id}`)).set('if-match', `"${vendor.version}"`).send({ ownerMemberId: bo.member.id }).expect(200);
    expect((await dueOf()).owner).toBe('Bo Lee');

    await setPlan('determination_review', { daysBefore: [400, 1] }).expect(200);
    await office.agent.put(office.at('/reminder-plans/determination_review?tier=critical')).set('if-match', '"0"').send({ daysBefore: [380, 2], at: '09:00', days: 'every', weekend: 'stay', escalateAfter: null }).expect(200);
    await office.agent.put(office.at(`/vendors/${vendor.id}/tier`)).send({ tier: 'critical', reason: 'Care depends on it' }).expect(200);
    await office.agent.delete(office.at('/reminder-plans/determination_review?tier=critical')).expect(200);
    await office.agent.delete(office.at('/reminder-plans/determination_review')).expect(200);
    await letRemind(running);
    expect(await letters()).toEqual([]);
    expect((await get(`/deadlines/${(await dueOf()).id}/reminders`)).coming.map(({ step }: { step: number }) => step)).toEqual([30, 0, -30]);
  });
});
