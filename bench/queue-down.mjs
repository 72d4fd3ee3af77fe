import { spawn, spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { exitOf, freePort, sleep } from '../scripts/lib/processes.mjs';
import { callOf, median, openCaller } from './caller.mjs';
import { openDoor, untilReady } from '../scripts/lib/doors.mjs';
import { until } from './instance.mjs';
import { makeOrganization } from './register.mjs';
import { row } from './row.mjs';

const CALLS = 60;
const ROUNDS = 3;
const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

const openRedis = (port) => spawn('redis-server', ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
const end = async (child) => {
  child.kill('SIGKILL');
  await exitOf(child);
};

/**
 * The queue, to take away and bring back. Redis, where there is one, dies under both running doors. On PostgreSQL the queue is
 * the database itself, so it is the worker, who alone speaks to it, that goes.
 */
const openQueue = async (env) => {
  if (!hasRedis) {
    let worker = openDoor('main.worker.js', env);
    return { env, name: 'the worker stopped', down: () => worker.stop(), up: async () => void (worker = openDoor('main.worker.js', env)), stop: () => worker.stop() };
  }
  const port = await freePort();
  let redis = openRedis(port);
  const onRedis = { ...env, REDIS_URL: `redis://127.0.0.1:${port}` };
  const worker = openDoor('main.worker.js', onRedis);
  return {
    env: onRedis, name: 'Redis killed',
    down: () => end(redis),
    up: async () => void (redis = openRedis(port)),
    stop: async () => {
      await worker.stop();
      await end(redis);
    },
  };
};

/** `queue-down`: an invitation, which promises a mail. It is answered as fast without the queue, and the mail leaves once the queue is back. */
export const queueDown = async (instance) => {
  const { at, cookie } = await makeOrganization(instance, 'inviting');
  const port = await freePort();
  const queue = await openQueue({ ...instance.env, PORT: String(port) });
  const api = openDoor('main.http.js', queue.env);
  const client = new pg.Client(instance.database.superuserUrl);
  await client.connect();
  const count = async (sql) => (await client.query(sql)).rows[0].count;
  const mails = () => count('select count(*)::int from mailbox_mails');
  let invited = 0;
  const waits = async () => {
    const caller = openCaller(port);
    const times = [];
    for (let call = 0; call < CALLS; call++) {
      const begun = performance.now();
      const { status } = await caller.call(callOf('POST', at('/invitations'), { cookie, body: { email: `guest-${++invited}@clinic.example`, role: 'auditor' } }));
      times.push(performance.now() - begun);
      if (status !== 201) throw new Error(`An invitation answered ${status}`);
    }
    caller.close();
    return median(times);
  };
  const allMailsAreThere = () => until('The mail of every invitation', 60, async () => (await mails()) === invited);
  try {
    await untilReady(`http://127.0.0.1:${port}`);
    await waits();
    await allMailsAreThere();
    const rounds = [];
    let leftWhileDown = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const up = await waits();
      await allMailsAreThere();
      await queue.down();
      const down = await waits();
      await sleep(500);
      leftWhileDown += CALLS - (invited - (await mails()));
      await queue.up();
      await allMailsAreThere();
      rounds.push({ up, down, ratio: down / up });
    }
    const middle = (name) => median(rounds.map((each) => each[name]));
    const work = `invite a member, ${queue.name}: p50, against the queue up; ${invited} invited, ${await mails()} mails arrived, ${leftWhileDown} of them before the queue was back`;
    return row({ id: 'queue-down', work, unit: 'ms', ours: middle('down'), limit: middle('up'), ratio: middle('ratio'), bound: 'at most', goal: 1.2, also: (await mails()) === invited });
  } finally {
    await client.end();
    await api.stop();
    await queue.stop();
  }
};
