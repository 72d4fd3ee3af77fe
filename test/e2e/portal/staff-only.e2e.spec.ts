import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { enterAsColleague, handOver } from '../../support/colleagues.js';
import { answerAll, dayAhead, type Desk, enterPortal, letHear, PDF, sendRequest } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

interface Schema { readonly $ref?: string; readonly properties?: Record<string, Schema>; readonly items?: Schema; readonly allOf?: Schema[]; readonly anyOf?: Schema[]; readonly oneOf?: Schema[]; readonly additionalProperties?: Schema | boolean }
type Verb = { responses?: Record<string, { content?: Record<string, { schema?: Schema }> }> };
const document = JSON.parse(readFileSync('openapi.json', 'utf8')) as { paths: Record<string, Record<string, Verb>>; components: { schemas: Record<string, Schema> } };

/** Every property that a response of these routes can hold, however deep. */
const propertiesOf = (prefix: string): Set<string> => {
  const [names, seen] = [new Set<string>(), new Set<string>()];
  const walk = (schema: Schema | undefined): void => {
    if (!schema || typeof schema !== 'object') return;
    if (schema.$ref) {
      const name = schema.$ref.split('/').at(-1) as string;
      if (!seen.has(name)) { seen.add(name); walk(document.components.schemas[name]); }
    }
    for (const [name, inner] of Object.entries(schema.properties ?? {})) { names.add(name); walk(inner); }
    for (const inner of [schema.items, ...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) walk(inner);
  };
  for (const [path, verbs] of Object.entries(document.paths)) {
    if (!path.startsWith(prefix)) continue;
    for (const { responses = {} } of Object.values(verbs)) for (const { content } of Object.values(responses)) for (const { schema } of Object.values(content ?? {})) walk(schema);
  }
  return names;
};

/** Every key of an answer; `but` names those that may hold anything, as conditions and rows do. */
const keysOf = (value: unknown, but: readonly string[] = [], into = new Set<string>()): Set<string> => {
  if (Array.isArray(value)) for (const each of value) keysOf(each, but, into);
  else if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) { into.add(key); if (!but.includes(key)) keysOf(inner, but, into); }
  return into;
};

/** What a requester makes of answers, and what a questionnaire's author alone knows. */
const NEVER = ['verdict', 'verdicts', 'internalNote', 'score', 'band', 'arithmetic', 'prefilledHint', 'expected', 'gap', 'gaps', 'gapAnswers', 'weight', 'scored', 'severity', 'riskDriver', 'finding', 'findings', 'remediation', 'ownerMemberId', 'tier', 'assessmentId'];
const NOTE = 'Never to be read by a vendor';

describe('what is the requester’s alone', () => {
  let running: Running;
  let office: Office;
  let desk: Desk;
  let colleague: Desk;
  const answers: [string, unknown][] = [];
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
    const { request } = await sendRequest(office);
    desk = await enterPortal(running, request.id);
    colleague = await enterAsColleague(running, desk, await handOver(desk, { email: `tom.${randomUUID()}@riverside.example`, questions: ['PRO-03'] }));
    const read = async () => {
      for (const [who, { agent, slug, at }] of [['the lead', desk], ['a colleague', colleague]] as const) {
        for (const [path, verbs] of Object.entries(document.paths)) {
          if (!('get' in verbs) || !path.startsWith('/api/portal/')) continue;
          const address = path.startsWith('/api/portal/{organization}/requests/{id}') ? at(path.slice('/api/portal/{organization}/requests/{id}'.length).replace('{question}', 'PRO-03')) : path.replace('{organization}', slug);
          if (address.includes('{')) continue;
          const answer = await agent.get(address);
          expect([path, answer.status < 500]).toEqual([path, true]);
          if (answer.status === 200) answers.push([`${who}: ${path}`, answer.body]);
        }
      }
    };
    const judge = (question: string, body: object) => office.agent.put(office.at(`/requests/${request.id}/review/verdicts/${question}`)).set('if-match', '"0"').send(body).expect(200);
    const version = async () => (await office.agent.get(office.at(`/requests/${request.id}/review`)).expect(200)).body.version;
    await desk.agent.post(desk.at('/evidence?name=soc2.pdf&question=PRO-03')).set('content-type', 'application/octet-stream').send(PDF).expect(201);
    await read();
    const { body: [file] } = await desk.agent.get(desk.at('/evidence')).expect(200);
    await desk.agent.delete(desk.at(`/evidence/${file.id}`)).expect(204); // no worker looks through it here
    await answerAll(desk);
    await desk.agent.post(desk.at('/questions/PRO-04/messages')).send({ text: 'Which?' }).expect(201);
    await desk.agent.post(desk.at('/submission')).send({ name: 'P', title: 'C' }).expect(201);
    await letHear(running);
    await judge('PRO-02', { verdict: 'accepted', internalNote: NOTE });
    await judge('PRO-05', { verdict: 'returned', outgoingText: 'Who?', internalNote: NOTE });
    await read();
    await office.agent.post(office.at(`/requests/${request.id}/review/return`)).set('if-match', `"${await version()}"`).send({ message: 'One back' }).expect(200);
    await letHear(running);
    await read();
    await desk.agent.post(desk.at('/submission')).send({ name: 'P', title: 'C' }).expect(201);
    await letHear(running);
    await office.agent.post(office.at(`/requests/${request.id}/review/decision`)).set('if-match', `"${await version()}"`).send({ decision: 'approved_with_conditions', reason: NOTE, conditions: [{ text: 'Send the next report', severity: 'low', dueOn: dayAhead(60) }] }).expect(200);
    await letHear(running);
    await read();
  }, 120_000);
  afterAll(() => running.stop());

  it('is promised to no portal response', () => {
    const [ofPortal, ofConsole] = [propertiesOf('/api/portal/'), propertiesOf('/api/console/')];
    expect(ofPortal.size).toBeGreaterThan(80);
    expect(NEVER.filter((name) => ofPortal.has(name))).toEqual([]);
    expect(['verdict', 'internalNote', 'score', 'prefilledHint'].filter((name) => !ofConsole.has(name))).toEqual([]);
  });

  it('is in none, of a request that was played to its end, for the lead and for a colleague', () => {
    expect(answers.length).toBeGreaterThan(40);
    const declared = propertiesOf('/api/portal/');
    const onlyConsole = new Set([...propertiesOf('/api/console/')].filter((name) => !declared.has(name)));
    expect(onlyConsole.size).toBeGreaterThan(100);
    for (const [where, body] of answers) {
      const found = [...[...keysOf(body)].filter((key) => NEVER.includes(key)), ...[...keysOf(body, ['showIf', 'value'])].filter((key) => onlyConsole.has(key))];
      expect([where, found, JSON.stringify(body).includes(NOTE)]).toEqual([where, [], false]);
    }
    expect(answers.some(([where, body]) => where === 'the lead: /api/portal/{organization}/requests/{id}' && JSON.stringify(body).includes('Send the next report'))).toBe(true);
  });

  it('of a part, neither the rest nor the decision', () => {
    for (const [where, body] of answers.filter(([where]) => where === 'a colleague: /api/portal/{organization}/requests/{id}')) {
      expect([where, body]).toMatchObject([where, { decision: null, submissions: [], returnMessage: null }]);
      expect((body as { answers: { question: string }[] }).answers.every(({ question }) => question === 'PRO-03')).toBe(true);
    }
  });
});
