import pg from 'pg';

const ENGAGEMENTS = 100_000;
/** Layers of the register below. */
export const DEPTH = 8;

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

/** Writes it for an organization; answers its id, how many engagements there are, and one vendor of the lowest layer. */
export const makeChain = async (ownerUrl, slug) => {
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
  const { rows: [{ id: lowest }] } = await client.query(`select v.id from vendors v where not exists (select from engagements e where e.customer_vendor_id = v.id) and v.id::text ~ '^.{14}[1-5].{4}[89ab]' order by v.id limit 1`);
  await client.end();
  return { tenantId: id, count, lowest };
};
