import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { cloneDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { figure, FULL } from '../support/figure.js';
import { makeOrganization, type Office } from '../support/organization.js';
import { cutOff, openDoor } from '../support/processes.js';
import { openSink } from '../support/smtp-sink.js';
import { type Running, startAppOn } from '../support/start-app.js';
import { openProxy } from '../support/tcp-proxy.js';

const CUTS = FULL ? 200 : 40;
const AWAY_S = FULL ? 60 : 15;
const CRASHES = FULL ? 10 : 2;
const COMMIT = Buffer.from('COMMIT\0');

describe('PostgreSQL behind a line that breaks', () => {
  let proxy: Awaited<ReturnType<typeof openProxy>>;
  let running: Running;
  let office: Office;
  beforeAll(async () => {
    const database = await cloneDatabase();
    proxy = await openProxy(database.appUrl);
    running = await startAppOn(database, proxy.url);
    office = await makeOrganization(running);
  });
  afterAll(async () => {
    await running.stop();
    await proxy.stop();
  });
  const vendorsNamed = async (name: string) => (await office.agent.get(office.at(`/vendors?search=${name}`)).expect(200)).body.items.length;

  it(`F-06: cut at a COMMIT ${CUTS} times, before or after it arrived: a repeat with the same key makes one vendor, never two`, async () => {
    let cuts = 0;
    let lostAnswers = 0;
    for (let round = 0; round < CUTS; round++) {
      const name = `cut${round}x${randomUUID().slice(0, 8)}`;
      const key = randomUUID();
      const at = round % 3; // the key’s, the vendor’s, the answer’s
      let commits = 0;
      proxy.watch((bytes) => {
        if (!bytes.includes(COMMIT) || commits++ !== at) return 'pass';
        cuts++;
        return Math.random() < 0.5 ? 'cut-before' : 'cut-after';
      });
      const create = () => office.agent.post(office.at('/vendors')).set('idempotency-key', key).send({ legalName: name });
      await eventually(async () => {
        const { status, body } = await create();
        if (body.code === 'already_done') lostAnswers++;
        else expect(status).toBe(201);
      }, 15_000);
      proxy.watch(() => 'pass');
      expect(await vendorsNamed(name)).toBe(1);
    }
    expect(cuts).toBe(CUTS);
    figure('F-06', `cut at COMMIT ${cuts} times, repeated with the same key: ${CUTS} effects of ${CUTS} calls; ${lostAnswers} were told that it was done and the answer lost`);
  }, FULL ? 600_000 : 120_000);

  it(`F-07: away for ${AWAY_S} s: every call is answered within 5 s, nothing ends, and all goes on without a restart`, async () => {
    const sink = await openSink();
    const worker = openDoor('main.worker.js', { DATABASE_URL: proxy.url, SMTP_URL: sink.url, REDIS_URL: undefined });
    const invite = (email: string) => office.agent.post(office.at('/invitations')).send({ email, role: 'auditor' });
    await invite('before@clinic.example').expect(201);
    await eventually(async () => expect(sink.to('before@clinic.example')).toHaveLength(1), 20_000);
    proxy.goAway();
    const waits: number[] = [];
    for (const end = Date.now() + AWAY_S * 1_000; Date.now() < end; await setTimeout(250)) {
      const begun = Date.now();
      const { status, headers, body } = await office.agent.get(office.at('/vendors'));
      waits.push(Date.now() - begun);
      expect([status, headers['retry-after'], headers['content-type'], body.code]).toEqual([503, '2', expect.stringContaining('problem+json'), 'unavailable']);
    }
    expect(Math.max(...waits)).toBeLessThan(5_000);
    const back = Date.now();
    proxy.comeBack();
    await eventually(() => office.agent.get(office.at('/vendors')).expect(200), 5_000);
    const serves = Date.now() - back;
    await invite('after@clinic.example').expect(201);
    await eventually(async () => expect(sink.to('after@clinic.example')).toHaveLength(1), 30_000);
    const mails = Date.now() - back;
    expect([worker.exitCode, worker.signalCode]).toEqual([null, null]);
    await cutOff(worker);
    await sink.stop();
    figure('F-07', `away ${AWAY_S} s: ${waits.length} calls answered 503, the slowest after ${Math.max(...waits)} ms; served again after ${serves} ms, mail after ${(mails / 1_000).toFixed(1)} s; no process ended`);
  }, 180_000);
});

describe('PostgreSQL that crashes', () => {
  let server: ChildProcess;
  let running: Running;
  beforeAll(async () => {
    server = spawn(process.execPath, ['test/support/own-postgres.mjs'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const [{ ownerUrl, appUrl }] = await once(server, 'message');
    running = await startAppOn({ ownerUrl, appUrl, drop: async () => undefined }, appUrl);
  }, 60_000);
  afterAll(async () => {
    await running.stop();
    const gone = once(server, 'exit');
    server.send('stop');
    await gone;
  });

  it(`F-06: ${CRASHES} times under load: who was told that it is done finds it; the rest were told 503`, async () => {
    const office = await makeOrganization(running);
    const told: string[] = [];
    const statuses = new Map<number, number>();
    const recoveries: number[] = [];
    for (let crash = 0; crash < CRASHES; crash++) {
      let going = true;
      const client = async (number: number) => {
        for (let call = 0; going; call++) {
          const name = `c${crash}n${number}c${call}`;
          const { status } = await office.agent.post(office.at('/vendors')).send({ legalName: name });
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          if (status === 201) told.push(name);
          if (status === 503) await setTimeout(100);
        }
      };
      const clients = Promise.all([1, 2, 3, 4].map(client));
      await setTimeout(700);
      server.send('crash');
      await setTimeout(300);
      const begun = Date.now();
      await eventually(() => office.agent.get(office.at('/vendors')).expect(200), 15_000);
      recoveries.push(Date.now() - begun + 300);
      await setTimeout(500);
      going = false;
      await clients;
    }
    expect([...statuses.keys()].filter((status) => status !== 201 && status !== 503)).toEqual([]);
    const owner = new pg.Client(running.database.ownerUrl);
    await owner.connect();
    await owner.query(`select set_config('app.tenant_id', (select id::text from organizations where slug = $1), false)`, [office.slug]);
    const kept = new Set((await owner.query('select legal_name from vendors')).rows.map(({ legal_name }) => legal_name));
    const { rows: [{ unaudited }] } = await owner.query(`select count(*)::int as unaudited from vendors v where not exists (select from audit_entries a where a.subject_id = v.id::text and a.action = 'vendor.created')`);
    await owner.end();
    expect(told.filter((name) => !kept.has(name))).toEqual([]);
    expect(unaudited).toBe(0);
    figure('F-06', `crashed ${CRASHES} times under load: ${told.length} told done, ${told.length} found, each with its audit entry; ${statuses.get(503) ?? 0} told 503; back ${(Math.max(...recoveries) / 1_000).toFixed(1)} s after the crash`);
  }, 120_000);
});
