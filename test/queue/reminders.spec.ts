import { dayAhead } from '../support/exchange.js';
import { makeOrganization, type Office, PASSWORD } from '../support/organization.js';
import { eventually } from '../support/eventually.js';
import { type Running, startApp, startWorker } from '../support/start-app.js';

const { REDIS_URL } = process.env;
const BACKENDS = [{ backend: 'PostgreSQL', redisUrl: undefined }, ...(REDIS_URL ? [{ backend: 'Redis', redisUrl: REDIS_URL }] : [])];

describe.each(BACKENDS)('expiring agreements, with the queue on $backend', ({ redisUrl }) => {
  let running: Running;
  let worker: Awaited<ReturnType<typeof startWorker>>;
  let office: Office;
  let vendorId: string;
  beforeAll(async () => {
    if (redisUrl) process.env.REDIS_URL = redisUrl;
    else delete process.env.REDIS_URL;
    running = await startApp();
    worker = await startWorker();
    office = await makeOrganization(running);
    vendorId = (await office.agent.post(office.at('/vendors')).send({ legalName: 'Northfield Imaging' }).expect(201)).body.id;
  });
  afterAll(async () => {
    await worker.close();
    await running.stop();
  });
  const record = async (title: string, terms: object) => (await office.agent.post(office.at(`/vendors/${vendorId}/agreements`)).send({ title, terms }).expect(201)).body;
  /** Moving the clock ends sessions, so a person signs in again. */
  const later = async (by: string) => {
    await running.moveClock(by);
    await office.agent.post('/api/console/session').send({ email: office.email, password: PASSWORD }).expect(201);
  };
  /** The mails about one agreement. */
  const mails = async (title: string) => {
    const { body } = await office.agent.get(office.at('/mailbox')).expect(200);
    return body.filter(({ text }: { text: string }) => text.includes(title));
  };

  it('shows the dates on which reminders will leave, at 09:00 in the organization’s zone', async () => {
    const { reminders } = await record('BAA dates', { effectiveDate: '2026-01-01', initialTerm: { endDate: '2040-06-30' }, autoRenew: false });
    expect(reminders.map(({ plannedLocal }: { plannedLocal: string }) => plannedLocal)).toEqual(['2040-04-01T09:00', '2040-05-01T09:00', '2040-05-31T09:00', '2040-06-16T09:00', '2040-06-23T09:00', '2040-06-30T09:00']);
    expect(reminders[0].plannedUtc).toBe('2040-04-01T14:00:00Z');
  });

  it('a reminder leaves once when its day comes, and terminating stops the rest', async () => {
    const agreement = await record('BAA leaving', { effectiveDate: dayAhead(-300), initialTerm: { endDate: dayAhead(40) }, autoRenew: false });
    const kept = await record('BAA staying', { effectiveDate: dayAhead(-300), initialTerm: { endDate: dayAhead(40) }, autoRenew: false });
    await later('11 days');
    await eventually(async () => expect(await mails('BAA leaving')).toHaveLength(1), 30_000);
    await eventually(async () => expect(await mails('BAA staying')).toHaveLength(1), 30_000);
    expect((await mails('BAA leaving'))[0]).toMatchObject({ toEmail: office.email, subject: expect.stringContaining('Northfield Imaging: agreement ends') });

    await office.agent.post(office.at(`/agreements/${agreement.id}/termination`)).set('if-match', `"${agreement.version}"`).send({ cause: 'convenience', on: dayAhead(11), reason: 'Services ended' }).expect(200);
    await later('16 days');
    await eventually(async () => expect(await mails('BAA staying')).toHaveLength(2), 30_000);
    expect(await mails('BAA leaving')).toHaveLength(1);

    const moved = (await office.agent.get(office.at(`/agreements/${kept.id}`)).expect(200)).body;
    const { body } = await office.agent.post(office.at(`/agreements/${kept.id}/terms`)).set('if-match', `"${moved.version}"`).send({ reason: 'amendment', effectiveFrom: dayAhead(0), terms: { initialTerm: { endDate: dayAhead(400) }, autoRenew: false } }).expect(200);
    expect(body.reminders).toHaveLength(6);
  }, 120_000);
});
