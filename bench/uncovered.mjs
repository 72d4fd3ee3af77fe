import { Agent, get } from 'node:http';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { median } from './caller.mjs';
import { makeOrganization } from './register.mjs';
import { row } from './row.mjs';

const ENGAGEMENTS = 100_000;
const DEPTH = 8;
const ROUNDS = 7;

/**
 * A register eight deep: each of eight layers of vendors is engaged by the one above it, the first by ourselves. Every vendor has a customer and two
 * engagements with it, every fifth one also serves a second customer; four in five are under an agreement of their own, which covers all it does.
 */
const SEED = [
  `insert into vendors (tenant_id, id, legal_name, name_key) select $1, md5('v' || i)::uuid, 'Vendor ' || i, 'vendor ' || i from generate_series(0, $2::int - 1) i`,
  `insert into engagements (tenant_id, customer_vendor_id, supplier_vendor_id, service, from_on, phi)
    select $1, case when layer = 0 then null else md5('v' || ((layer - 1) * wide + (place * 7 + n * 13 * (n / 2)) % wide))::uuid end, md5('v' || (layer * wide + place))::uuid, 'Service ' || n, current_date - 200, 'flows'
    from (select $2::int / $3::int as wide) w, generate_series(0, $3::int - 1) layer, generate_series(0, wide - 1) place, generate_series(0, 2) n where n < 2 or place % 5 = 0`,
  `insert into agreements (tenant_id, id, vendor_id, kind, title, status, owner_member_id, in_force_from, in_force_until)
    select $1, md5('a' || i)::uuid, md5('v' || i)::uuid, 'baa', 'BAA', 'executed', m.id, current_date - 200, current_date + 165
    from generate_series(0, $2::int - 1) i, (select id from members limit 1) m where i % 5 > 0`,
  `insert into agreement_engagements (tenant_id, agreement_id, engagement_id) select $1, a.id, e.id from agreements a join engagements e on e.supplier_vendor_id = a.vendor_id`,
];

const seed = async (ownerUrl, slug) => {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  const { rows: [{ id }] } = await client.query('select id from organizations where slug = $1', [slug]);
  await client.query(`select set_config('app.tenant_id', $1, false)`, [id]);
  const vendors = Math.ceil(ENGAGEMENTS / 2.2 / DEPTH) * DEPTH;
  for (const statement of SEED) {
    const [, used] = [...statement.matchAll(/\$(\d)/g)].map(([, number]) => Number(number)).reduce(([, most], number) => [number, Math.max(most, number)], [0, 1]);
    await client.query(statement, [id, vendors, DEPTH].slice(0, used));
    await client.query(`vacuum analyze ${/into (\w+)/.exec(statement)[1]}`); // before the next one joins it: a plan made for an empty table takes minutes
  }
  const { rows: [{ count }] } = await client.query('select count(*)::int from engagements');
  await client.end();
  return { tenantId: id, count };
};

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
export const uncovered = async (instance) => {
  const { at, cookie } = await makeOrganization(instance, 'chain');
  const { tenantId, count } = await seed(instance.database.ownerUrl, at('').split('/').at(-1));
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
