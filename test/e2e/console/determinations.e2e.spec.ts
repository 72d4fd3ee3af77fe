import { makeOrganization, type Office, PASSWORD } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

const TO_BAA = { W1: 'yes', W2: 'no', W3: 'no', W4: 'no', W5: 'no', W6: 'no', W7: 'no', W8: 'no', W9: 'no', W10: 'no', W11: 'no', W12: 'yes', W13: 'covered_entity', W14: 'no', W15: 'no' };

describe('does an engagement need a BAA', () => {
  let running: Running;
  let office: Office;
  let vendor: string;
  let engagement: string;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
    vendor = (await office.agent.post(office.at('/vendors')).send({ legalName: 'Riverside Imaging' }).expect(201)).body.id;
    engagement = (await office.agent.post(office.at(`/vendors/${vendor}/engagements`)).send({ service: 'Night reads', phi: 'flows' }).expect(201)).body.id;
  });
  afterAll(() => running.stop());
  const decide = (answers: unknown, id = engagement) => office.agent.post(office.at(`/engagements/${id}/determinations`)).send({ answers });
  const latest = async () => (await office.agent.get(office.at(`/vendors/${vendor}/determinations`)).expect(200)).body;

  it('the wizard is served whole: fifteen questions with their sources, seventeen outcomes, and unsure everywhere', async () => {
    const { body } = await office.agent.get(office.at('/determination-wizard')).expect(200);
    expect([body.questions.length, body.outcomes.length]).toEqual([15, 17]);
    for (const { cite, answers } of body.questions) expect([cite.length > 3, answers.at(-1).value]).toEqual([true, 'unsure']);
  });

  it('is recorded with its answers, version, person and day; what was not asked is not kept', async () => {
    const { body } = await decide({ W1: 'yes', W2: 'no', W3: 'yes', W15: 'no' }).expect(201);
    expect(body).toMatchObject({ outcome: 'OUT-DEID', decidedAt: 'W3', answers: { W1: 'yes', W2: 'no', W3: 'yes' }, ruleVersion: '2026.11', decidedBy: 'Ana Ruiz', standing: 'stands', cite: expect.stringContaining('164.514') });
    expect(body.answers.W15).toBeUndefined();
  });

  it('a later one stands beside it; it is open again when the engagement changes, and after a year', async () => {
    await decide(TO_BAA).expect(201);
    expect(await latest()).toMatchObject([{ outcome: 'OUT-BAA', standing: 'stands', result: 'A BAA is needed' }]);
    expect((await office.agent.get(office.at(`/engagements/${engagement}/determinations`)).expect(200)).body.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['OUT-BAA', 'OUT-DEID']);
    await office.agent.patch(office.at(`/engagements/${engagement}`)).set('if-match', '"1"').send({ phi: 'unknown' }).expect(200);
    expect(await latest()).toMatchObject([{ standing: 'engagement_changed' }]);
    await office.agent.patch(office.at(`/engagements/${engagement}`)).set('if-match', '"2"').send({ phi: 'flows' }).expect(200);
    expect(await latest()).toMatchObject([{ standing: 'stands' }]);
    await running.moveClock('366 days');
    await office.agent.post('/api/console/session').send({ email: office.email, password: PASSWORD }).expect(201);
    expect(await latest()).toMatchObject([{ standing: 'a_year_old' }]);
    await running.moveClock('-366 days');
  });

  it.each([
    ['undecided', { W1: 'yes' }, 422, '/answers/W2'],
    ['an answer that is not offered', { W1: 'perhaps' }, 400, '/answers'],
    ['no answers', 'yes', 400, '/answers'],
    ['a list', ['yes'], 400, '/answers'],
    ['numbers', { W1: 1 }, 400, '/answers'],
    ['a NUL', { W1: 'y\0' }, 400, '/answers/W1'],
  ])('%s is refused with a pointer, and nothing is kept', async (_, answers, status, pointer) => {
    const before = (await latest()).length;
    const { body } = await decide(answers).expect(status);
    expect(body.errors[0].pointer).toBe(pointer);
    expect((await latest()).length).toBe(before);
  });

  it('a foreign engagement is not there, and nobody rewrites a determination', async () => {
    const other = await makeOrganization(running, 'Stranger');
    await other.agent.post(other.at(`/engagements/${engagement}/determinations`)).send({ answers: TO_BAA }).expect(404);
    await other.agent.get(other.at(`/vendors/${vendor}/determinations`)).expect(404);
    const granted = await running.asOwner((owner) => owner.query(`select privilege_type from information_schema.role_table_grants where grantee = 'app' and table_name = 'determinations' order by 1`));
    expect(granted.rows.map((row) => row.privilege_type)).toEqual(['INSERT', 'SELECT']);
  });
});
