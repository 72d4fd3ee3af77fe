import { randomUUID } from 'node:crypto';
import { HIPAA_BA_CORE } from '@holdfast/domain/questionnaires/hipaa-ba-core';
import pg from 'pg';
import supertest from 'supertest';
import { makeOrganization } from '../../support/organization.js';
import { answerAll, codeOf, dayAhead, type Desk, enterPortal, invitationKey, sendRequest } from '../../support/exchange.js';
import { type Running, startApp } from '../../support/start-app.js';

describe('a vendor answers a request', () => {
  let running: Running;
  beforeAll(async () => { running = await startApp(); });
  afterAll(() => running.stop());

  it('looks, types the code, gets a workspace, answers all, submits once; then nothing changes', async () => {
    const office = await makeOrganization(running);
    const { request } = await sendRequest(office);
    const key = await invitationKey(running, request.id);
    const stranger = supertest(running.app.getHttpServer());
    const { body: welcome } = await stranger.post('/api/portal/invitations/look').send({ key }).expect(200);
    expect(welcome).toMatchObject({ requesterName: 'St. Mary’s Clinic', vendorName: 'Riverside Imaging, LLC', status: 'sent', questions: 109, sections: 15 });
    expect(welcome.maskedEmail).toMatch(/^p•••@riverside\.example$/);

    const desk = await enterPortal(running, request.id);
    expect((await desk.agent.get(`/api/portal/${desk.slug}/requests`).expect(200)).body).toMatchObject([{ id: request.id, status: 'taken_on', answered: 0, returned: 0 }]);
    const { body: early } = await desk.agent.post(desk.at('/submission')).send({ name: 'Priya Nair', title: 'CISO' }).expect(422);
    expect(early.errors.length).toBeGreaterThan(20);

    await answerAll(desk);
    const twice = await Promise.all([1, 2].map(() => desk.agent.post(desk.at('/submission')).send({ name: 'Priya Nair', title: 'CISO' })));
    expect(twice.map(({ status }) => status).sort()).toEqual([201, expect.any(Number)]);
    expect(twice.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
    const { body: task } = await desk.agent.get(desk.at('')).expect(200);
    expect(task).toMatchObject({ status: 'submitted', open: [], submissions: [{ number: 1, byName: 'Priya Nair', byTitle: 'CISO', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }] });
    expect(task.answered).toBe(task.asked);
    await desk.agent.put(desk.at('/answers/PRO-01')).set('if-match', '"1"').send({ saveId: randomUUID(), value: 'x', none: false, comment: '' }).expect(422);
  }, 60_000);

  describe('saving', () => {
    let desk: Desk;
    const put = (version: number, body: object) => desk.agent.put(desk.at('/answers/PRO-04')).set('if-match', `"${version}"`).send({ saveId: randomUUID(), value: ['clinical'], none: false, comment: '', ...body });
    beforeAll(async () => {
      const { request } = await sendRequest(await makeOrganization(running));
      desk = await enterPortal(running, request.id);
    });

    it('the same save again is no conflict; another over an old version is, and both texts stand', async () => {
      const saveId = randomUUID();
      await put(0, { saveId }).expect(200);
      expect((await put(0, { saveId }).expect(200)).body).toMatchObject({ version: 1, value: ['clinical'] });
      await put(0, { value: ['ssn'] }).expect(412);
      expect((await put(1, { value: ['ssn', 'clinical'] }).expect(200)).body.version).toBe(2);
      expect((await desk.agent.get(desk.at('/answers/PRO-04')).expect(200)).body).toMatchObject({ version: 2, value: ['ssn', 'clinical'], savedBy: 'Priya Nair' });
    });

    it.each([
      ['a choice that is not offered', { value: ['everything'] }],
      ['a number for choices', { value: 7 }],
      ['an object', { value: { $gt: '' } }],
      ['none where it is not offered', { value: null, none: true }],
      ['no save id', { saveId: undefined }],
      ['a NUL in the comment', { comment: 'a\0b' }],
      ['a comment that is too long', { comment: 'x'.repeat(4001) }],
      ['an unknown property', { score: 1 }],
    ])('%s is refused', async (_, body) => {
      const answer = await put(2, body);
      expect(answer.status).toBe(400);
      expect(answer.body.errors.length).toBeGreaterThan(0);
    });

    it('without a version, or of a question there is not, it is refused', async () => {
      await desk.agent.put(desk.at('/answers/PRO-04')).send({ saveId: randomUUID(), value: null, none: false, comment: '' }).expect(428);
      await desk.agent.put(desk.at('/answers/NOPE')).set('if-match', '"0"').send({ saveId: randomUUID(), value: null, none: false, comment: '' }).expect(404);
    });
  });

  it('the code is needed: five tries, then a new one; earlier codes stay good; another address cannot enter', async () => {
    const { request } = await sendRequest(await makeOrganization(running));
    const { request: other } = await sendRequest(await makeOrganization(running));
    const [key, otherKey] = [await invitationKey(running, request.id), await invitationKey(running, other.id)];
    const http = supertest(running.app.getHttpServer());
    const challenge = async () => (await http.post('/api/portal/codes').send({ key }).expect(202)).body.challengeId as string;
    const [first, second] = [await challenge(), await challenge()];
    const wrong = codeOf(first) === '000000' ? '000001' : '000000';
    for (let time = 0; time < 5; time++) await http.post('/api/portal/session').send({ key, challengeId: first, code: wrong }).expect(401);
    await http.post('/api/portal/session').send({ key, challengeId: first, code: codeOf(first) }).expect(410);
    await http.post('/api/portal/session').send({ key: otherKey, challengeId: second, code: codeOf(second) }).expect(403);
    const third = await challenge();
    await http.post('/api/portal/session').send({ key, challengeId: third, code: codeOf(third) }).expect(201);
    await http.post('/api/portal/session').send({ key, challengeId: third, code: codeOf(third) }).expect(410);
    for (const body of [{ key }, { key, challengeId: third }, { key, challengeId: third, code: '12345' }, { key, challengeId: 7, code: '123456' }]) await http.post('/api/portal/session').send(body).expect(400);
    await challenge();
    await challenge();
    expect((await http.post('/api/portal/codes').send({ key }).expect(429)).body.title).toMatch(/Try again/);
  });

  it('a list of many requests is read in as many statements as a list of one', async () => {
    const office = await makeOrganization(running);
    const { vendor, contact, request } = await sendRequest(office);
    const desk = await enterPortal(running, request.id);
    await desk.agent.put(desk.at('/answers/PRO-04')).set('if-match', '"0"').send({ saveId: randomUUID(), value: ['clinical'], none: false, comment: '' }).expect(200);
    const list = () => desk.agent.get(`/api/portal/${desk.slug}/requests`).expect(200);
    const counted = async () => {
      const query = jest.spyOn(pg.Client.prototype, 'query');
      const { body } = await list();
      const statements = query.mock.calls.length;
      query.mockRestore();
      return { body, statements };
    };
    await list();
    const one = await counted();
    for (let more = 0; more < 5; more++) {
      const { body: { id } } = await office.agent.post(office.at(`/vendors/${vendor.id}/requests`)).send({ contactId: contact.id, questionnaireId: HIPAA_BA_CORE.id, dueOn: dayAhead(20 + more) }).expect(201);
      await desk.agent.post('/api/portal/take-on').send({ key: await invitationKey(running, id) }).expect(200);
    }
    const six = await counted();
    expect(six.body).toHaveLength(6);
    expect(six.body.map(({ id, answered }: { id: string; answered: number }) => [id === request.id, answered])).toContainEqual([true, one.body[0].answered]);
    expect(one.statements).toBeGreaterThan(5);
    expect(six.statements).toBe(one.statements);
  });

  it('a link that is not ours, or shortened, opens nothing', async () => {
    const { request } = await sendRequest(await makeOrganization(running));
    const key = await invitationKey(running, request.id);
    const http = supertest(running.app.getHttpServer());
    for (const bad of ['', 'x', key.slice(0, -1), key.replace(/^./, (first) => (first === '0' ? '1' : '0')), `${key.split('.').slice(0, 2).join('.')}.`]) {
      await http.post('/api/portal/invitations/look').send({ key: bad }).expect((answer) => { if (![404, 410].includes(answer.status)) throw new Error(`${bad}: ${answer.status}`); });
    }
  });
});
