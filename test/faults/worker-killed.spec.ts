import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { cloneDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { figure, FULL } from '../support/figure.js';
import { planMails } from '../support/plan-mails.js';
import { cutOff, openDoor } from '../support/processes.js';
import { openSink, type Treatment } from '../support/smtp-sink.js';

const [MAILS, KILLS] = FULL ? [10_000, 100] : [2_000, 20];

describe('a worker that is killed', () => {
  let database: Awaited<ReturnType<typeof cloneDatabase>>;
  let owner: pg.Client;
  const tenantId = randomUUID();
  beforeAll(async () => {
    database = await cloneDatabase();
    owner = new pg.Client(database.ownerUrl);
    await owner.connect();
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenantId]);
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });
  afterEach(() => owner.query('delete from messages'));
  const open = (smtpUrl: string) => openDoor('main.worker.js', { DATABASE_URL: database.appUrl, SMTP_URL: smtpUrl, REDIS_URL: undefined });
  /** What a minute would do: leases of the dead run out. */
  const aMinute = () => owner.query(`update clock set ahead = ahead + interval '61 seconds'`);
  const rows = async <R extends pg.QueryResultRow>(sql: string, values: unknown[] = []) => (await owner.query<R>(sql, values)).rows;

  it(`F-02, G-15: ${MAILS} mails through ${KILLS} kills at random moments: none lost, and none repeated that was not on its way`, async () => {
    const sink = await openSink({ slowMs: () => Math.random() * 20 });
    const each = MAILS / KILLS;
    let lastKill = new Date();
    for (let kill = 0; kill < KILLS; kill++) {
      await planMails(owner, tenantId, 1 + kill * each, each);
      const before = sink.received.length;
      lastKill = (await rows<{ now: Date }>('select holdfast_now() as now'))[0].now;
      const worker = open(sink.url);
      await eventually(async () => expect(sink.received.length).toBeGreaterThan(before + Math.floor(Math.random() * each * 0.6)), 30_000);
      await setTimeout(Math.random() * 25);
      await cutOff(worker);
      await aMinute();
    }
    const last = open(sink.url);
    await eventually(async () => expect(await rows(`select state, count(*)::int from messages group by 1`)).toEqual([{ state: 'accepted', count: MAILS }]), FULL ? 600_000 : 120_000);
    await cutOff(last);

    const times = new Map<string, Set<string>>();
    for (const { to, messageId } of sink.received) times.set(to, (times.get(to) ?? new Set()).add(messageId));
    const lost = await rows<{ to: string; lost: number; number: number }>(`
      select m.to_email as to, count(*) filter (where a.outcome = 'lost')::int as lost, count(*)::int as number from messages m join message_attempts a on a.message_id = m.id group by 1`);
    const onTheirWay = new Map(lost.map(({ to, lost }) => [to, lost]));
    const repeats = [...times.keys()].map((to) => ({ to, repeats: sink.to(to).length - 1 }));
    expect(times.size).toBe(MAILS); // 0 lost
    expect([...times.values()].filter((ids) => ids.size > 1)).toEqual([]); // one Message-ID each
    expect(repeats.filter(({ to, repeats }) => repeats > (onTheirWay.get(to) ?? 0))).toEqual([]); // at most one for each send in flight
    // Of those that had lost no worker before: what ends several waits longer each time, on purpose (F-03).
    const [{ slowest }] = await rows<{ slowest: number }>(`
      select max(extract(epoch from n.started_at - a.started_at))::float as slowest from message_attempts a join message_attempts n on n.message_id = a.message_id and n.number = a.number + 1 where a.outcome = 'lost' and a.started_at > $1
        and not exists (select from message_attempts e where e.message_id = a.message_id and e.number < a.number and e.outcome = 'lost')`, [lastKill]);
    const inFlight = lost.reduce((sum, { lost }) => sum + lost, 0);
    const repeated = sink.received.length - MAILS;
    expect(slowest).toBeLessThan(90);
    await sink.stop();
    figure('G-15', `${MAILS} mails, ${KILLS} kills: 0 lost, ${repeated} repeated of ${inFlight} on their way when a worker ended, each with its own Message-ID`);
    figure('F-02', `another worker took over after ${Math.round(slowest)} s at the most, by the database's clock`);
  }, FULL ? 2_400_000 : 200_000);

  it('F-03: a mail that ends every worker is given up after five; the others arrive meanwhile, and a person may try it again', async () => {
    const innocents = 60;
    let deadly = true;
    let worker: ReturnType<typeof open> | undefined;
    const treat = (to: string): Treatment => {
      if (to !== 'm1@acme.example' || !deadly) return 'accept';
      worker?.kill('SIGKILL');
      return 'hang';
    };
    const sink = await openSink({ treat });
    await planMails(owner, tenantId, 1, 1 + innocents);
    const begun = Date.now();
    const poison = async () => (await rows<{ state: string; words: string }>(`select state, server_words as words from messages where key = 'm1'`))[0];
    let lives = 0;
    for (; (await poison()).state !== 'dead' && lives < 12; lives++) {
      worker = open(sink.url);
      for (let waited = 0; worker.signalCode === null && (await poison()).state !== 'dead' && waited < 5_000; waited += 50) await setTimeout(50);
      await cutOff(worker);
      await owner.query(`update clock set ahead = ahead + interval '4 minutes'`); // its lease, and the pause after a crash
    }
    expect(await poison()).toEqual({ state: 'dead', words: 'Given up: 5 workers ended while sending it' });
    worker = open(sink.url);
    await eventually(async () => expect(await rows(`select state, count(*)::int from messages where key <> 'm1' group by 1`)).toEqual([{ state: 'accepted', count: innocents }]), 20_000);
    const arrivals = sink.received.filter(({ to }) => to !== 'm1@acme.example');
    expect(new Set(arrivals.map(({ to }) => to)).size).toBe(innocents);
    deadly = false;
    await owner.query(`update messages set state = 'planned', not_before = holdfast_now(), crash_count = 0 where key = 'm1'`); // Retry
    await eventually(async () => expect((await poison()).state).toBe('accepted'), 20_000);
    await cutOff(worker);
    await sink.stop();
    figure('F-03', `given up after 5 crashes; ${innocents} of ${innocents} others arrived, the last ${((Math.max(...arrivals.map(({ at }) => at)) - begun) / 1_000).toFixed(1)} s after it was planned, ${arrivals.length - innocents} of them twice`);
  }, 120_000);
});
