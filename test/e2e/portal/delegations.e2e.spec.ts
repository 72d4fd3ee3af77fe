import { randomUUID } from 'node:crypto';
import { HIPAA_BA_CORE } from '@holdfast/domain/questionnaires/hipaa-ba-core';
import { colleagueKey, enterAsColleague, handOver } from '../../support/colleagues.js';
import { answerAll, codeOf, dayAhead, type Desk, enterPortal, PDF, plausible, sendRequest } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

const INCIDENTS = HIPAA_BA_CORE.sections[4];
const inSection = (id: string) => HIPAA_BA_CORE.questions.filter(({ section }) => section === id).map((question) => question.id);
const mailOf = () => `tom.${randomUUID()}@riverside.example`;

describe('colleagues', () => {
  let running: Running;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
  });
  afterAll(() => running.stop());

  const leadOf = async (name: string) => enterPortal(running, (await sendRequest(office, name)).request.id);
  const put = ({ agent, at }: Desk, question: string, version: number, body: object = {}) =>
    agent.put(at(`/answers/${question}`)).set('if-match', `"${version}"`).send({ saveId: randomUUID(), comment: '', ...plausible(HIPAA_BA_CORE.questions.find(({ id }) => id === question)!), ...body });
  const read = async ({ agent, at }: Desk) => (await agent.get(at('')).expect(200)).body;
  const mails = (slug: string): Promise<{ kind: string; to_email: string; state: string; variables: Record<string, string> }[]> => running.asOwner(async (owner) => {
    const { rows: [{ id }] } = await owner.query('select id from organizations where slug = $1', [slug]);
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [id]);
    return (await owner.query('select kind, to_email, state, variables from messages where tenant_id = $1 order by id', [id])).rows;
  });

  it('a colleague opens only her part by her own link and code, answers under her name, and gives it back', async () => {
    const lead = await leadOf('Shares');
    await put(lead, 'PRO-02', 0, { value: 'yes' }).expect(200);
    const email = mailOf();
    const id = await handOver(lead, { email, sections: [INCIDENTS.id] });
    const tom = await enterAsColleague(running, lead, id);
    const part = await read(tom);
    const keys = inSection(INCIDENTS.id);
    expect(part).toMatchObject({ part: { fromName: 'Priya Nair', dueOn: dayAhead(5), done: false }, submissions: [], answers: [] });
    expect(part.open.every((key: string) => keys.includes(key))).toBe(true);
    expect((await tom.agent.get(tom.at('/questionnaire')).expect(200)).body.sections.map((section: { id: string }) => section.id)).toEqual([INCIDENTS.id]);
    const [first] = part.open;
    await put(tom, first, 0).expect(200);
    expect((await lead.agent.get(lead.at(`/answers/${first}`)).expect(200)).body.savedBy).toBe('Tom Berg');
    expect((await tom.agent.get(`/api/portal/${tom.slug}/requests`).expect(200)).body).toMatchObject([{ answered: 1, dueOn: dayAhead(5) }]);
    await put(lead, first, 1, { comment: 'The sender keeps access' }).expect(200);
    await tom.agent.post(tom.at('/part/return')).expect(204);
    await put(tom, first, 2).expect(422);
    expect((await lead.agent.get(lead.at('/delegations')).expect(200)).body).toMatchObject([{ id, state: 'done', opened: true, email }]);
    const sent = await mails(lead.slug);
    expect(sent.map(({ kind, to_email }) => [kind, to_email === email])).toEqual(expect.arrayContaining([['sections-delegated', true], ['part-due', true], ['colleague-finished', false]]));
    expect(sent.find(({ kind }) => kind === 'part-due')?.state).toBe('cancelled');
    expect(sent.find(({ kind }) => kind === 'sections-delegated')?.variables.sectionTitles).toBe(INCIDENTS.title);
  }, 60_000);

  it('an address that was edited leads nowhere, and a colleague does not submit, hand on, ask for time, or see the library', async () => {
    const lead = await leadOf('Guards');
    const other = await leadOf('Guards as well');
    const outside = inSection(HIPAA_BA_CORE.sections[1].id)[0];
    await put(lead, outside, 0).expect(200);
    await lead.agent.post(lead.at('/evidence?name=soc2.pdf&question=GOV-01')).set('content-type', 'application/octet-stream').send(PDF).expect(201);
    const tom = await enterAsColleague(running, lead, await handOver(lead, { email: mailOf(), questions: ['PRO-03'] }));
    await tom.agent.get(tom.at(`/answers/${outside}`)).expect(404);
    await put(tom, outside, 1).expect(404);
    await tom.agent.post(tom.at('/evidence?name=a.pdf&question=GOV-01')).set('content-type', 'application/octet-stream').send(PDF).expect(404);
    expect((await tom.agent.get(tom.at('/evidence')).expect(200)).body).toEqual([]);
    const { body: [file] } = await lead.agent.get(lead.at('/evidence')).expect(200);
    await tom.agent.post(tom.at(`/evidence/${file.id}/address`)).expect(404);
    await tom.agent.get(`/api/portal/${tom.slug}/requests/${other.at('').split('/').at(-1)}`).expect(404);
    await tom.agent.get(other.at('')).expect(404);
    for (const path of ['/signature', '/statement']) await tom.agent.get(tom.at(path)).expect(404);
    await tom.agent.put(tom.at(`/sections/${INCIDENTS.id}/check`)).send({ completed: true }).expect(404);
    await tom.agent.post(tom.at('/taking-on')).expect(404);
    expect((await tom.agent.get(tom.at('/prefill')).expect(200)).body).toEqual({ candidates: [], switchedOff: 0 });
    await tom.agent.post(tom.at('/submission')).send({ name: 'Tom', title: 'Engineer' }).expect(403);
    await tom.agent.post(tom.at('/delegations')).send({ name: 'X', email: mailOf(), dueOn: dayAhead(3), questions: ['PRO-03'] }).expect(403);
    await tom.agent.get(`/api/portal/${tom.slug}/library`).expect(403);
    await tom.agent.get(`/api/portal/${tom.slug}/customers`).expect(403);
  }, 60_000);

  it('taken back, a link and a session open nothing any more, and what she wrote stays', async () => {
    const lead = await leadOf('Takes back');
    const id = await handOver(lead, { email: mailOf(), questions: ['PRO-03'] });
    const tom = await enterAsColleague(running, lead, id);
    await put(tom, 'PRO-03', 0, { value: 12 }).expect(200);
    await lead.agent.delete(lead.at(`/delegations/${id}`)).expect(200);
    await put(tom, 'PRO-03', 1, { value: 13 }).expect(404);
    await tom.agent.get(tom.at('')).expect(404);
    expect((await tom.agent.get(`/api/portal/${tom.slug}/requests`).expect(200)).body).toEqual([]);
    await tom.agent.post('/api/portal/invitations/look').send({ key: tom.key }).expect(410);
    await tom.agent.post('/api/portal/codes').send({ key: tom.key }).expect(410);
    expect((await lead.agent.get(lead.at('/answers/PRO-03')).expect(200)).body).toMatchObject({ value: 12, savedBy: 'Tom Berg' });
    await lead.agent.delete(lead.at(`/delegations/${randomUUID()}`)).expect(404);
    await tom.agent.post('/api/portal/invitations/look').send({ key: `${tom.key.slice(0, -2)}xx` }).expect(410);
  }, 60_000);

  it('taken back in the middle of her saves: each is either whole and before, or refused', async () => {
    const lead = await leadOf('Races');
    const id = await handOver(lead, { email: mailOf(), questions: ['PRO-03'] });
    const tom = await enterAsColleague(running, lead, id);
    let version = 0;
    let last: number | null = null;
    const saving = (async () => {
      for (let value = 1; value < 60; value++) {
        const answer = await put(tom, 'PRO-03', version, { value });
        if (answer.status === 404) return value;
        expect(answer.status).toBe(200);
        [version, last] = [answer.body.version, value];
      }
      return null;
    })();
    await new Promise((resolve) => setTimeout(resolve, 150));
    await lead.agent.delete(lead.at(`/delegations/${id}`)).expect(200);
    const { body: kept } = await lead.agent.get(lead.at('/answers/PRO-03')).expect(200);
    expect(await saving).not.toBeNull();
    expect((await lead.agent.get(lead.at('/answers/PRO-03')).expect(200)).body).toEqual(kept);
    expect(kept).toMatchObject({ value: last, version });
  }, 60_000);

  it('a changed answer elsewhere empties her part: her answers are kept, she and the lead are told', async () => {
    const lead = await leadOf('Gates');
    await answerAll(lead, (question) => (question.id === 'PRO-02' ? { value: 'yes', none: false } : plausible(question)));
    const email = mailOf();
    const tom = await enterAsColleague(running, lead, await handOver(lead, { email, questions: ['GOV-01'] }));
    await put(lead, 'PRO-02', 1, { value: 'no' }).expect(200);
    expect(await read(tom)).toMatchObject({ asked: 0, open: [], hidden: [{ question: 'GOV-01', byName: 'Priya Nair' }] });
    expect((await read(lead)).hidden.map(({ question }: { question: string }) => question)).toContain('GOV-01');
    expect((await mails(lead.slug)).filter(({ kind }) => kind === 'part-not-asked').map(({ to_email }) => to_email)).toEqual([email]);
    await put(lead, 'PRO-02', 2, { value: 'yes' }).expect(200);
    expect(await read(tom)).toMatchObject({ asked: 1, answered: 1, hidden: [] });
  }, 60_000);

  it.each([
    ['nothing', { sections: [], questions: [] }, 400],
    ['a section there is not', { sections: ['nowhere'] }, 404],
    ['a question there is not', { questions: ['NOPE'] }, 404],
    ['no address', { email: 'tom' }, 400],
    ['a name of white space', { name: ' \t' }, 400],
    ['a day that is over', { dueOn: '2020-01-01' }, 400],
    ['a day in ten years', { dueOn: '2036-01-01' }, 400],
  ])('to hand over %s is refused', async (_, body, status) => {
    const lead = await leadOf('Bad input');
    const answer = await lead.agent.post(lead.at('/delegations')).send({ name: 'Tom', email: mailOf(), dueOn: dayAhead(4), questions: ['PRO-03'], ...body });
    expect([answer.status, answer.body.errors?.length > 0]).toEqual([status, true]);
    expect((await lead.agent.get(lead.at('/delegations')).expect(200)).body).toEqual([]);
  });

  it('the customer never learns of a colleague: no row, no mail, no code in its tenant', async () => {
    const lead = await leadOf('Discreet');
    const email = mailOf();
    const id = await handOver(lead, { email, questions: ['PRO-03'] });
    const tom = await enterAsColleague(running, lead, id);
    await put(tom, 'PRO-03', 0).expect(200);
    expect((await mails(office.slug)).filter(({ to_email }) => to_email === email)).toEqual([]);
    expect((await mails(lead.slug)).filter(({ to_email, kind }) => to_email === email && kind === 'sign-in-code')).toHaveLength(1);
    const someoneElse = await leadOf('Someone else');
    await someoneElse.agent.post('/api/portal/take-on').send({ key: await colleagueKey(running, lead.slug, id) }).expect(403);
    const { body: { challengeId } } = await someoneElse.agent.post('/api/portal/codes').send({ key: someoneElse.key }).expect(202);
    await someoneElse.agent.post('/api/portal/session').send({ key: tom.key, challengeId, code: codeOf(challengeId) }).expect(403);
  }, 60_000);
});
