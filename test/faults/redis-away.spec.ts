import { createConnection } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { eventually } from '../support/eventually.js';
import { figure } from '../support/figure.js';
import { makeOrganization, type Office } from '../support/organization.js';
import { cutOff, openDoor, openRedis, withRedis } from '../support/processes.js';
import { openSink } from '../support/smtp-sink.js';
import { type Running, startApp } from '../support/start-app.js';

const CALLS = 60;

withRedis('Redis', () => {
  let redis: Awaited<ReturnType<typeof openRedis>>;
  let sink: Awaited<ReturnType<typeof openSink>>;
  let running: Running;
  let office: Office;
  let worker: ReturnType<typeof openDoor>;
  const usual = process.env.REDIS_URL;
  beforeAll(async () => {
    redis = await openRedis();
    sink = await openSink();
    process.env.REDIS_URL = redis.url;
    running = await startApp();
    worker = openDoor('main.worker.js', { DATABASE_URL: running.database.appUrl, REDIS_URL: redis.url, SMTP_URL: sink.url });
    office = await makeOrganization(running);
  });
  afterAll(async () => {
    await cutOff(worker);
    await redis.cutOff();
    await running.stop();
    await sink.stop();
    if (usual === undefined) delete process.env.REDIS_URL;
    else process.env.REDIS_URL = usual;
  });
  let invited = 0;
  const invite = async () => {
    const email = `guest-${++invited}@clinic.example`;
    const begun = performance.now();
    await office.agent.post(office.at('/invitations')).send({ email, role: 'auditor' }).expect(201);
    return performance.now() - begun;
  };
  const median = async () => {
    const times: number[] = [];
    for (let call = 0; call < CALLS; call++) times.push(await invite());
    return times.sort((a, b) => a - b)[Math.floor(CALLS / 2)];
  };
  const everyMailArrived = (patienceMs: number) => eventually(async () => expect(new Set(sink.received.map(({ to }) => to)).size).toBe(invited), patienceMs);
  const flushAll = () => new Promise<void>((resolve) => {
    const socket = createConnection(redis.port, '127.0.0.1', () => socket.write('FLUSHALL\r\n'));
    socket.once('data', () => (socket.destroy(), resolve()));
  });
  const lastChecked = () => running.asOwner(async (owner) => (await owner.query('select checked_at as at from planner_checks')).rows[0].at as Date | null);

  it('F-01: absent, killed, flushed and back empty: no call fails, no mail is lost, and what is due is asked again', async () => {
    await invite(); // absent: it never was there
    await everyMailArrived(30_000);
    redis.start();
    await eventually(async () => expect(await lastChecked()).not.toBeNull(), 60_000);
    const up = await median();
    await redis.cutOff();
    const down = await median();
    await everyMailArrived(30_000); // the sweeper needs no queue
    redis.start();
    const back = Date.now();
    await median();
    await everyMailArrived(120_000);
    const caughtUp = (Date.now() - back) / 1_000;
    await flushAll();
    const checked = await lastChecked();
    await invite();
    await everyMailArrived(120_000);
    const flushed = Date.now();
    await eventually(async () => expect(await lastChecked()).not.toEqual(checked), 60_000);
    const asksAgain = (Date.now() - flushed) / 1_000;
    await setTimeout(500);
    expect(sink.received).toHaveLength(invited); // and none twice
    expect([worker.exitCode, worker.signalCode]).toEqual([null, null]);
    figure('F-01', `${invited} calls, 0 failed; p50 ${up.toFixed(1)} ms with Redis, ${down.toFixed(1)} ms without; ${sink.received.length} of ${invited} mails arrived, all ${caughtUp.toFixed(1)} s after it was back; flushed, the planner asked again after ${asksAgain.toFixed(0)} s`);
  }, 300_000);
});
