import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { MailSender } from '../../apps/api/src/platform/mail/mail.sender.js';
import { systemCtx } from '../../apps/api/src/platform/context/ctx.js';
import { JobRegistry } from '../../apps/api/src/platform/jobs/job.registry.js';
import { dayAhead, sendRequest } from '../support/exchange.js';
import { figure } from '../support/figure.js';
import { makeOrganization, type Office, PASSWORD } from '../support/organization.js';
import { openSink } from '../support/smtp-sink.js';
import { type Running, startApp } from '../support/start-app.js';

const MINUTE = 60_000;
const AGREEMENTS = 12;

/** A planner as its own process, whose own clock is so far ahead of everybody's. */
const openPlanner = async (databaseUrl: string, shiftMs: number) => {
  const child = spawn(process.execPath, ['--import', './test/support/shifted-clock.mjs', 'test/support/planner.mjs'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: { ...process.env, DATABASE_URL: databaseUrl, CLOCK_SHIFT_MS: String(shiftMs) } });
  const [{ now }] = await once(child, 'message');
  expect(Math.abs(now - Date.now() - shiftMs)).toBeLessThan(MINUTE);
  return {
    plan: async () => {
      child.send('plan');
      const [answer] = await once(child, 'message');
      expect(answer).toEqual({ planned: true });
    },
    stop: async () => {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
};

describe('jobs and clocks', () => {
  let running: Running;
  let office: Office;
  let tenantId: string;
  let sink: Awaited<ReturnType<typeof openSink>>;
  beforeAll(async () => {
    sink = await openSink();
    process.env.SMTP_URL = sink.url;
    running = await startApp();
    await running.moveClockToNoon(); // of the steps that come at nine, each day's is a whole night away
    office = await makeOrganization(running);
    tenantId = (await rows('select id from organizations where slug = $1', [office.slug]))[0].id;
  });
  afterAll(async () => {
    delete process.env.SMTP_URL;
    await running.stop();
    await sink.stop();
  });
  const rows = (sql: string, values: unknown[] = []) => running.asOwner(async (owner) => {
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenantId ?? '']);
    return (await owner.query(sql, values)).rows;
  });
  const record = async (days: number) => {
    const { body: vendor } = await office.agent.post(office.at('/vendors')).send({ legalName: `Vendor ${days} ${Math.random()}` }).expect(201);
    await office.agent.post(office.at(`/vendors/${vendor.id}/agreements`)).send({ title: `BAA ${days}`, terms: { effectiveDate: dayAhead(-300), initialTerm: { endDate: dayAhead(days) }, autoRenew: false } }).expect(201);
  };
  const again = () => office.agent.post('/api/console/session').send({ email: office.email, password: PASSWORD }).expect(201);

  it('F-05, F-09: planners whose clocks are 7 minutes ahead, 10 ahead and 10 behind, through 24 hours: each reminder once, none early, none late', async () => {
    for (let agreement = 0; agreement < AGREEMENTS; agreement++) await record(31);
    for (let other = 0; other < 3; other++) await record(15 + other);
    const planners = await Promise.all([0, 7 * MINUTE, 10 * MINUTE, -10 * MINUTE].map((shift) => openPlanner(running.database.appUrl, shift)));
    const STEP_MIN = 20;
    for (let minute = 0; minute < 24 * 60; minute += STEP_MIN) {
      await running.moveClock(`${STEP_MIN} minutes`);
      await Promise.all(planners.map((planner) => planner.plan()));
    }
    for (const planner of planners) await planner.stop();
    const planned = await rows(`select deadline_id, due_on, step, extract(epoch from created_at - planned_for)::float / 60 as late from reminders where outcome = 'sent'`);
    const once = new Set(planned.map(({ deadline_id, due_on, step }) => `${deadline_id} ${due_on} ${step}`));
    expect(planned.length).toBeGreaterThanOrEqual(AGREEMENTS);
    expect(once.size).toBe(planned.length);
    expect(await rows(`select count(*)::int as mails from messages where kind = 'agreement-ends'`)).toEqual([{ mails: planned.length }]);
    const late = planned.map((reminder) => reminder.late as number);
    expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...late)).toBeLessThanOrEqual(STEP_MIN + 1);
    figure('F-05', `4 planners, clocks +0, +7, +10 and -10 min, ${(24 * 60) / STEP_MIN} times through 24 h: ${planned.length} reminders due, each planned once`);
    figure('F-09', `none before its moment, the latest ${Math.max(...late).toFixed(1)} min after it, asked every ${STEP_MIN} min`);
  }, 180_000);

  it('F-04: every job given three times at once: each mail leaves once', async () => {
    await again();
    for (let request = 0; request < 5; request++) await sendRequest(office, `Thrice ${request}`);
    await office.agent.post(office.at('/invitations')).send({ email: 'guest@clinic.example', role: 'auditor' }).expect(201);
    await running.moveClock('8 days');
    const registry = running.app.get(JobRegistry);
    let given = 0;
    const giveAll = async () => {
      const waiting = await running.asOwner(async (owner) => (await owner.query('select id from organizations')).rows.map(({ id }) => id as string));
      const jobs = await Promise.all([...waiting, '00000000-0000-0000-0000-000000000000'].map((tenant) => running.asOwner(async (owner) => {
        await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenant]);
        return (await owner.query('delete from outbox where tenant_id = $1 returning name, data, tenant_id', [tenant])).rows;
      })));
      const timers = [...registry.handlers.values()].filter(({ job }) => job.everyMs).map(({ job }) => ({ name: job.name, data: {}, tenant_id: '00000000-0000-0000-0000-000000000000' }));
      const all = [...jobs.flat(), ...timers];
      given += all.length;
      await Promise.all([...all, ...all, ...all].map(({ name, data, tenant_id }) => registry.handlers.get(name)!.run(systemCtx(tenant_id), data, { last: false })));
      return jobs.flat().length;
    };
    for (let round = 0; round < 6 && (await giveAll()) > 0; round++);
    await Promise.all([1, 2, 3].map(() => running.app.get(MailSender).sendDue(systemCtx(tenantId))));
    const ids = sink.received.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
    const [{ accepted }] = await rows(`select count(*)::int as accepted from messages where state = 'accepted'`);
    expect(ids.length).toBe(accepted);
    expect(await rows('select deadline_id, due_on, step, count(*) from reminders group by 1, 2, 3, recipient_member_id, recipient_contact_id having count(*) > 1')).toEqual([]);
    expect(sink.to('guest@clinic.example')).toHaveLength(1);
    figure('F-04', `${given} jobs, each given three times at once: ${ids.length} mails promised, ${ids.length} arrived, none twice`);
  }, 120_000);
});
