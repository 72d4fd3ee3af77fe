import pg from 'pg';
import { setUpLink } from '../scripts/lib/set-up-link.mjs';
import { callOnce } from './caller.mjs';

/** An organization and its signed-in owner, made over HTTP as a person makes them; `vendors` are then written by SQL. */
export const makeOrganization = async ({ port, env, database }, name, vendors = 0) => {
  const key = (await setUpLink(env)).split('#')[1];
  const owner = { name: 'Ana Ruiz', email: `ana@${name}.example`, password: 'kelp on a cold rock' };
  const { head, body } = await callOnce(port, 'POST', '/api/console/set-up', { body: { key, organization: { name, kind: 'covered_entity', zone: 'America/Chicago' }, owner } });
  const cookie = /set-cookie: ([^;]+)/i.exec(head)[1];
  await leaveAlone(database.ownerUrl, body.slug);
  if (vendors > 0) await seed(database.ownerUrl, body.slug, vendors);
  return { cookie, at: (path) => `/api/console/${body.slug}${path}` };
};

// As a clinic's list looks: everybody has a contact and an engagement, every third a second one; PHI flows in half of them,
// and most of those are under an agreement.
const SEED = {
  vendors: `insert into vendors (tenant_id, legal_name, name_key, external_ref, website, city, state)
    select $1, w || ' ' || k || ' ' || i, lower(w || k || i), 'V-' || i, 'https://vendor-' || i || '.example', 'Springfield', 'IL'
    from generate_series(1, $2::int) i,
      lateral (select (array['Harbor', 'Lantern', 'Quill', 'Tern', 'Alder', 'Copper', 'Marsh', 'Granite'])[1 + (i * 7) % 8] w, (array['Imaging', 'Billing', 'Hosting', 'Records', 'Labs'])[1 + (i * 3) % 5] k) n`,
  contacts: `insert into contacts (tenant_id, vendor_id, name, email) select $1, id, 'Priya Nair', 'priya@' || id || '.example' from vendors where $2::int > 0`,
  engagements: `insert into engagements (tenant_id, supplier_vendor_id, service, from_on, phi)
    select $1, v.id, 'Service ' || n, current_date - 200, (array['flows', 'none', 'flows', 'unknown'])[1 + (v.number + n)::int % 4]
    from (select id, row_number() over (order by id) as number from vendors where $2::int > 0) v, generate_series(1, 2) n where n = 1 or v.number % 3 = 0`,
  agreements: `insert into agreements (tenant_id, vendor_id, kind, title, status, owner_member_id, in_force_from, in_force_until)
    select $1, v.id, 'baa', 'BAA', 'executed', m.id, current_date - 200, current_date + 165
    from (select id, row_number() over (order by id) as number from vendors where $2::int > 0) v, members m where v.number % 5 > 0`,
  agreement_engagements: `insert into agreement_engagements (tenant_id, agreement_id, engagement_id)
    select $1, a.id, e.id from agreements a join engagements e on e.supplier_vendor_id = a.vendor_id where $2::int > 0`,
};

/** What is written by SQL follows from no facts, so a worker of the bench must not compare it with any. */
const leaveAlone = async (ownerUrl, slug) => {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  const { rows: [{ id }] } = await client.query('select id from organizations where slug = $1', [slug]);
  await client.query(`select set_config('app.tenant_id', $1, false)`, [id]);
  await client.query(`insert into reconciles (tenant_id, next_at, looked_day, matters, moved) values ($1, 'infinity', current_date, 0, 0)`, [id]);
  await client.end();
};

/** As the owner, who is held by row-level security too, and therefore names the tenant. */
const seed = async (ownerUrl, slug, vendors) => {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  const { rows: [{ id }] } = await client.query('select id from organizations where slug = $1', [slug]);
  await client.query(`select set_config('app.tenant_id', $1, false)`, [id]);
  for (const [table, statement] of Object.entries(SEED)) {
    await client.query(statement, [id, vendors]);
    await client.query(`vacuum analyze ${table}`); // what reads it next has to know how large it is
  }
  await client.end();
};
