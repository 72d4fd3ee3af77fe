import { Agent, get } from 'node:http';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { median } from './caller.mjs';
import { DEPTH } from './chain-register.mjs';
import { row } from './row.mjs';

const ROUNDS = 7;

/** What a person would write who had only SQL: the ways down, each party reached once a layer, and what no agreement covers that day. It lives nowhere but here. */
const TWIN = `
  with recursive
    live as materialized (
      select id, customer_vendor_id as customer, supplier_vendor_id as supplier from engagements
      where phi = 'flows' and coalesce(from_on, current_date) <= current_date and coalesce(to_on, current_date) >= current_date),
    reached as (
      select distinct on (supplier) supplier as party, array[id] as path from live where customer is null
      union all
      select * from (
        select distinct on (l.supplier) l.supplier, r.path || l.id from reached r join live l on l.customer = r.party order by l.supplier, l.id) step)
  select l.id, case when l.customer is null then array[l.id] else r.path || l.id end as path from live l left join reached r on r.party = l.customer
  where not exists (
    select from agreement_engagements c join agreements a on a.id = c.agreement_id
    where c.engagement_id = l.id and a.status = 'executed' and a.kind in ('baa', 'sub_baa', 'mou', 'dua')
      and a.in_force_from <= current_date and coalesce(a.in_force_until, current_date) >= current_date)`;

const RAW = { getTypeParser: () => (text) => text }; // whoever takes the rows apart is not the query

const openTwin = async (appUrl, tenantId) => {
  const client = new pg.Client(appUrl);
  await client.connect();
  const run = async () => {
    await client.query('begin read only');
    await client.query(`select set_config('app.tenant_id', $1, true)`, [tenantId]);
    const { rows } = await client.query({ name: 'twin', text: TWIN, types: RAW, rowMode: 'array' });
    await client.query('commit');
    return rows.length;
  };
  return { run, end: () => client.end() };
};

const timed = async (work) => {
  const begun = performance.now();
  const found = await work();
  return { ms: performance.now() - begun, found };
};

/** `uncovered-100k`: over HTTP, by turns with the database doing the same by itself. */
export const uncovered = async (instance, { at, cookie, tenantId, count }) => {
  const twin = await openTwin(instance.database.appUrl, tenantId);
  const agent = new Agent({ keepAlive: true });
  const ours = () => answered(agent, instance.port, at('/chain/uncovered/witnesses'), cookie);
  const rounds = [];
  for (let round = 0; round <= ROUNDS; round++) rounds.push({ ours: await timed(ours), limit: await timed(twin.run) });
  await twin.end();
  agent.destroy();
  const [first, ...measured] = rounds; // the first warms both
  const answer = JSON.parse(first.ours.found).engagements;
  const witnessed = answer.filter(({ witness }) => witness).length;
  const same = answer.length === first.limit.found && witnessed === answer.length;
  if (!same) throw new Error(`${answer.length} uncovered, ${witnessed} with a path; the database finds ${first.limit.found}`);
  const middle = (side) => median(measured.map((round) => round[side].ms));
  return row({
    id: 'uncovered-100k', work: `every uncovered engagement with one witness path over HTTP, ${count} engagements, depth ${DEPTH}, ${answer.length} uncovered, against the bare recursive query`, unit: 'ms',
    ours: middle('ours'), limit: middle('limit'), ratio: median(measured.map(({ ours, limit }) => ours.ms / limit.ms)), bound: 'at most', goal: 1.5,
  });
};

/** The body of one answer. The bench's own caller is for small ones. */
const answered = (agent, port, path, cookie) => new Promise((resolve, reject) => {
  get({ agent, port, host: '127.0.0.1', path, headers: { cookie } }, (response) => {
    const chunks = [];
    response.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
      const body = Buffer.concat(chunks).toString();
      if (response.statusCode === 200) resolve(body);
      else reject(new Error(`${path} answered ${response.statusCode}: ${body}`));
    });
  }).on('error', reject);
});
