import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { openDoor } from '../scripts/lib/doors.mjs';
import { exitOf, spawnNode } from '../scripts/lib/processes.mjs';
import { median } from './caller.mjs';
import { until } from './instance.mjs';
import { row } from './row.mjs';

const MAILS = 3_000;
const ROUNDS = 3;
const CONNECTIONS = 10;
const BACKLOG = 100_000;
const NEIGHBOURS = 10;
const KIND = 'vendor-invitation';

const openSink = async () => {
  const child = spawnNode(['bench/smtp-sink.mjs'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [{ port }] = await once(child, 'message');
  const ask = async (what) => {
    child.send(what);
    const [answer] = await once(child, 'message');
    return answer;
  };
  return {
    port,
    count: async () => (await ask('count')).count,
    arrivals: async () => (await ask('arrivals')).arrivals,
    forget: () => ask('forget'),
    stop: () => {
      child.disconnect();
      return exitOf(child);
    },
  };
};

const texts = () => {
  const { mails } = JSON.parse(readFileSync('dist/apps/api/src/platform/mail/mails.json', 'utf8'));
  return Object.fromEntries(mails.find(({ id }) => id === KIND).variables.map(({ name, example }) => [name, example]));
};

/** Plans so many mails of one organization and wakes the sender, as `Mail.plan` does. */
const plan = async (client, tenantId, count, at = 'rest') => {
  await client.query(`
    insert into messages (tenant_id, key, kind, to_email, to_name, variables, link, message_id_header, give_up_at)
    select $1::uuid, $4::text || n, '${KIND}', n || '@' || $4::text || '.example', 'Priya', $2, '{"path": "/portal/i"}', '<' || md5($1::uuid::text || n) || '@bench.example>', holdfast_now() + interval '3 days' from generate_series(1, $3::int) n`,
  [tenantId, JSON.stringify(texts()), count, at]);
  await client.query(`insert into outbox (tenant_id, name, queue, attempts, key, data) values ($1, 'mail.send-messages', 'mail', 3, 'due', '{}')`, [tenantId]);
};

/** Mails a second, between the first that arrives and the last. */
const rateOf = async (sink, count) => {
  await until(`${count} mails`, 120, async () => (await sink.count()) >= count);
  const times = (await sink.arrivals()).map(([at]) => at);
  await sink.forget();
  return (1_000 * (times.length - 1)) / (times.at(-1) - times[0]);
};

/** The limit: the same mail, written out before, over as many connections. Nothing is promised, and nothing written down. */
const plainLoop = async (sink, mail) => {
  const smtp = createTransport({ host: '127.0.0.1', port: sink.port, pool: true, maxConnections: CONNECTIONS, maxMessages: Infinity, ignoreTLS: true });
  let sent = 0;
  const work = async () => {
    while (sent < MAILS) await smtp.sendMail({ ...mail, to: `${sent++}@loop.example`, messageId: `<${randomUUID()}@bench.example>` });
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  smtp.close();
  return rateOf(sink, MAILS);
};

const writtenOut = async () => {
  const { renderMail } = await import('../dist/apps/api/src/platform/mail/render-mail.js');
  const { subject, text, html, replyTo } = renderMail(KIND, texts());
  return { from: 'Holdfast <holdfast@localhost>', replyTo, subject, text, html, headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' } };
};

/** How long mails of other organizations wait while one has a backlog, in ms. */
const waitOfNeighbours = async (client, sink) => {
  const crowd = randomUUID();
  await plan(client, crowd, BACKLOG, 'crowd');
  await until('The backlog', 60, async () => (await sink.count()) > 200);
  const waits = [];
  for (let neighbour = 0; neighbour < NEIGHBOURS; neighbour++) {
    const begun = Date.now();
    await plan(client, randomUUID(), 1, `neighbour${neighbour}`);
    await until('A neighbour’s mail', 60, async () => {
      const found = (await sink.arrivals()).findLast(([, to]) => to.endsWith(`@neighbour${neighbour}.example`));
      if (found) waits.push(found[0] - begun);
      return found !== undefined;
    });
  }
  const { rows: [{ left }] } = await client.query(`select count(*)::int as left from messages where tenant_id = $1 and state = 'planned'`, [crowd]);
  await client.query(`update messages set state = 'cancelled' where tenant_id = $1 and state = 'planned'`, [crowd]);
  return { waits, left };
};

/** `deliver`: mails a second through planning, lease, attempt and record, against a loop that only sends. */
export const deliver = async (instance) => {
  const sink = await openSink();
  const worker = openDoor('main.worker.js', { ...instance.env, SMTP_URL: `smtp://127.0.0.1:${sink.port}` });
  const client = new pg.Client(instance.database.superuserUrl);
  await client.connect();
  try {
    const mail = await writtenOut();
    const ours = async () => {
      await plan(client, randomUUID(), MAILS);
      return rateOf(sink, MAILS);
    };
    await ours(); // both warm
    await plainLoop(sink, mail);
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push({ ours: await ours(), loop: await plainLoop(sink, mail) });
    const { waits, left } = await waitOfNeighbours(client, sink);
    const slowest = Math.max(...waits);
    const work = `mails over SMTP, planned and recorded, against a loop that only sends; while one organization has ${left.toLocaleString('en')} waiting, another’s mail waits ${Math.round(median(waits))} ms, ${slowest} at the most`;
    return row({
      id: 'deliver', work, unit: 'mails/s', ours: median(rounds.map(({ ours }) => ours)), limit: median(rounds.map(({ loop }) => loop)), ratio: median(rounds.map(({ ours, loop }) => ours / loop)),
      bound: 'at least', goal: 0.7, also: slowest < 60_000,
    });
  } finally {
    await client.end();
    await worker.stop();
    await sink.stop();
  }
};
