import { createHash, randomUUID } from 'node:crypto';
import { StatementPapers } from '../../../apps/api/src/features/statements/statement-papers.service.js';
import { systemCtx } from '../../../apps/api/src/platform/context/ctx.js';
import { dayWords } from '@holdfast/domain/dates/date-words';
import { addDays } from '@holdfast/domain/dates/local-date';
import { dayAhead, enterPortal, invitationKey, letHear, sendRequest } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { askedVendor, askStatement, attest, attestAct, reachableVendor, readStatement, statementCode, SUBS } from '../../support/statements.js';
import { CIRRUS, tell } from '../../support/subcontractors.js';
import { type Running, startApp } from '../../support/start-app.js';
import { SUBCONTRACTOR_LIST } from '@holdfast/domain/questionnaires/shipped-questionnaires';

describe('a statement', () => {
  let running: Running;
  let office: Office;
  let stranger: Office;
  beforeAll(async () => {
    running = await startApp();
    [office, stranger] = [await makeOrganization(running), await makeOrganization(running, 'Elsewhere Clinic')];
  });
  afterAll(() => running.stop());

  const tenantOf = async (slug: string): Promise<string> => (await running.asOwner((owner) => owner.query('select id from organizations where slug = $1', [slug]))).rows[0].id;
  const findings = async (query = '', by = office) => (await by.agent.get(by.at(`/findings${query}`)).expect(200)).body.items;
  const inConsole = async (requestId: string) => (await office.agent.get(office.at(`/requests/${requestId}/statement`)).expect(200)).body;

  const letters = async (requestId: string) => (await running.asOwner(async (owner) => {
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [await tenantOf(office.slug)]);
    return owner.query('select kind, variables, to_email as to from messages where subject_id = $1 order by id', [requestId]);
  })).rows;

  it('is asked for and reported in mails of its own, which never say what the vendor wrote', async () => {
    const whole = await askedVendor(running, office, 'Whole LLC');
    await attest(whole.desk);
    await letHear(running);
    const excepting = await askedVendor(running, office, 'Excepting LLC');
    await attest(excepting.desk, { exceptions: 'some', exceptionsText: 'Backups lie open' });
    await letHear(running);
    await excepting.desk.agent.post(excepting.desk.at('/statement/taking-back')).send({ reason: 'The backups were lost', since: dayAhead(-2), phi: 'yes' }).expect(200);
    const declining = await askedVendor(running, office, 'Declining LLC');
    await declining.desk.agent.post(declining.desk.at('/statement/declining')).send({ reason: 'No time for it', since: dayAhead(-3), phi: 'no' }).expect(200);
    await letHear(running);
    const [asked, made] = (await letters(whole.requestId)).filter(({ kind }) => kind.startsWith('statement-'));
    expect(asked).toMatchObject({ kind: 'statement-asked', variables: { requesterName: 'St. Mary’s Clinic', requestTitle: 'Yearly statement on safeguards', dueDate: expect.any(String), dueZone: expect.any(String), minutes: '2' } });
    expect(made).toMatchObject({ kind: 'statement-made', to: office.email, variables: { byName: 'Priya Nair', exceptionsWords: 'without exceptions' } });
    expect((await letters(excepting.requestId)).slice(-2)).toMatchObject([{ kind: 'statement-made', variables: { exceptionsWords: 'with exceptions' } }, { kind: 'statement-not-made', variables: { newsWords: 'says that a statement is true no longer', sinceDate: dayWords(dayAhead(-2)) } }]);
    expect((await letters(declining.requestId)).at(-1)).toMatchObject({ kind: 'statement-not-made', to: office.email, variables: { newsWords: 'cannot make a statement', sinceDate: dayWords(dayAhead(-3)) } });
    for (const { requestId } of [excepting, declining]) expect(JSON.stringify(await letters(requestId))).not.toMatch(/backups|No time/i);
  }, 30_000);

  it('is asked for in frozen words, with what is known filled in and nothing chosen', async () => {
    const { requestId, desk } = await askedVendor(running, office, 'Riverside Imaging LLC');
    const stating = await readStatement(desk);
    expect(stating).toMatchObject({
      requestId, status: 'taken_on', requesterName: 'St. Mary’s Clinic', mayState: true, mayPassOn: true, made: null, notTrue: null,
      statement: { id: 'ATT-SAFEGUARDS', version: 1, basis: 'policy', takesExceptions: true, notBy: ['a delegate', 'a person without a stated title'], citations: expect.arrayContaining(['45 CFR 164.308(b)(1)']), blanks: [{ name: 'riskAnalysisDate', type: 'date' }] },
      known: { vendorLegalName: 'Riverside Imaging LLC', requesterName: 'St. Mary’s Clinic', periodTo: stating.today },
    });
    expect(stating.sha256).toBe(createHash('sha256').update(stating.statement.text).digest('hex'));
    expect(stating.known.periodFrom < stating.today).toBe(true);
  });

  it('is made word for word, on paper for both sides, and its due day is met', async () => {
    const { requestId, desk, vendor } = await askedVendor(running, office, 'Northfield Imaging');
    const { status, body } = await attest(desk);
    expect([status, body.status, body.made]).toMatchObject([200, 'stated', { byName: 'Priya Nair', byTitle: 'Privacy officer', exceptions: null, printed: false }]);
    expect(body.made.text).toContain('I, Priya Nair, Privacy officer, have authority to make this statement for Northfield Imaging.');
    expect(body.made.text).not.toContain('{{');
    expect(body.made.sha256).toBe(createHash('sha256').update(body.made.text).digest('hex'));
    await desk.agent.post(desk.at('/statement/paper/address')).expect(409);
    await letHear(running);
    await running.app.get(StatementPapers).print(systemCtx(await tenantOf(office.slug)), requestId);
    await running.app.get(StatementPapers).print(systemCtx(await tenantOf(office.slug)), requestId);
    expect(await inConsole(requestId)).toMatchObject({ status: 'stated', made: { printed: true, text: body.made.text } });
    await desk.agent.post(desk.at('/statement/paper/address')).expect(200);
    await office.agent.post(office.at(`/requests/${requestId}/statement/paper/address`)).expect(200);
    expect(await findings(`?vendorId=${vendor.id}`)).toEqual([]);
    const { body: timeline } = await office.agent.get(office.at(`/vendors/${vendor.id}/timeline`)).expect(200);
    expect(timeline.items.map(({ action }: { action: string }) => action)).toEqual(expect.arrayContaining(['statement.asked', 'request.stated', 'statement.printed']));
  }, 30_000);

  it('10 attest at once: one submission, and the same act again is answered as it was', async () => {
    const { requestId, desk } = await askedVendor(running, office, 'Tenfold LLC');
    const act = await attestAct(desk);
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.agent.post(desk.at('/statement')).send(act)));
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    await desk.agent.post(desk.at('/statement')).send(act).expect(200);
    const { rows } = await running.asOwner(async (owner) => {
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [await tenantOf(office.slug)]);
      return owner.query(`select (select count(*)::int from submissions where request_id = $1) as submissions, (select count(*)::int from made_statements where request_id = $1) as made, (select count(*)::int from exchange_events where request_id = $1 and kind = 'stated') as steps`, [requestId]);
    });
    expect(rows).toEqual([{ submissions: 1, made: 1, steps: 1 }]);
  });

  it('what is not a fit act is refused with its reasons, and nothing is stated', async () => {
    const { desk } = await askedVendor(running, office, 'Unfit LLC');
    const challengeId = await statementCode(desk);
    const refusals: [object, number, string][] = [
      [{ exceptions: null }, 422, '/exceptions'], [{ exceptions: 'some' }, 422, '/exceptionsText'], [{ signature: 'Somebody Else' }, 422, '/signature'], [{ title: ' ' }, 422, '/title'],
      [{ authority: false }, 422, '/authority'], [{ values: {} }, 422, '/values/riskAnalysisDate'], [{ values: { riskAnalysisDate: dayAhead(9) } }, 422, '/values/riskAnalysisDate'],
      [{ sha256: 'ab'.repeat(32) }, 409, '/sha256'], [{ challengeId: randomUUID() }, 422, '/code'], [{ values: { riskAnalysisDate: 5 } }, 400, '/values'], [{ exceptions: 'maybe' }, 400, '/exceptions'],
    ];
    for (const [over, status, pointer] of refusals) {
      const answer = await attest(desk, { challengeId, ...over });
      expect([over, answer.status, answer.body.errors?.map((error: { pointer: string }) => error.pointer)]).toEqual([over, status, expect.arrayContaining([pointer])]);
    }
    expect((await attest(desk, { challengeId, code: '000000' })).status).toBe(401);
    expect(await readStatement(desk)).toMatchObject({ status: 'taken_on', made: null });
  });

  it('a code that was mailed for another act does not make it', async () => {
    const first = await askedVendor(running, office, 'First LLC');
    const second = await askStatement(office, first.vendor.id, first.contact.id, SUBS);
    const desk = await enterPortal(running, second);
    const answer = await attest(desk, { challengeId: await statementCode(first.desk) });
    expect([answer.status, answer.body.title]).toEqual([422, expect.stringMatching(/not mailed for this statement/)]);
  });

  it('with an exception opens its finding once, due by its own rule, and tells who asked', async () => {
    const { requestId, desk, vendor } = await askedVendor(running, office, 'Exception LLC');
    expect((await attest(desk, { exceptions: 'some', exceptionsText: 'Backups are not encrypted yet.' })).status).toBe(200);
    await letHear(running);
    await letHear(running);
    expect((await office.agent.get(office.at(`/requests/${requestId}`)).expect(200)).body).toMatchObject({ status: 'stated', withExceptions: true });
    const open = await findings(`?vendorId=${vendor.id}`);
    const today = (await inConsole(requestId)).today;
    expect(open).toMatchObject([{ severity: 'high', basis: 'policy', cause: 'exceptions', detail: 'Backups are not encrypted yet.', dueOn: addDays(today, 30), status: 'open', requestId, submissionNumber: 1, vendorName: 'Exception LLC' }]);
    const { rows } = await running.asOwner(async (owner) => {
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [await tenantOf(office.slug)]);
      return owner.query(`select (select count(*)::int from deadlines where matter_type = 'finding' and matter_id = $1 and state = 'open' and kind = 'finding_due') as due, (select count(*)::int from messages where subject_id = $2 and kind = 'statement-made') as told`, [open[0].id, requestId]);
    });
    expect(rows).toEqual([{ due: 1, told: 1 }]);
  });

  it('can be refused: what, since when, and the finding; a day to come is no day', async () => {
    const { desk, vendor } = await askedVendor(running, office, 'Cannot LLC');
    const say = (body: object) => desk.agent.post(desk.at('/statement/declining')).send({ reason: 'We had an event in May.', since: dayAhead(-100), phi: 'unknown', ...body });
    await say({ since: dayAhead(3) }).expect(422);
    await say({ reason: ' ' }).expect(400);
    await say({ phi: 'perhaps' }).expect(400);
    expect((await say({}).expect(200)).body).toMatchObject({ status: 'declined', notTrue: { reason: 'We had an event in May.', phi: 'unknown' } });
    await say({}).expect(422);
    await letHear(running);
    expect(await findings(`?vendorId=${vendor.id}`)).toMatchObject([{ cause: 'not_stated', sinceOn: dayAhead(-100), submissionNumber: 0 }]);
  });

  it('stays on record when it stops being true, with the day on which it did', async () => {
    const { desk, vendor, requestId } = await askedVendor(running, office, 'Was True LLC');
    const back = () => desk.agent.post(desk.at('/statement/taking-back')).send({ reason: 'Our agreement with a host ended.', since: dayAhead(-2), phi: 'no' });
    await back().expect(422);
    const { body: { made } } = await attest(desk);
    const { body } = await back().expect(200);
    expect(body).toMatchObject({ status: 'taken_back', made: { text: made.text, sha256: made.sha256 }, notTrue: { since: dayAhead(-2) } });
    await back().expect(422);
    await letHear(running);
    expect(await findings(`?vendorId=${vendor.id}`)).toMatchObject([{ cause: 'taken_back', submissionNumber: 1 }]);
    expect(await inConsole(requestId)).toMatchObject({ made: { text: made.text }, notTrue: { since: dayAhead(-2), phi: 'no' } });
  });

  it('about subcontractors knows the list that was told, and unsettles the assurance of whom it names', async () => {
    const { vendor, contact } = await reachableVendor(office, 'Tells LLC');
    const { body: list } = await office.agent.post(office.at(`/vendors/${vendor.id}/requests`)).send({ contactId: contact.id, questionnaireId: SUBCONTRACTOR_LIST.id, dueOn: dayAhead(20) }).expect(201);
    await tell(running, await enterPortal(running, list.id), list.id, [CIRRUS]);
    const { body: [proposal] } = await office.agent.get(office.at(`/vendors/${vendor.id}/proposals`)).expect(200);
    await office.agent.post(office.at(`/proposals/${proposal.id}/acceptance`)).set('if-match', `"${proposal.version}"`).send({ supplierVendorId: null, endOn: null });
    const below = async () => (await office.agent.get(office.at(`/vendors/${vendor.id}/engagements`)).expect(200)).body.find(({ customerVendorId }: { customerVendorId: string | null }) => customerVendorId === vendor.id);
    expect(await below()).toMatchObject({ assurance: 'attested' });
    const desk = await enterPortal(running, await askStatement(office, vendor.id, contact.id, SUBS));
    expect((await readStatement(desk)).toldBefore).toMatchObject({ count: '1' });
    expect((await attest(desk, { exceptions: 'some', exceptionsText: 'The agreement with cirrus hosting ended last week.' })).status).toBe(200);
    await letHear(running);
    expect(await below()).toMatchObject({ assurance: 'unknown', assuranceSource: expect.stringContaining('Tells LLC') });
    expect(await findings(`?vendorId=${vendor.id}`)).toMatchObject([{ severity: 'critical', engagementId: (await below()).id }]);
  });

  it('is not made by a delegate, and a person without authority passes it on', async () => {
    const { desk, requestId } = await askedVendor(running, office, 'Delegates LLC');
    const act = await attestAct(desk);
    await running.asOwner(async (owner) => {
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [await tenantOf(desk.slug)]);
      await owner.query(`update members set portal_role = 'contributor'`);
    });
    expect(await readStatement(desk)).toMatchObject({ mayState: false, mayPassOn: true, statement: { mayAttest: expect.stringMatching(/./) } });
    for (const [path, body] of [['/statement', act], ['/statement/codes', {}], ['/statement/declining', { reason: 'No', since: dayAhead(-1), phi: 'no' }]] as const) await desk.agent.post(desk.at(path)).send(body).expect(403);
    await desk.agent.post(desk.at('/statement/passing-on')).send({ name: 'Dana Cole', email: `lead.${randomUUID()}@vendor.example` }).expect(200);
    expect((await inConsole(requestId)).made).toBeNull();
  });

  it('is passed on to who has authority, and she attests on it', async () => {
    const { desk, requestId, vendor } = await askedVendor(running, office, 'Passing LLC');
    const email = `cfo.${randomUUID()}@vendor.example`;
    await desk.agent.post(desk.at('/statement/passing-on')).send({ name: 'Dana Cole', email }).expect(200);
    await letHear(running);
    const { rows } = await running.asOwner(async (owner) => {
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [await tenantOf(office.slug)]);
      return owner.query('select p.name, p.contact_id = d.contact_id as reminded from request_participants p join deadlines d on d.matter_id = p.request_id where p.request_id = $1 order by p.invited_at', [requestId]);
    });
    expect(rows).toEqual([{ name: 'Priya Nair', reminded: false }, { name: 'Dana Cole', reminded: true }]);
    const { body: contacts } = await office.agent.get(office.at(`/vendors/${vendor.id}/contacts`)).expect(200);
    expect(contacts).toContainEqual(expect.objectContaining({ name: 'Dana Cole', email }));
  });

  it('that waits for an answer is not asked for again; one that was answered is, from the day of the last', async () => {
    const { vendor, contact, desk } = await askedVendor(running, office, 'Again LLC');
    const again = () => office.agent.post(office.at(`/vendors/${vendor.id}/statements`)).send({ statementId: 'ATT-SAFEGUARDS', contactId: contact.id, dueOn: dayAhead(20) });
    expect((await again().expect(422)).body.title).toMatch(/has not answered yet/);
    const { body: { made } } = await attest(desk);
    const { body: { requestId } } = await again().expect(201);
    expect((await inConsole(requestId)).known.periodFrom).toBe(made.madeOn);
  });

  it('two customers who share a vendor never learn of each other', async () => {
    const ours = await askedVendor(running, office, 'Common LLC');
    // Each has the same person in its register, who answers both from one workspace.
    const { body: vendor } = await stranger.agent.post(stranger.at('/vendors')).send({ legalName: 'Common LLC' }).expect(201);
    const { body: contact } = await stranger.agent.post(stranger.at(`/vendors/${vendor.id}/contacts`)).send({ name: 'Priya Nair', email: ours.contact.email }).expect(201);
    const requestId = await askStatement(stranger, vendor.id, contact.id);
    const key = await invitationKey(running, requestId);
    await ours.desk.agent.post('/api/portal/take-on').send({ key, organization: ours.desk.slug, zone: 'America/Chicago' }).expect(200);
    await attest(ours.desk, { exceptions: 'some', exceptionsText: 'Only for our first customer' });
    await letHear(running);
    const { body: second } = await ours.desk.agent.get(`/api/portal/${ours.desk.slug}/requests/${requestId}/statement`).expect(200);
    expect([second.requesterName, second.made, second.notTrue]).toEqual(['Elsewhere Clinic', null, null]);
    expect(JSON.stringify(second)).not.toContain('St. Mary');
    expect((await stranger.agent.get(stranger.at(`/requests/${requestId}/statement`)).expect(200)).body.made).toBeNull();
    expect(await findings(`?vendorId=${vendor.id}`, stranger)).toEqual([]);
    expect(await findings(`?vendorId=${ours.vendor.id}`)).toHaveLength(1);
  });

  it('is nobody else’s: ids of another organization are not there, in a path or a body', async () => {
    const { vendor, contact, requestId, desk } = await askedVendor(running, office, 'Shared LLC');
    await stranger.agent.get(stranger.at(`/requests/${requestId}/statement`)).expect(404);
    await stranger.agent.post(stranger.at(`/requests/${requestId}/statement/paper/address`)).expect(404);
    await stranger.agent.post(stranger.at(`/vendors/${vendor.id}/statements`)).send({ statementId: 'ATT-SAFEGUARDS', contactId: contact.id, dueOn: dayAhead(20) }).expect(404);
    const own = await reachableVendor(stranger, 'Shared LLC');
    await stranger.agent.post(stranger.at(`/vendors/${own.vendor.id}/statements`)).send({ statementId: 'ATT-SAFEGUARDS', contactId: contact.id, dueOn: dayAhead(20) }).expect(404);
    await office.agent.post(office.at(`/vendors/${vendor.id}/statements`)).send({ statementId: 'ATT-ANSWERS', contactId: contact.id, dueOn: dayAhead(20) }).expect(404);
    const other = await askedVendor(running, stranger, 'Shared Elsewhere LLC');
    await desk.agent.get(`/api/portal/${desk.slug}/requests/${other.requestId}/statement`).expect(404);
    await desk.agent.post(`/api/portal/${other.desk.slug}/requests/${other.requestId}/statement/codes`).expect(404);
    const { request } = await sendRequest(office, 'A questionnaire');
    await office.agent.get(office.at(`/requests/${request.id}/statement`)).expect(404);
    expect(await findings('', stranger)).toEqual([]);
  });
});
