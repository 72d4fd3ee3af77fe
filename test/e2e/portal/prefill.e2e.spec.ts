import { randomUUID } from 'node:crypto';
import { HIPAA_BA_CORE } from '@holdfast/domain/questionnaires/hipaa-ba-core';
import { answerAll, dayAhead, type Desk, enterPortal, invitationKey, letHear, sendRequest } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

interface Offered { question: string; customer: string; sameCustomer: boolean; inBulk: boolean; stale: boolean; likeness: string; answer: string }

describe('answers that were given before', () => {
  let running: Running;
  let first: Office;
  let second: Office;
  let third: Office;
  beforeAll(async () => {
    running = await startApp();
    [first, second, third] = [await makeOrganization(running, 'First clinic'), await makeOrganization(running, 'Second clinic'), await makeOrganization(running, 'Third clinic')];
  });
  afterAll(() => running.stop());

  const submit = ({ agent, at }: Desk, body: object = {}) => agent.post(at('/submission')).send({ name: 'Priya Nair', title: 'CISO', ...body });
  const offerOf = async ({ agent, at }: Desk): Promise<{ candidates: Offered[]; switchedOff: number }> => (await agent.get(at('/prefill')).expect(200)).body;
  const use = ({ agent, at }: Desk, items: object[]) => agent.post(at('/prefill')).send({ items });
  /** A further request to the same person, taken on in the same workspace. */
  const askAgain = async (office: Office, vendorId: string, contactId: string, desk: Desk): Promise<Desk> => {
    const { body: { id } } = await office.agent.post(office.at(`/vendors/${vendorId}/requests`)).send({ contactId, questionnaireId: HIPAA_BA_CORE.id, dueOn: dayAhead(30) }).expect(201);
    await desk.agent.post('/api/portal/take-on').send({ key: await invitationKey(running, id) }).expect(200);
    return { ...desk, at: (path: string) => `/api/portal/${desk.slug}/requests/${id}${path}` };
  };
  /** Another customer asks the same person by her address. */
  const askedBy = async (office: Office, email: string, desk: Desk): Promise<Desk & { requestId: string }> => {
    const { body: vendor } = await office.agent.post(office.at('/vendors')).send({ legalName: 'Riverside as they call it' }).expect(201);
    const { body: contact } = await office.agent.post(office.at(`/vendors/${vendor.id}/contacts`)).send({ name: 'Priya Nair', email }).expect(201);
    const { body: { id } } = await office.agent.post(office.at(`/vendors/${vendor.id}/requests`)).send({ contactId: contact.id, questionnaireId: HIPAA_BA_CORE.id, dueOn: dayAhead(30) }).expect(201);
    await desk.agent.post('/api/portal/take-on').send({ key: await invitationKey(running, id), organization: desk.slug }).expect(200);
    return { ...desk, requestId: id, at: (path: string) => `/api/portal/${desk.slug}/requests/${id}${path}` };
  };

  it('the second cycle is filled in by exact matches in one act; the reviewer is told how fast, never from whom', async () => {
    const { vendor, contact, request } = await sendRequest(first);
    const desk = await enterPortal(running, request.id);
    expect(await offerOf(desk)).toEqual({ candidates: [], switchedOff: 0 });
    await answerAll(desk);
    await submit(desk).expect(201);

    const again = await askAgain(first, vendor.id, contact.id, desk);
    const offer = await offerOf(again);
    expect(offer.candidates.length).toBeGreaterThan(60);
    expect(offer.candidates.every(({ inBulk, sameCustomer, likeness }) => inBulk && sameCustomer && likeness === 'exact')).toBe(true);
    await again.agent.put(again.at('/answers/PRO-05')).set('if-match', '"0"').send({ saveId: randomUUID(), value: null, none: false, instead: 'unknown', comment: 'my own' }).expect(200);
    const { body: used } = await use(again, offer.candidates.map(({ question }) => ({ question, oneByOne: false }))).expect(200);
    expect(used.used).toBe(offer.candidates.length - 1);
    const reused = used.task.answers.find(({ question }: Offered) => question === 'PRO-02');
    expect(reused.reused).toEqual({ answeredOn: expect.any(String), customer: 'First clinic', confirmed: 'in_bulk' });
    expect(used.task.answers.find(({ question }: Offered) => question === 'PRO-05')).toMatchObject({ comment: 'my own', reused: null });
    expect((await again.agent.get(again.at('/earlier')).expect(200)).body.find(({ question }: Offered) => question === 'PRO-02')).toMatchObject({ answer: 'Yes', customer: 'First clinic' });
    expect((await again.agent.put(again.at('/answers/PRO-02')).set('if-match', `"${reused.version}"`).send({ saveId: randomUUID(), value: reused.value, none: false, comment: 'looked at' }).expect(200)).body.reused).toBeNull();
    await answerAll(again);
    await submit(again).expect(201);
    await letHear(running);
    const { body: { prefilledHint } } = await first.agent.get(first.at(`/requests/${again.at('').split('/').at(-1)}/review`)).expect(200);
    expect(prefilledHint).toMatch(/^\d+ of \d+ answers were taken over from earlier ones, all in one act; .* All \d+ were confirmed within /);
  }, 60_000);

  it('a vendor of three customers: none sees another’s; what one was told is offered for another only once the vendor lets it, and that is logged', async () => {
    const { contact, request } = await sendRequest(second);
    const desk = await enterPortal(running, request.id);
    await answerAll(desk);
    await desk.agent.put(desk.at('/answers/PRO-05')).set('if-match', '"1"').send({ saveId: randomUUID(), value: null, none: false, instead: 'not_applicable', comment: 'Told to the second clinic only' }).expect(200);
    await submit(desk).expect(201);
    const other = await askedBy(third, contact.email, desk);
    const before = await offerOf(other);
    expect(before.candidates).toEqual([]);
    expect(before.switchedOff).toBeGreaterThan(60);
    await use(other, [{ question: 'PRO-05', oneByOne: true }]).expect(200);
    expect((await other.agent.get(other.at('/answers/PRO-05')).expect(200)).body.version).toBe(0);

    const { body: library } = await desk.agent.get(`/api/portal/${desk.slug}/library`).expect(200);
    const item = library.find(({ comment }: { comment: string }) => comment === 'Told to the second clinic only');
    expect(item).toMatchObject({ customer: 'Second clinic', reusable: false, answer: 'Not applicable' });
    await desk.agent.post(`/api/portal/${desk.slug}/library/reuse`).send({ ids: [item.id], reusable: true }).expect(200);
    const [offered, ...more] = (await offerOf(other)).candidates;
    expect([offered, more]).toMatchObject([{ question: 'PRO-05', customer: 'Second clinic', sameCustomer: false }, []]);
    await use(other, [{ question: 'PRO-05', oneByOne: true }]).expect(200);
    await answerAll(other);
    await submit(other).expect(201);
    await letHear(running);
    const { body: review } = await third.agent.get(third.at(`/requests/${other.requestId}/review`)).expect(200);
    expect(JSON.stringify(review)).not.toMatch(/Second clinic"|"Second|In use elsewhere/);
    expect(review.prefilledHint).toMatch(/^1 of /);

    const actions = await running.asOwner(async (owner) => {
      const { rows: [{ id }] } = await owner.query('select id from organizations where slug = $1', [desk.slug]);
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [id]);
      return (await owner.query(`select action from audit_entries where tenant_id = $1 and action like 'library.%'`, [id])).rows.map(({ action }: { action: string }) => action);
    });
    expect(actions).toEqual(['library.reuse_allowed']);
  }, 90_000);

  it('who is no member of the workspace is offered what she was named on, and never reaches the library', async () => {
    const { vendor, request } = await sendRequest(first, 'Has a helper');
    const desk = await enterPortal(running, request.id);
    await answerAll(desk);
    await submit(desk).expect(201);
    const library = async () => (await desk.agent.get(`/api/portal/${desk.slug}/library`).expect(200)).body as { customer: string; reusable: boolean }[];
    const before = await library();
    expect(before.length).toBeGreaterThan(60);
    const { body: helper } = await first.agent.post(first.at(`/vendors/${vendor.id}/contacts`)).send({ name: 'Sam Oyelaran', email: `sam.${randomUUID()}@riverside.example` }).expect(201);
    const { body: { id } } = await first.agent.post(first.at(`/vendors/${vendor.id}/requests`)).send({ contactId: helper.id, questionnaireId: HIPAA_BA_CORE.id, dueOn: dayAhead(30) }).expect(201);
    const hers = await enterPortal(running, id);
    expect(await offerOf(hers)).toEqual({ candidates: [], switchedOff: 0 });
    expect((await hers.agent.get(hers.at('/earlier')).expect(200)).body).toEqual([]);
    await hers.agent.get(`/api/portal/${hers.slug}/library`).expect(403);
    await hers.agent.post(`/api/portal/${hers.slug}/library/reuse`).send({ ids: [randomUUID()], reusable: true }).expect(403);
    expect((await desk.agent.post(`/api/portal/${desk.slug}/library/reuse`).send({ ids: [randomUUID()], reusable: true }).expect(404)).body.errors).toMatchObject([{ pointer: '/ids/0' }]);
    expect(await library()).toEqual(before); // nothing of it moved
  }, 60_000);

  it('what is older than a year is looked at by itself, never with others', async () => {
    const { vendor, contact, request } = await sendRequest(first, 'Grows old');
    const desk = await enterPortal(running, request.id);
    await answerAll(desk);
    await submit(desk).expect(201);
    const again = await askAgain(first, vendor.id, contact.id, desk);
    const id = again.at('').split('/').at(-1) as string;
    await running.moveClock('400 days'); // everybody is signed out by then
    const later = await enterPortal(running, id);
    const { candidates: [old] } = await offerOf(later);
    expect(old).toMatchObject({ stale: true, inBulk: false });
    expect((await use(later, [{ question: old.question, oneByOne: false }]).expect(422)).body.errors).toMatchObject([{ pointer: '/items/0' }]);
    expect((await use(later, [{ question: old.question, oneByOne: true }]).expect(200)).body.used).toBe(1);
    for (const items of [[], [{ question: 'NOPE', oneByOne: true }], 'x', [{ question: old.question }], [7]]) expect([400, 404]).toContain((await use(later, items as object[])).status);
  }, 60_000);
});
