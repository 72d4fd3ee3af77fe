import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { HIPAA_BA_CORE } from '@holdfast/domain/questionnaires/hipaa-ba-core';
import supertest, { type Response } from 'supertest';
import { answerAll, codeOf, dayAhead, type Desk, enterPortal, invitationKey, letHear, sendRequest } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

const FIFTY = Array.from({ length: 50 }, (_, time) => time);

// What happens when everybody presses at once.
describe('races', () => {
  let running: Running;
  let office: Office;
  let tenantId: string;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
    tenantId = (await running.asOwner((owner) => owner.query('select id from organizations where slug = $1', [office.slug]))).rows[0].id;
  });
  afterAll(() => running.stop());

  const rows = (sql: string, values: unknown[], as = tenantId): Promise<Record<string, unknown>[]> => running.asOwner(async (owner) => {
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [as]);
    return (await owner.query(sql, values)).rows;
  });
  const kinds = async (requestId: string) => (await rows('select kind from exchange_events where tenant_id = $2 and request_id = $1 order by number', [requestId, tenantId])).map(({ kind }) => kind);
  const statuses = (answers: Response[]): number[] => answers.map(({ status }) => status).sort();
  /** Exactly one succeeded, and the others were told, not failed. */
  const one = (answers: Response[], success: number): void => {
    const told = statuses(answers);
    expect(told.filter((status) => status === success)).toHaveLength(1);
    expect(told.filter((status) => ![success, 403, 409, 412, 422].includes(status))).toEqual([]);
  };
  const submitted = async (name: string): Promise<{ desk: Desk; id: string }> => {
    const { request } = await sendRequest(office, name);
    const desk = await enterPortal(running, request.id);
    await answerAll(desk);
    return { desk, id: request.id };
  };
  const submit = ({ agent, at }: Desk) => agent.post(at('/submission')).send({ name: 'P', title: 'C' }) as unknown as Promise<Response>;

  it('fifty submissions make one, and what is saved meanwhile is in it or refused', async () => {
    const { desk, id } = await submitted('Many hands');
    const saves = ['PRO-01', 'PRO-02', 'PRO-03'].map((question) => desk.agent.put(desk.at(`/answers/${question}`)).set('if-match', '"1"').send({ saveId: randomUUID(), value: null, none: false, comment: `late ${question}` }) as unknown as Promise<Response>);
    const before = (await desk.agent.get(desk.at('')).expect(200)).body.answers as { question: string; value: unknown }[];
    const [answers, saved] = await Promise.all([Promise.all(FIFTY.map(() => submit(desk))), Promise.all(saves)]);
    expect(statuses(answers).filter((status) => ![201, 409, 422].includes(status))).toEqual([]);
    expect(statuses(saved).filter((status) => ![200, 412, 422].includes(status))).toEqual([]);
    if (!statuses(answers).includes(201)) { // a required answer was emptied first
      for (const { question, value } of before.filter(({ question }) => ['PRO-01', 'PRO-02', 'PRO-03'].includes(question))) {
        const { version } = (await desk.agent.get(desk.at(`/answers/${question}`)).expect(200)).body;
        await desk.agent.put(desk.at(`/answers/${question}`)).set('if-match', `"${version}"`).send({ saveId: randomUUID(), value, none: false, comment: '' }).expect(200);
      }
      one(await Promise.all(FIFTY.map(() => submit(desk))), 201);
    }
    expect(await kinds(id)).toEqual(['sent', 'taken_on', 'submitted']);
    const [{ content }] = await rows('select content from submissions where tenant_id = $2 and request_id = $1', [id, tenantId]) as { content: { asked: string[]; answers: Record<string, { value: unknown }>; comments: Record<string, string> } }[];
    const { body: task } = await desk.agent.get(desk.at('')).expect(200);
    for (const { question, value, comment } of task.answers as { question: string; value: unknown; comment: string }[]) {
      if (content.asked.includes(question)) expect([question, content.answers[question].value, content.comments[question] ?? '']).toEqual([question, value, comment]);
    }
  });

  it('a submission waits for a save that has begun, and then holds it', async () => {
    const { desk, id } = await submitted('Saved in time');
    const { rows: [{ id: vendorTenant }] } = await running.asOwner((owner) => owner.query('select id from organizations where slug = $1', [desk.slug]));
    const submission = await running.asOwner(async (owner) => {
      await owner.query('begin'); // what a save does, stopped in the middle
      await owner.query(`select set_config('app.tenant_id', $1, true), pg_advisory_xact_lock_shared(hashtextextended($2, 0))`, [vendorTenant, `drafts ${vendorTenant} ${id}`]);
      await owner.query(`update draft_answers set comment = 'the last word' where request_id = $1 and question_key = 'PRO-01'`, [id]);
      const submission = submit(desk).then(({ status }) => status);
      expect(await Promise.race([submission, setTimeout(300, 'waits')])).toBe('waits');
      await owner.query('commit');
      return submission;
    });
    expect(submission).toBe(201);
    expect(await rows(`select content->'comments'->>'PRO-01' as said from submissions where tenant_id = $2 and request_id = $1`, [id, tenantId])).toEqual([{ said: 'the last word' }]);
  });

  it('fifty decisions make one', async () => {
    const { desk, id } = await submitted('Decided at once');
    await submit(desk);
    await letHear(running);
    const decide = () => office.agent.post(office.at(`/requests/${id}/review/decision`)).set('if-match', '"1"').send({ decision: 'rejected', reason: 'x' }) as unknown as Promise<Response>;
    one(await Promise.all(FIFTY.map(decide)), 200);
    expect(await kinds(id)).toEqual(['sent', 'taken_on', 'submitted', 'decided']);
    expect(await rows('select state, version from assessments where tenant_id = $2 and request_id = $1', [id, tenantId])).toEqual([{ state: 'decided', version: 2 }]);
    expect((await rows(`select count(*)::int from audit_entries where tenant_id = $2 and subject_id = $1 and action = 'request.decided'`, [id, tenantId]))).toEqual([{ count: 1 }]);
    expect((await rows(`select count(*)::int from messages where tenant_id = $2 and subject_id = $1 and kind = 'decision'`, [id, tenantId]))).toEqual([{ count: 1 }]);
  });

  it('a return, a decision and a withdrawal at once: one happens, and all that belongs to it', async () => {
    const { desk, id } = await submitted('Undecided');
    await submit(desk);
    await letHear(running);
    await office.agent.put(office.at(`/requests/${id}/review/verdicts/PRO-01`)).set('if-match', '"0"').send({ verdict: 'returned', outgoingText: 'Which?' }).expect(200);
    const call = (path: string, body: object) => office.agent.post(office.at(`/requests/${id}${path}`)).set('if-match', '"1"').send(body) as unknown as Promise<Response>;
    const answers = await Promise.all(FIFTY.slice(0, 30).map((time) => (time % 2 ? call('/withdrawal', { reason: 'x' }) : call('/review/return', { message: 'x' }))));
    expect(statuses(answers).filter((status) => ![200, 409, 412, 422].includes(status))).toEqual([]);
    const told = await kinds(id);
    // A withdrawal may follow a return; nothing follows a withdrawal.
    expect([['withdrawn'], ['returned', 'withdrawn'], ['returned']]).toContainEqual(told.slice(3));
    expect(await rows('select state from assessments where tenant_id = $2 and request_id = $1', [id, tenantId])).toEqual([{ state: told.includes('returned') ? 'returned' : 'open' }]);
    if (told.at(-1) === 'withdrawn') await office.agent.post(office.at(`/requests/${id}/review/acceptance`)).expect(422);
    const open = await rows(`select count(*)::int from deadlines where tenant_id = $2 and matter_id = $1 and state = 'open'`, [id, tenantId]);
    expect(open).toEqual([{ count: told.at(-1) === 'returned' ? 1 : 0 }]);
  });

  it('one person who takes on fifty times at once has one workspace, and is never refused', async () => {
    const { request } = await sendRequest(office, 'Double click');
    const key = await invitationKey(running, request.id);
    const agent = supertest.agent(running.app.getHttpServer());
    const { body: { challengeId } } = await agent.post('/api/portal/codes').send({ key }).expect(202);
    await agent.post('/api/portal/session').send({ key, challengeId, code: codeOf(challengeId) }).expect(201);
    const answers = await Promise.all(FIFTY.map(() => agent.post('/api/portal/take-on').send({ key, zone: 'UTC' }) as unknown as Promise<Response>));
    expect(statuses(answers)).toEqual(FIFTY.map(() => 200));
    expect(new Set(answers.map(({ body }) => body.organization.slug)).size).toBe(1);
    expect((await agent.get('/api/portal/me').expect(200)).body.organizations).toHaveLength(1);
    expect(await kinds(request.id)).toEqual(['sent', 'taken_on']);
    expect(await rows('select count(*)::int from connections where tenant_id = $2 and vendor_id = $1', [request.vendorId, tenantId])).toEqual([{ count: 1 }]);
  });

  it('taken on for two organizations at once, it is bound to one, and the other is told so', async () => {
    // One mailbox is named on both vendors' requests, so it is one person in two tabs, each for an organization of hers.
    const { contact, request: earlier } = await sendRequest(office, 'Shared');
    const { vendor } = await sendRequest(office, 'Shared too');
    const { body: named } = await office.agent.post(office.at(`/vendors/${vendor.id}/contacts`)).send({ name: contact.name, email: contact.email }).expect(201);
    const { body: request } = await office.agent.post(office.at(`/vendors/${vendor.id}/requests`)).send({ contactId: named.id, questionnaireId: HIPAA_BA_CORE.id, dueOn: dayAhead(20) }).expect(201);
    const desk = await enterPortal(running, earlier.id);
    const second = await running.asOwner(async (owner) => {
      const { rows: [{ id }] } = await owner.query(`insert into organizations (slug) values ('second-' || gen_random_uuid()) returning id, slug`);
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [id]);
      await owner.query(`insert into organization_profiles (tenant_id, name, kind, zone) values ($1, 'Second', 'workspace', 'UTC')`, [id]);
      await owner.query(`insert into members (tenant_id, user_id, name, email, console_role, portal_role) select $1, id, name, email, 'owner', 'lead' from users where email = $2`, [id, contact.email]);
      return (await owner.query('select slug from organizations where id = $1', [id])).rows[0].slug as string;
    });
    const key = await invitationKey(running, request.id);
    expect((await desk.agent.post('/api/portal/take-on').send({ key }).expect(200)).body).toMatchObject({ organization: null, choices: [{}, {}] });
    const answers = await Promise.all(FIFTY.slice(0, 20).map((time) => desk.agent.post('/api/portal/take-on').send({ key, organization: time % 2 ? second : desk.slug }) as unknown as Promise<Response>));
    expect(statuses(answers).filter((status) => ![200, 403].includes(status))).toEqual([]);
    const { vendor_org_id: bound } = (await rows('select vendor_org_id from requests where id = $1 and tenant_id = $2', [request.id, tenantId]))[0];
    expect(await kinds(request.id)).toEqual(['sent', 'taken_on']);
    const winners = new Set(answers.filter(({ status }) => status === 200).map(({ body }) => body.organization.slug));
    expect(winners.size).toBe(1);
    expect((await running.asOwner((owner) => owner.query('select slug from organizations where id = $1', [bound]))).rows[0].slug).toBe([...winners][0]);
  });

  it('who is only named on a request of one organization takes on none of her own for it', async () => {
    const { vendor, request: theirs } = await sendRequest(office, 'Asked first');
    const lead = await enterPortal(running, theirs.id);
    const counsel = { name: 'Jane Roe', email: `jane.${randomUUID()}@lawfirm.example` };
    const askCounsel = async (by: Office, vendorId: string) => {
      const { body: contact } = await by.agent.post(by.at(`/vendors/${vendorId}/contacts`)).send(counsel).expect(201);
      return (await by.agent.post(by.at(`/vendors/${vendorId}/requests`)).send({ contactId: contact.id, questionnaireId: HIPAA_BA_CORE.id, dueOn: dayAhead(20) }).expect(201)).body.id as string;
    };
    expect((await enterPortal(running, await askCounsel(office, vendor.id))).slug).toBe(lead.slug);
    const other = await makeOrganization(running, 'Another hospital');
    const { body: firm } = await other.agent.post(other.at('/vendors')).send({ legalName: 'Roe & Partners' }).expect(201);
    const asked = await askCounsel(other, firm.id);
    expect((await enterPortal(running, asked)).slug).not.toBe(lead.slug);
    await lead.agent.get(`/api/portal/${lead.slug}/requests/${asked}`).expect(404);
  });

  it('two hundred wrong codes count as five tries; another code of the same person still opens', async () => {
    const { request } = await sendRequest(office, 'Guessed at');
    const key = await invitationKey(running, request.id);
    const http = supertest(running.app.getHttpServer());
    const challenge = async () => (await http.post('/api/portal/codes').send({ key }).expect(202)).body.challengeId as string;
    const [guessed, hers] = [await challenge(), await challenge()];
    const wrong = codeOf(guessed) === '123456' ? '123457' : '123456';
    const answers = await Promise.all(Array.from({ length: 200 }, (_, time) =>
      http.post('/api/portal/session').set('x-forwarded-for', `192.0.2.${time % 200}`).send({ key, challengeId: guessed, code: wrong }) as unknown as Promise<Response>));
    const told = statuses(answers);
    expect([...new Set(told)]).toEqual([401, 410]);
    expect(told.filter((status) => status === 401)).toHaveLength(5);
    expect((await running.asOwner((owner) => owner.query('select tries from code_challenges where id = $1', [guessed]))).rows).toEqual([{ tries: 5 }]);
    await http.post('/api/portal/session').send({ key, challengeId: guessed, code: codeOf(guessed) }).expect(410);
    await http.post('/api/portal/session').send({ key, challengeId: hers, code: codeOf(hers) }).expect(201);
  });

  it('the right code opens once, however often it is sent', async () => {
    const { request } = await sendRequest(office, 'Sent twice');
    const key = await invitationKey(running, request.id);
    const http = supertest(running.app.getHttpServer());
    const { body: { challengeId } } = await http.post('/api/portal/codes').send({ key }).expect(202);
    const answers = await Promise.all(FIFTY.slice(0, 20).map((time) => http.post('/api/portal/session').set('x-forwarded-for', `198.51.100.${time}`).send({ key, challengeId, code: codeOf(challengeId) }) as unknown as Promise<Response>));
    expect(statuses(answers)).toEqual([201, ...Array.from({ length: 19 }, () => 410)]);
  });

  it('a wrong body spends neither a try nor the code', async () => {
    const { request } = await sendRequest(office, 'Mistyped');
    const key = await invitationKey(running, request.id);
    const http = supertest(running.app.getHttpServer());
    const { body: { challengeId } } = await http.post('/api/portal/codes').send({ key }).expect(202);
    for (const wrong of [{ key: 7 }, { key: 'x'.repeat(301) }, { code: ` ${codeOf(challengeId)}` }, { more: 1 }]) await http.post('/api/portal/session').send({ key, challengeId, code: codeOf(challengeId), ...wrong }).expect(400);
    expect((await running.asOwner((owner) => owner.query('select tries from code_challenges where id = $1', [challengeId]))).rows).toEqual([{ tries: 0 }]);
    await http.post('/api/portal/session').send({ key, challengeId, code: codeOf(challengeId) }).expect(201);
  });

  it('thirty verdicts on one answer from one version: one stands', async () => {
    const { desk, id } = await submitted('Judged');
    await submit(desk);
    await letHear(running);
    const judge = (version: number, internalNote: string) => office.agent.put(office.at(`/requests/${id}/review/verdicts/PRO-01`)).set('if-match', `"${version}"`).send({ verdict: 'accepted', internalNote }) as unknown as Promise<Response>;
    one(await Promise.all(FIFTY.slice(0, 30).map((time) => judge(0, `note ${time}`))), 200);
    expect((await office.agent.put(office.at(`/requests/${id}/review/verdicts/PRO-01`)).set('if-match', '"1"').send({ verdict: null }).expect(200)).body.verdicts).toEqual([]);
    // Over a verdict that somebody took back in the meantime nothing is written.
    expect((await judge(1, 'late')).status).toBe(412);
    expect((await judge(0, 'anew')).status).toBe(200);
  });
});
