import { randomUUID } from 'node:crypto';
import { SubmissionCopies } from '../../../apps/api/src/features/workspace/submission-copies.service.js';
import { systemCtx } from '../../../apps/api/src/platform/context/ctx.js';
import { EVENT_ATTESTATION } from '@holdfast/domain/questionnaires/shipped-questionnaires';
import { answerAll, dayAhead, type Desk, enterPortal, letHear, plausible, sendRequest } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

describe('what a vendor asks', () => {
  let running: Running;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
  });
  afterAll(() => running.stop());

  const begin = async (name: string) => {
    const { request, vendor } = await sendRequest(office, name);
    return { id: request.id as string, vendor, desk: await enterPortal(running, request.id) };
  };
  const post = ({ agent, at }: Desk, path: string, body: object) => agent.post(at(path)).send(body);
  const task = async ({ agent, at }: Desk) => (await agent.get(at('')).expect(200)).body;
  const request = async (id: string) => (await office.agent.get(office.at(`/requests/${id}`)).expect(200)).body;
  const asking = async () => (await office.agent.get(office.at('/requests?filter=asks')).expect(200)).body.items.map((row: { id: string }) => row.id);
  const counted = async () => (await office.agent.get(office.at('/today')).expect(200)).body.counts.asks;
  const mails = (kind: string) => running.asOwner(async (owner) => {
    const { rows: [{ id }] } = await owner.query('select id from organizations where slug = $1', [office.slug]);
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [id]);
    return (await owner.query('select to_email, variables, subject_id from messages where tenant_id = $1 and kind = $2 order by id', [id, kind])).rows as { to_email: string; variables: Record<string, string>; subject_id: string }[];
  });

  it('more time: the second proposal stands for the first; one click grants it, and the list and Today count it', async () => {
    const { id, desk } = await begin('Needs time');
    await post(desk, '/more-time', { dueOn: dayAhead(40), reason: 'Our auditor is away' }).expect(200);
    expect((await post(desk, '/more-time', { dueOn: dayAhead(45), reason: 'Still away' }).expect(200)).body.moreTime).toMatchObject({ dueOn: dayAhead(45), reason: 'Still away' });
    await letHear(running);
    expect(await request(id)).toMatchObject({ asks: true, dueOn: dayAhead(30), proposal: { dueOn: dayAhead(45), reason: 'Still away', byName: 'Priya Nair' } });
    expect([await asking(), await counted()]).toEqual([[id], 1]);
    expect((await mails('vendor-asks')).map(({ to_email, variables }) => [to_email, variables.newsWords])).toEqual([[office.email, 'asks for more time'], [office.email, 'asks for more time']]);
    await office.agent.post(office.at(`/requests/${id}/due-day`)).send({ dueOn: dayAhead(45) }).expect(200);
    expect(await request(id)).toMatchObject({ asks: false, dueOn: dayAhead(45), proposal: null });
    expect(await task(desk)).toMatchObject({ dueOn: dayAhead(45), moreTime: null, moreTimeRefused: null });
    expect((await mails('requester-answered')).map(({ variables }) => variables.replyWords)).toEqual([expect.stringMatching(/^moved the due day to /)]);
    expect([await asking(), await counted()]).toEqual([[], 0]);
  });

  it('more time is refused with a sentence, once', async () => {
    const { id, desk } = await begin('Is refused');
    await office.agent.post(office.at(`/requests/${id}/more-time/refusal`)).send({ message: 'x' }).expect(422);
    await post(desk, '/more-time', { dueOn: dayAhead(60), reason: 'Busy' }).expect(200);
    await office.agent.post(office.at(`/requests/${id}/more-time/refusal`)).send({ message: 'Our audit is on the 9th.' }).expect(200);
    await office.agent.post(office.at(`/requests/${id}/more-time/refusal`)).send({ message: 'again' }).expect(422);
    expect(await task(desk)).toMatchObject({ moreTime: null, moreTimeRefused: 'Our audit is on the 9th.', dueOn: dayAhead(30) });
  });

  it('a day before the one that is due, in ten years, or none, is refused, and so is a wish without a reason', async () => {
    const { desk } = await begin('Bad days');
    for (const body of [{ dueOn: dayAhead(30), reason: 'x' }, { dueOn: dayAhead(3), reason: 'x' }, { dueOn: dayAhead(4000), reason: 'x' }, { dueOn: '2026-02-30', reason: 'x' }, { dueOn: dayAhead(40), reason: ' ' }, { dueOn: dayAhead(40) }]) {
      expect((await post(desk, '/more-time', body).expect(400)).body.errors.length).toBeGreaterThan(0);
    }
  });

  it('a thread about one question: both sides read it, each gets a mail without its words, and it counts while it waits', async () => {
    const { id, desk } = await begin('Asks back');
    await post(desk, '/questions/PRO-04/messages', { text: 'Does this include backups?' }).expect(201);
    await letHear(running);
    expect(await request(id)).toMatchObject({ asks: true, threads: [{ question: 'PRO-04', waits: true, messages: [{ side: 'vendor', text: 'Does this include backups?', byName: 'Priya Nair' }] }] });
    expect(await asking()).toEqual([id]);
    await office.agent.post(office.at(`/requests/${id}/questions/PRO-04/messages`)).send({ text: 'Yes, wherever they are.' }).expect(201);
    expect(await asking()).toEqual([]);
    expect((await task(desk)).threads).toEqual([{ question: 'PRO-04', waits: false, messages: [expect.objectContaining({ side: 'vendor' }), expect.objectContaining({ side: 'requester', text: 'Yes, wherever they are.' })] }]);
    const about = [...await mails('vendor-asks'), ...await mails('requester-answered')].filter(({ subject_id }) => subject_id === id);
    expect(about.map(({ variables }) => variables.newsWords ?? variables.replyWords)).toEqual(['asks about a question', 'answered your question']);
    expect(JSON.stringify(about)).not.toMatch(/backups|wherever/);
    await post(desk, '/questions/NOPE/messages', { text: 'x' }).expect(404);
    await office.agent.post(office.at(`/requests/${id}/questions/PRO-05/messages`)).send({ text: 'x' }).expect(404);
    await post(desk, '/questions/PRO-04/messages', { text: ' \t' }).expect(400);
    await answerAll(desk);
    await desk.agent.post(desk.at('/submission')).send({ name: 'P', title: 'C' }).expect(201);
    await post(desk, '/questions/PRO-04/messages', { text: 'x' }).expect(422);
  }, 60_000);

  it('passed on: she is named on it, gets her own link, and reaches it; declined: it ends with its reason', async () => {
    const { id, desk } = await begin('Passes on');
    const email = `sam.${randomUUID()}@riverside.example`;
    await post(desk, '/passing-on', { name: 'Sam Oyelaran', email }).expect(200);
    await letHear(running);
    const [letter] = (await mails('request-passed-on')).filter(({ to_email }) => to_email === email);
    expect(letter.variables).toMatchObject({ passedByName: 'Priya Nair', sectionCount: '15' });
    const hers = await enterPortal(running, id, email);
    expect(hers.key).not.toBe(desk.key);
    expect(await task(hers)).toMatchObject({ id, status: (await task(desk)).status, asked: (await task(desk)).asked });
    await post(desk, '/declining', { reason: 'We do not serve you any more' }).expect(200);
    await letHear(running);
    expect(await request(id)).toMatchObject({ status: 'declined', declinedBecause: 'We do not serve you any more' });
    for (const [path, body] of [['/more-time', { dueOn: dayAhead(50), reason: 'x' }], ['/passing-on', { name: 'X', email }], ['/declining', { reason: 'x' }], ['/questions/PRO-04/messages', { text: 'x' }], ['/amendment', {}]] as const) await post(desk, path, body).expect(422);
    await desk.agent.put(desk.at('/answers/PRO-03')).set('if-match', '"0"').send({ saveId: randomUUID(), value: 3, none: false, comment: '' }).expect(422);
  });

  it('amended after the decision: a further submission, its assessment open anew, what did not change still accepted', async () => {
    const { id, desk } = await begin('Amends');
    await answerAll(desk);
    await desk.agent.post(desk.at('/submission')).send({ name: 'Priya Nair', title: 'CISO' }).expect(201);
    await letHear(running);
    await office.agent.post(office.at(`/requests/${id}/review/acceptance`)).expect(200);
    const review = async () => (await office.agent.get(office.at(`/requests/${id}/review`)).expect(200)).body;
    const first = await review();
    await office.agent.post(office.at(`/requests/${id}/review/decision`)).set('if-match', `"${first.version}"`).send({ decision: 'approved', reason: 'Fit' }).expect(200);
    expect((await post(desk, '/amendment', {}).expect(200)).body).toMatchObject({ status: 'amending', late: false });
    await post(desk, '/amendment', {}).expect(422);
    await desk.agent.put(desk.at('/answers/PRO-03')).set('if-match', '"1"').send({ saveId: randomUUID(), value: 99, none: false, comment: 'We grew' }).expect(200);
    expect(await request(id)).toMatchObject({ status: 'amending', late: false });
    await desk.agent.post(desk.at('/submission')).send({ name: 'Priya Nair', title: 'CISO' }).expect(201);
    await letHear(running);
    const second = await review();
    expect(second).toMatchObject({ submissionNumber: 2, state: 'open', status: 'submitted' });
    const of = (question: string) => second.questions.find((each: { id: string }) => each.id === question);
    expect(of('PRO-03')).toMatchObject({ changed: true, verdict: null });
    expect(second.questions.filter(({ changed }: { changed: boolean }) => changed)).toHaveLength(1);
    expect(of('PRO-02').verdict).toEqual(first.questions.find((each: { id: string }) => each.id === 'PRO-02').verdict && expect.objectContaining({ verdict: 'accepted' }));
    const after = await task(desk);
    expect(after.submissions.map(({ number, changed }: { number: number; changed: string[] }) => [number, changed])).toEqual([[1, []], [2, ['PRO-03']]]);
  }, 60_000);

  it('a copy of what was submitted is printed once, for who asks first', async () => {
    const { vendor, contact } = await sendRequest(office, 'Keeps a copy');
    const { body: { id } } = await office.agent.post(office.at(`/vendors/${vendor.id}/requests`)).send({ contactId: contact.id, questionnaireId: EVENT_ATTESTATION.id, about: 'An event at Corvid', dueOn: dayAhead(9) }).expect(201);
    const desk = await enterPortal(running, id);
    const { body: { questions } } = await desk.agent.get(desk.at('/questionnaire')).expect(200);
    for (const question of questions) {
      if (question.showIf) continue;
      await desk.agent.put(desk.at(`/answers/${question.id}`)).set('if-match', '"0"').send({ saveId: randomUUID(), comment: '', ...plausible(question) }).expect(200);
    }
    const missing = (await desk.agent.post(desk.at('/submission')).send({ name: 'Priya Nair', title: 'CISO' })).body.errors ?? [];
    for (const { pointer } of missing) {
      const question = questions.find((each: { id: string }) => each.id === pointer.split('/').at(-1));
      await desk.agent.put(desk.at(`/answers/${question.id}`)).set('if-match', '"0"').send({ saveId: randomUUID(), comment: '', ...plausible(question) }).expect(200);
    }
    if (missing.length > 0) await desk.agent.post(desk.at('/submission')).send({ name: 'Priya Nair', title: 'CISO' }).expect(201);
    await post(desk, '/submissions/1/copy/address', {}).expect(409);
    const vendorId = await running.asOwner(async (owner) => (await owner.query('select id from organizations where slug = $1', [desk.slug])).rows[0].id);
    for (const _twice of [1, 2]) await running.app.get(SubmissionCopies, { strict: false }).print(systemCtx(vendorId), id, 1);
    const { body: { address } } = await post(desk, '/submissions/1/copy/address', {}).expect(200);
    expect((await desk.agent.get(address.replace(/^https?:\/\/[^/]+/, '')).expect(200)).headers['content-disposition']).toMatch(/submission.*1\.pdf/);
    for (const none of ['0', '9', 'x', '%00']) await post(desk, `/submissions/${none}/copy/address`, {}).expect(404);
  }, 180_000);
});
