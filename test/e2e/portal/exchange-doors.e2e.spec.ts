import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { HIPAA_BA_CORE } from '@holdfast/domain/questionnaires/hipaa-ba-core';
import supertest, { type Agent, type Response } from 'supertest';
import { answerAll, dayAhead, type Desk, enterPortal, letHear, PDF, sendRequest } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

const TAGS = ['tasks', 'requests', 'remediations', 'assessments', 'evidence', 'reports', 'questionnaires', 'overview', 'deadlines'];
const NOTHING = '019ad5c6-1c2e-7c47-8d6f-4cf4b3a1c001';

interface Door {
  readonly method: string;
  readonly path: string;
  readonly audience: 'console' | 'portal';
}
const document = JSON.parse(readFileSync('openapi.json', 'utf8')) as { paths: Record<string, Record<string, { tags?: string[] }>> };
const DOORS: Door[] = Object.entries(document.paths).flatMap(([path, verbs]) =>
  Object.entries(verbs).filter(([, { tags }]) => tags?.some((tag) => TAGS.includes(tag)))
    .map(([method]) => ({ method, path, audience: path.startsWith('/api/portal/') ? 'portal' as const : 'console' as const })));

/** A body that would be taken, so that a refusal is about who asks. */
const BODIES: Record<string, object> = {
  'verdicts/{question}': { verdict: 'accepted' }, return: { message: 'x' }, reading: { question: 'x' }, 'sections/{section}': { memberId: null }, 'taking-back': { reason: 'x' },
  remediations: { findings: [{ findingId: NOTHING, found: 'x', dueOn: dayAhead(9) }], contactId: NOTHING, dueOn: dayAhead(9) }, check: { checks: [{ findingId: NOTHING, verdict: 'accepted', words: 'x' }] },
  decision: { decision: 'rejected', reason: 'x' }, requests: { contactId: NOTHING, questionnaireId: HIPAA_BA_CORE.id, dueOn: dayAhead(9) },
  snooze: { until: dayAhead(9), reason: 'x' }, done: { on: dayAhead(0), note: 'x' }, 'due-day': { dueOn: dayAhead(9) }, withdrawal: { reason: 'x' }, 'answers/{question}': { saveId: NOTHING, value: ['clinical'], none: false, comment: '' }, '{fileId}': { kind: 'soc2' }, submission: { name: 'x', title: 'x' }, 'questionnaire-library/{id}': { draft: {} }, versions: { note: 'x' },
  'sections/{section}/check': { completed: true }, prefill: { items: [{ question: 'PRO-04', oneByOne: true }] }, reuse: { ids: [NOTHING], reusable: true }, delegations: { name: 'x', email: 'x@x.example', dueOn: dayAhead(9), questions: ['PRO-04'] },
  'more-time': { dueOn: dayAhead(40), reason: 'x' }, refusal: { message: 'x' }, declining: { reason: 'x' }, 'passing-on': { name: 'x', email: 'x@x.example' }, messages: { text: 'x' },
  'evidence/{id}': { kind: 'other', facts: {} }, 'controls/{controlId}': { state: 'in_place' }, quarantine: { reason: 'x' }, purge: { reason: 'x' }, uploads: { name: 'a.pdf', question: 'GOV-01', bytes: 9 }, end: { question: 'GOV-01' }, 'test-copies': { questionnaireId: HIPAA_BA_CORE.id, dueOn: dayAhead(9) }, tier: { tier: null },
};
/** The longest end counts: a section is not its check. */
const bodyOf = (path: string): object | undefined => Object.entries(BODIES).filter(([end]) => path.endsWith(`/${end}`)).toSorted(([one], [other]) => other.length - one.length)[0]?.[1];

const isProblem = (answer: Response, told: string): void => {
  const problem = { told, status: answer.status, type: answer.headers['content-type'], code: answer.body.code };
  expect(problem).toEqual({ told, status: expect.any(Number), type: expect.stringContaining('application/problem+json'), code: expect.any(String) });
  expect(answer.status).toBeLessThan(500);
  expect(JSON.stringify(answer.body)).not.toMatch(/select|insert|constraint|node_modules|\.ts:/i);
};

describe('every door of the exchange', () => {
  let running: Running;
  let office: Office;
  let otherOffice: Office;
  let desk: Desk;
  let sibling: Desk;
  let otherContact: string;
  let ids: { vendor: string; contact: string; request: string; file: string };
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
    const sent = await sendRequest(office);
    desk = await enterPortal(running, sent.request.id);
    const { body: [file] } = await desk.agent.post(desk.at('/evidence?name=soc2.pdf&question=GOV-01')).set('content-type', 'application/octet-stream').send(PDF).expect(201);
    sibling = await enterPortal(running, (await sendRequest(office, 'Sibling vendor')).request.id);
    otherOffice = await makeOrganization(running, 'Elsewhere');
    otherContact = (await sendRequest(otherOffice)).contact.id;
    ids = { vendor: sent.vendor.id, contact: sent.contact.id, request: sent.request.id, file: file.id };
  });
  afterAll(() => running.stop());

  const call = (agent: Agent | ReturnType<typeof supertest>, { method, path }: Door, slug: string, { vendor, request, file } = ids): Promise<Response> => {
    const id = /vendors\/\{id\}/.test(path) ? vendor : /questionnaires/.test(path) ? 'no-such' : /reports\/\{id\}|evidence\/\{id\}/.test(path) ? NOTHING : request;
    const address = path.replace('{organization}', slug).replace('{id}', id).replace('{fileId}', file).replace('{question}', 'PRO-04').replace('{section}', 'profile').replace('{number}', '1').replace('{delegationId}', NOTHING).replace('{controlId}', NOTHING).replace('{uploadId}', NOTHING)
      + (method === 'post' && path.endsWith('/{id}/evidence') ? `?name=a.pdf&${path.includes('/vendors/') ? 'kind=other&sourceNote=x' : 'question=GOV-01'}` : path.endsWith('/deadlines') ? '?filter=overdue' : path.endsWith('/changes') ? '?from=1&to=2' : method === 'put' && path.endsWith('/{uploadId}') ? '?from=0' : '');
    const asked = (agent as Agent)[method as 'post'](address).set('if-match', '"0"');
    return ((method === 'post' && /\/\{id\}\/(evidence|workbook\/\w+)$/.test(path)) || (method === 'put' && path.endsWith('/{uploadId}')) ? asked.set('content-type', 'application/octet-stream').send(PDF) : asked.send(method === 'get' ? undefined : bodyOf(path) ?? {})) as unknown as Promise<Response>;
  };
  /** Lists and numbers of one's own organization name nobody else's thing. */
  const namesAThing = ({ path }: Door) => /\{id\}/.test(path);

  it('there are as many as we know of', () => {
    expect(DOORS.length).toBeGreaterThan(25);
  });

  it.each(DOORS)('$method $path: nobody enters without a session, nor with the other door’s', async (door) => {
    const stranger = supertest(running.app.getHttpServer());
    const [own, wrong] = door.audience === 'portal' ? [desk, office] : [office, desk];
    for (const agent of [stranger, wrong.agent]) {
      const answer = await call(agent, door, own.slug);
      isProblem(answer, 'no session');
      expect(answer.status).toBe(401);
    }
  });

  it.each(DOORS)('$method $path: what is another’s, or nobody’s, is not there', async (door) => {
    const others = door.audience === 'portal' ? [sibling] : [otherOffice];
    for (const { agent, slug } of others) {
      const answers = [await call(agent, door, door.audience === 'portal' ? desk.slug : office.slug)]; // an organization that is not hers
      if (namesAThing(door)) answers.push(await call(agent, door, slug));
      for (const answer of answers) {
        isProblem(answer, 'another’s');
        expect(answer.status).toBe(404);
      }
    }
    if (!namesAThing(door)) return;
    const own = door.audience === 'portal' ? desk : office;
    for (const nothing of [NOTHING, 'not-an-id', '%00', '..%2f']) {
      const answer = await call(own.agent, door, own.slug, { ...ids, vendor: nothing, request: nothing, file: nothing });
      isProblem(answer, nothing);
      expect(answer.status).toBe(404);
    }
  });

  it.each(DOORS)('$method $path: an organization’s name that is none is refused', async (door) => {
    const own = door.audience === 'portal' ? desk : office;
    for (const slug of ['%00', 'a%00b', '..', '%2e%2e', 'x'.repeat(150), '%ff', "'%3b"]) {
      const answer = await call(own.agent, door, slug);
      isProblem(answer, slug);
      expect([400, 404, 414]).toContain(answer.status);
    }
  });

  it('a door is the one of its route, however its address is spelt', async () => {
    isProblem(await desk.agent.get(`/api/%63onsole/${office.slug}/requests`).expect(401), 'console');
    isProblem(await office.agent.get(`/api/%70ortal/${desk.slug}/requests`).expect(401), 'portal');
  });

  it('a file of a sibling vendor is not there, in a path of one’s own', async () => {
    for (const [method, end, body] of [['patch', '', { kind: 'soc2' }], ['delete', '', {}], ['post', '/address', {}]] as const) {
      isProblem(await sibling.agent[method](sibling.at(`/evidence/${ids.file}${end}`)).send(body).expect(404), method);
    }
    expect((await desk.agent.get(desk.at('/evidence')).expect(200)).body).toMatchObject([{ id: ids.file, kind: '', questionKeys: ['GOV-01'] }]);
  });

  it('ids in a body that are another’s, or nobody’s, are not found', async () => {
    const send = (body: object) => office.agent.post(office.at(`/vendors/${ids.vendor}/requests`)).send({ contactId: ids.contact, questionnaireId: HIPAA_BA_CORE.id, dueOn: dayAhead(9), ...body });
    const { body: second } = await office.agent.post(office.at('/vendors')).send({ legalName: 'A second vendor' }).expect(201);
    const { body: contact } = await office.agent.post(office.at(`/vendors/${second.id}/contacts`)).send({ name: 'X', email: `x.${randomUUID()}@x.example` }).expect(201);
    for (const contactId of [contact.id, otherContact, NOTHING]) expect((await send({ contactId }).expect(404)).body.errors).toMatchObject([{ pointer: '/contactId' }]);
    for (const questionnaireId of ['no-such', '', '__proto__']) expect((await send({ questionnaireId }).expect(404)).body.errors).toMatchObject([{ pointer: '/questionnaireId' }]);
    const take = await desk.agent.post('/api/portal/take-on').send({ key: (await enterPortal(running, (await sendRequest(office, 'Third')).request.id)).key, organization: office.slug });
    expect(take.status).toBe(403);
  });

  describe('with a body that is wrong', () => {
    const count = (): Promise<Record<string, number>> => running.asOwner(async (owner) => {
      const counts: Record<string, number> = {};
      for (const { id } of (await owner.query('select id from organizations')).rows) {
        await owner.query(`select set_config('app.tenant_id', $1, false)`, [id]);
        for (const table of ['requests', 'exchange_events', 'submissions', 'draft_answers', 'draft_files', 'assessments', 'verdicts', 'reports', 'messages']) {
          counts[table] = (counts[table] ?? 0) + Number((await owner.query(`select count(*) from ${table} where tenant_id = $1`, [id])).rows[0].count);
        }
      }
      return counts;
    });
    let reviewed: Desk;
    let counted: Record<string, number>;
    beforeAll(async () => {
      const { request } = await sendRequest(office, 'Reviewed');
      reviewed = await enterPortal(running, request.id);
      await answerAll(reviewed);
      await reviewed.agent.post(reviewed.at('/submission')).send({ name: 'P', title: 'C' }).expect(201);
      await letHear(running);
      reviewId = request.id;
      counted = await count();
    });
    afterAll(async () => expect(await count()).toEqual(counted));

    let reviewId: string;
    const routes: [string, () => [Agent, 'post' | 'put' | 'patch', string], object][] = [
      ['a request', () => [office.agent, 'post', office.at(`/vendors/${ids.vendor}/requests`)], { contactId: NOTHING, questionnaireId: 'x', title: 'x', purpose: 'x', dueOn: dayAhead(9) }],
      ['a due day', () => [office.agent, 'post', office.at(`/requests/${ids.request}/due-day`)], { dueOn: dayAhead(9) }],
      ['a withdrawal', () => [office.agent, 'post', office.at(`/requests/${ids.request}/withdrawal`)], { reason: 'x' }],
      ['a verdict', () => [office.agent, 'put', office.at(`/requests/${reviewId}/review/verdicts/PRO-01`)], { verdict: 'returned', outgoingText: 'x', internalNote: 'x' }],
      ['a return', () => [office.agent, 'post', office.at(`/requests/${reviewId}/review/return`)], { message: 'x' }],
      ['a decision', () => [office.agent, 'post', office.at(`/requests/${reviewId}/review/decision`)], { decision: 'approved_with_conditions', reason: 'x', conditions: [{ text: 'x', severity: 'low', dueOn: dayAhead(9) }] }],
      ['a key', () => [desk.agent, 'post', '/api/portal/invitations/look'], { key: 'x' }],
      ['a wish for a code', () => [desk.agent, 'post', '/api/portal/codes'], { key: 'x' }],
      ['an entry', () => [desk.agent, 'post', '/api/portal/session'], { key: 'x', challengeId: NOTHING, code: '000000' }],
      ['a taking on', () => [desk.agent, 'post', '/api/portal/take-on'], { key: 'x', organization: 'x', zone: 'UTC' }],
      ['an answer', () => [desk.agent, 'put', desk.at('/answers/PRO-04')], { saveId: NOTHING, value: ['clinical'], none: false, comment: '' }],
      ['a description', () => [desk.agent, 'patch', desk.at(`/evidence/${ids.file}`)], { questionKeys: ['GOV-01'], kind: 'x', validTo: '2030-01-01' }],
      ['a proposal of a day', () => [desk.agent, 'post', desk.at('/more-time')], { dueOn: dayAhead(40), reason: 'x' }],
      ['a question about a question', () => [desk.agent, 'post', desk.at('/questions/PRO-04/messages')], { text: 'x' }],
      ['a passing on', () => [desk.agent, 'post', desk.at('/passing-on')], { name: 'x', email: 'x@x.example' }],
      ['a handing over', () => [desk.agent, 'post', desk.at('/delegations')], { name: 'x', email: 'x@x.example', dueOn: dayAhead(9), sections: ['x'], questions: ['x'] }],
      ['a refusal of more time', () => [office.agent, 'post', office.at(`/requests/${ids.request}/more-time/refusal`)], { message: 'x' }],
      ['an answer to a question', () => [office.agent, 'post', office.at(`/requests/${ids.request}/questions/PRO-04/messages`)], { text: 'x' }],
      ['a submission', () => [desk.agent, 'post', desk.at('/submission')], { name: 'x', title: 'x' }],
    ];
    const raw = (where: () => [Agent, 'post' | 'put' | 'patch', string], body: string): Promise<Response> => {
      const [agent, method, address] = where();
      return agent[method](address).set('if-match', '"9"').set('content-type', 'application/json').send(body) as unknown as Promise<Response>;
    };
    const DEEP = 20_000;
    const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    /** What JSON.stringify would not write. */
    const SHAPES = ['{', '', '[]', '[1]', '"x"', '7', 'true', 'null', '{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{"x":1}}}', '{"unknown":1}', deep(DEEP), `{"value":${deep(DEEP)}}`, `{"key":${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}}`];

    it.each(routes)('%s of no shape is refused', async (name, where) => {
      for (const shape of SHAPES) {
        if (name === 'a description' && shape === 'null') continue; // changes nothing
        const answer = await raw(where, shape);
        isProblem(answer, `${name}: ${shape.slice(0, 40)}`);
        if (shape.length < DEEP) continue;
        const keyed = await where()[0][where()[1]](where()[2]).set('if-match', '"9"').set('idempotency-key', randomUUID()).set('content-type', 'application/json').send(shape) as unknown as Response;
        isProblem(keyed, `${name} with a key: ${shape.slice(0, 40)}`);
      }
    });

    it.each(routes)('%s with a field that cannot be is refused, and the field is named', async (name, where, good) => {
      const wrong: unknown[] = ['a\0b', '\ud800', 'x'.repeat(30_000), 7, true, {}, { $gt: '' }, [{}], [['x']], { length: 1 }, { __proto__: null, toString: 1 }];
      for (const [field, was] of Object.entries(good)) {
        for (const bad of [...wrong, ...(Array.isArray(was) ? ['x'] : [['x']]), null]) {
          if ((field === 'none' && typeof bad === 'boolean') || (bad === null && ['verdict', 'value', 'validTo', 'title', 'purpose', 'organization', 'zone'].includes(field))) continue;
          const answer = await raw(where, JSON.stringify({ ...good, [field]: bad }));
          const told = `${name}.${field} = ${JSON.stringify(bad)?.slice(0, 40)}`;
          isProblem(answer, told);
          expect([told, answer.status, answer.body.errors?.[0]?.pointer]).toEqual([told, 400, expect.stringMatching(`^/${field}`)]);
        }
        const answer = await raw(where, JSON.stringify({ ...good, [`${field}2`]: was }));
        expect([answer.status, answer.body.errors]).toEqual([400, expect.arrayContaining([expect.objectContaining({ pointer: `/${field}2` })])]);
      }
    });

    it('a name, a title or a reason of white space is none', async () => {
      for (const [name, where, good] of routes) for (const field of ['name', 'reason'].filter((field) => field in good)) {
        const answer = await raw(where, JSON.stringify({ ...good, [field]: ' \t\u00a0' }));
        expect([name, answer.status, answer.body.errors]).toEqual([name, 400, [{ pointer: `/${field}`, message: `${field} is empty` }]]);
      }
    });

    it('a cursor that no list gave out is refused', async () => {
      const cursor = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
      for (const bad of ['x', cursor(), cursor('a\0b', NOTHING), cursor('2026-01-01', 'a\0b'), cursor(1, 2), cursor({}, []), cursor('infinity\0', NOTHING), cursor('999999999-01-01', NOTHING)]) {
        for (const list of ['/requests?', '/deadlines?filter=due_soon&', '/requests?filter=late&']) isProblem(await office.agent.get(office.at(`${list}cursor=${bad}`)).expect(400), `${list}${bad}`);
      }
      for (const query of ['limit=0', 'limit=x', 'limit=1&limit=2', 'filter=x', 'vendorId=x', 'x=1', 'cursor=%00']) isProblem(await office.agent.get(office.at(`/requests?${query}`)).expect(400), query);
    });
  });
});
