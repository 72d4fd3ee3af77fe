import { randomUUID } from 'node:crypto';
import { answerAll, dayAhead, type Desk, enterPortal, letHear, plausible, sendRequest } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

describe('answering', () => {
  let running: Running;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
  });
  afterAll(() => running.stop());

  const put = ({ agent, at }: Desk, question: string, version: number, body: object) =>
    agent.put(at(`/answers/${question}`)).set('if-match', `"${version}"`).send({ saveId: randomUUID(), value: null, none: false, comment: '', ...body });
  const read = async ({ agent, at }: Desk) => (await agent.get(at('')).expect(200)).body;

  it('what is said instead counts, needs its reason, is submitted as such, and the reviewer reads it', async () => {
    const { request } = await sendRequest(office, 'Says so');
    const desk = await enterPortal(running, request.id);
    await answerAll(desk);
    await put(desk, 'PRO-03', 1, { instead: 'unknown' }).expect(200);
    expect((await put(desk, 'PRO-04', 1, { instead: 'not_applicable' }).expect(200)).body).toMatchObject({ instead: 'not_applicable', value: null, version: 2 });
    const task = await read(desk);
    expect(task.answered).toBe(task.asked);
    const { body: refused } = await desk.agent.post(desk.at('/submission')).send({ name: 'P', title: 'C' }).expect(422);
    expect(refused.errors).toEqual([{ pointer: '/answers/PRO-04', message: 'Say why it does not apply' }]);
    await put(desk, 'PRO-04', 2, { instead: 'not_applicable', comment: 'We see no PHI of this kind' }).expect(200);
    await desk.agent.post(desk.at('/submission')).send({ name: 'P', title: 'C' }).expect(201);
    await letHear(running);
    const { body: review } = await office.agent.get(office.at(`/requests/${request.id}/review`)).expect(200);
    const said = (id: string) => review.questions.find((question: { id: string }) => question.id === id);
    expect(said('PRO-03')).toMatchObject({ answer: 'I don’t know', gap: null });
    expect(said('PRO-04')).toMatchObject({ answer: 'Not applicable', comment: 'We see no PHI of this kind', gap: null });
  });

  it.each([
    ['beside a value', { value: 3, instead: 'unknown' }],
    ['a word that is none of them', { instead: 'perhaps' }],
    ['beside none', { none: true, instead: 'unknown' }],
  ])('said instead %s is refused', async (_, body) => {
    const desk = await enterPortal(running, (await sendRequest(office, 'Refused')).request.id);
    const answer = await put(desk, 'PRO-03', 0, body).expect(400);
    expect(answer.body.errors.length).toBeGreaterThan(0);
  });

  it('a list of subcontractors has to be answered: nothing is said instead', async () => {
    const { vendor, contact } = await sendRequest(office, 'Lists');
    const { body: { id } } = await office.agent.post(office.at(`/vendors/${vendor.id}/requests`)).send({ contactId: contact.id, questionnaireId: 'subcontractor-list', dueOn: '2027-01-20' });
    const desk = await enterPortal(running, id);
    const { body: { questions: [first] } } = await desk.agent.get(desk.at('/questionnaire')).expect(200);
    expect((await put(desk, first.id, 0, { instead: 'unknown' }).expect(400)).body.errors).toEqual([{ pointer: '/instead', message: 'is not taken here: this has to be answered' }]);
  });

  it('a changed answer hides what is below it without losing it; who changed what is said, and it comes back', async () => {
    const { request } = await sendRequest(office, 'Gates');
    const desk = await enterPortal(running, request.id);
    const answers = await answerAll(desk, (question) => (question.id === 'PRO-02' ? { value: 'yes', none: false } : plausible(question)));
    const asked = (await read(desk)).asked;
    expect(answers['GOV-01']).toEqual({ value: dayAhead(-60), none: false });
    await put(desk, 'PRO-02', 1, { value: 'no' }).expect(200);
    const hidden = await read(desk);
    expect(hidden.asked).toBeLessThan(asked);
    expect(hidden.hidden.find(({ question }: { question: string }) => question === 'GOV-01')).toMatchObject({ gate: 'PRO-02', byName: 'Priya Nair' });
    expect(hidden.answers.find(({ question }: { question: string }) => question === 'GOV-01').value).toEqual(answers['GOV-01']?.value);
    await put(desk, 'PRO-02', 2, { value: 'yes' }).expect(200);
    expect(await read(desk)).toMatchObject({ asked, answered: asked, hidden: [] });
  });

  it('a person says whether a section is done; one there is not, or after the submission, is refused', async () => {
    const { request } = await sendRequest(office, 'Checks');
    const desk = await enterPortal(running, request.id);
    const { body: { sections: [{ id: section }] } } = await desk.agent.get(desk.at('/questionnaire')).expect(200);
    expect((await desk.agent.put(desk.at(`/sections/${section}/check`)).send({ completed: false }).expect(200)).body.checks).toMatchObject([{ section, completed: false, byName: 'Priya Nair' }]);
    expect((await desk.agent.put(desk.at(`/sections/${section}/check`)).send({ completed: true }).expect(200)).body.checks).toMatchObject([{ section, completed: true }]);
    await desk.agent.put(desk.at('/sections/nowhere/check')).send({ completed: true }).expect(404);
    await desk.agent.put(desk.at(`/sections/${section}/check`)).send({ completed: 'yes' }).expect(400);
    await answerAll(desk);
    await desk.agent.post(desk.at('/submission')).send({ name: 'P', title: 'C' }).expect(201);
    await desk.agent.put(desk.at(`/sections/${section}/check`)).send({ completed: true }).expect(422);
  });

  it('twenty people on one answer from one version: one stands, the others are told, and nothing is written over unseen', async () => {
    const desk = await enterPortal(running, (await sendRequest(office, 'Crowded')).request.id);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => put(desk, 'PRO-03', 0, { value: at + 1 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 412)]);
    const won = answers.find(({ status }) => status === 200)?.body;
    expect((await desk.agent.get(desk.at('/answers/PRO-03')).expect(200)).body).toMatchObject({ value: won.value, version: 1 });
  });

  it('withdrawn while it is being answered: each save is whole and before, or refused; what was written stays the vendor’s', async () => {
    const { request } = await sendRequest(office, 'Withdrawn');
    const desk = await enterPortal(running, request.id);
    let last: { value: number; version: number } | null = null;
    const saving = (async () => {
      for (let version = 0; version < 80; version++) {
        const answer = await put(desk, 'PRO-03', version, { value: version + 1 });
        if (answer.status === 422) return true;
        expect(answer.status).toBe(200);
        last = { value: version + 1, version: version + 1 };
      }
      return false;
    })();
    await new Promise((resolve) => setTimeout(resolve, 120));
    await office.agent.post(office.at(`/requests/${request.id}/withdrawal`)).send({ reason: 'The service was cancelled' }).expect(200);
    expect(await saving).toBe(true);
    expect((await desk.agent.get(desk.at('/answers/PRO-03')).expect(200)).body).toMatchObject(last ?? {});
    expect(last).not.toBeNull();
  });
});
