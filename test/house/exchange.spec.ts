import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { answerAll, type Desk, enterPortal, sendRequest } from '../support/exchange.js';
import { makeOrganization, type Office } from '../support/organization.js';
import { type Running, startApp } from '../support/start-app.js';

const TABLES = ['connections', 'requests', 'request_contents', 'request_participants', 'exchange_events', 'exchange_receipts', 'submissions', 'submission_files'];
/** SQLSTATE of a refusal by a policy, or for want of a right. */
const REFUSED = '42501';
const CHECK_VIOLATION = '23514';
const FOREIGN_KEY_VIOLATION = '23503';

// What PostgreSQL itself lets the app's role do, were every line of our code wrong.
describe('the exchange, by SQL alone', () => {
  let running: Running;
  let app: pg.Client;
  let office: Office;
  let desk: Desk;
  let requestId: string;
  let ids: Record<'requester' | 'vendor' | 'outsider', string>;

  const tenantOf = (slug: string): Promise<string> => app.query('select id from organizations where slug = $1', [slug]).then(({ rows }) => rows[0].id);
  /** One statement as that organization, undone afterwards; its rows, or its SQLSTATE. */
  const as = async (tenantId: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[] | string> => {
    await app.query('begin');
    try {
      await app.query(`select set_config('app.tenant_id', $1, true)`, [tenantId]);
      return (await app.query(sql, values)).rows;
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await app.query('rollback');
    }
  };
  const seen = async (tenantId: string): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    for (const table of TABLES) counts[table] = Number((await as(tenantId, `select count(*) from ${table}`) as { count: number }[])[0].count);
    return counts;
  };
  const nothing = Object.fromEntries(TABLES.map((table) => [table, 0]));
  const insertEvent = (tenant: string, side: string, kind: string, owner: string) =>
    as(tenant, `insert into exchange_events (tenant_id, request_id, number, side, kind, by_name) values ($1, $2, 99, $3, $4, 'x') returning number`, [owner, requestId, side, kind]);

  beforeAll(async () => {
    running = await startApp();
    app = new pg.Client(running.database.appUrl);
    await app.connect();
    office = await makeOrganization(running);
    ({ request: { id: requestId } } = await sendRequest(office));
    await sendRequest(office, 'Another vendor');
    const outsider = await makeOrganization(running, 'Outsider');
    ids = { requester: await tenantOf(office.slug), outsider: await tenantOf(outsider.slug), vendor: '' };
  });
  afterAll(async () => {
    await app.end();
    await running.stop();
  });

  it('before it is taken on, only the requester sees it', async () => {
    expect(await seen(ids.outsider)).toEqual(nothing);
    expect(await seen(randomUUID())).toEqual(nothing);
    expect(await seen(ids.requester)).toMatchObject({ requests: 2, request_contents: 2, request_participants: 2, exchange_events: 2, connections: 0 });
  });

  it('nobody binds a request but its requester, to another organization than itself', async () => {
    const bind = 'update requests set vendor_org_id = $2 where id = $1 returning id';
    expect(await as(ids.outsider, bind, [requestId, ids.outsider])).toEqual([]);
    expect(await as(ids.requester, bind, [requestId, ids.requester])).toBe(CHECK_VIOLATION);
    expect(await as(ids.outsider, `insert into connections (tenant_id, vendor_id, vendor_org_id) select $1, $2, $3`, [ids.requester, randomUUID(), ids.outsider])).toBe(REFUSED);
    expect(await as(ids.requester, bind, [requestId, ids.outsider])).toEqual([{ id: requestId }]);
  });

  describe('once it is taken on and submitted', () => {
    beforeAll(async () => {
      desk = await enterPortal(running, requestId);
      ids.vendor = await tenantOf(desk.slug);
      await answerAll(desk);
      await desk.agent.post(desk.at('/submission')).send({ name: 'Priya Nair', title: 'CISO' }).expect(201);
    });

    it('the vendor sees that request and what belongs to it, and none beside it; an outsider still nothing', async () => {
      expect(await seen(ids.vendor)).toEqual({ connections: 1, requests: 1, request_contents: 1, request_participants: 1, exchange_events: 3, exchange_receipts: 0, submissions: 1, submission_files: 0 });
      for (const table of TABLES.slice(2)) expect(await as(ids.vendor, `select distinct request_id from ${table} where request_id <> $1`, [requestId])).toEqual([]);
      expect(await seen(ids.outsider)).toEqual(nothing);
    });

    it('whom it is bound to is said once', async () => {
      expect(await as(ids.requester, 'update requests set vendor_org_id = $2 where id = $1', [requestId, ids.outsider])).toBe('P0001');
      expect(await as(ids.requester, 'update requests set vendor_org_id = null where id = $1', [requestId])).toBe('P0001');
      expect(await as(ids.vendor, `update requests set due_on = due_on + 1 where id = $1 returning id`, [requestId])).toEqual([]);
    });

    it.each([['taken_on', 'vendor'], ['submitted', 'vendor']])('the requester cannot write the vendor’s %s', async (kind, side) => {
      expect(await insertEvent(ids.requester, side, kind, ids.requester)).toBe(REFUSED);
      expect(await insertEvent(ids.vendor, side, kind, ids.requester)).toEqual([{ number: 99 }]);
    });

    it.each(['sent', 'recorded', 'returned', 'decided', 'withdrawn', 'due_moved'])('the vendor cannot write the requester’s %s, not even as its own', async (kind) => {
      expect(await insertEvent(ids.vendor, 'requester', kind, ids.requester)).toBe(REFUSED);
      expect(await insertEvent(ids.vendor, 'vendor', kind, ids.requester)).toBe(CHECK_VIOLATION);
      expect(await insertEvent(ids.requester, 'requester', kind, ids.requester)).toEqual([{ number: 99 }]);
    });

    it('a forged tenant is refused, whoever forges it', async () => {
      for (const tenant of [ids.vendor, ids.requester, ids.outsider]) for (const owner of [ids.vendor, ids.outsider]) expect(await insertEvent(tenant, 'vendor', 'submitted', owner)).toBe(REFUSED);
      expect(await insertEvent(ids.outsider, 'requester', 'withdrawn', ids.requester)).toBe(REFUSED);
      expect(await insertEvent(ids.outsider, 'vendor', 'submitted', ids.requester)).toBe(REFUSED);
      for (const tenant of [ids.vendor, ids.outsider]) {
        expect(await as(tenant, `insert into requests (tenant_id, vendor_id, kind, title, purpose, requester_name, vendor_name, sender_member_id, sender_name, sender_title, sender_email, due_on, zone)
          select $1, gen_random_uuid(), 'questionnaire', '', '', '', '', gen_random_uuid(), '', '', '', current_date, 'UTC'`, [ids.requester])).toBe(REFUSED);
      }
    });

    it('the vendor adds no content and names nobody; the requester submits nothing', async () => {
      expect(await as(ids.vendor, `insert into request_contents (tenant_id, request_id, questionnaire, sha256) values ($1, $2, '{}', '')`, [ids.requester, requestId])).toBe(REFUSED);
      expect(await as(ids.vendor, `insert into request_participants (tenant_id, request_id, name, email) values ($1, $2, 'x', 'x')`, [ids.requester, requestId])).toBe(REFUSED);
      const submit = `insert into submissions (tenant_id, request_id, number, source, content, sha256, by_name, by_title, submitted_on) values ($1, $2, 2, 'portal', '{}', '', '', '', current_date)`;
      const hand = `insert into submission_files (tenant_id, request_id, submission_number, vendor_file_id, question_keys, kind, name, media_type, bytes, sha256) values ($1, $2, $3, gen_random_uuid(), '{}', '', '', '', 1, '')`;
      for (const tenant of [ids.requester, ids.outsider]) {
        expect(await as(tenant, submit, [ids.requester, requestId])).toBe(REFUSED);
        expect(await as(tenant, hand, [ids.requester, requestId, 1])).toBe(REFUSED);
      }
      expect(await as(ids.vendor, submit, [ids.requester, requestId])).toEqual([]);
      expect(await as(ids.vendor, hand, [ids.requester, requestId, 1])).toEqual([]);
      expect(await as(ids.vendor, hand, [ids.requester, requestId, 7])).toBe(FOREIGN_KEY_VIOLATION);
    });

    it('what staff records stands only in a request that no vendor is bound to, and never as a vendor’s word', async () => {
      const record = `insert into submissions (tenant_id, request_id, number, source, source_words, read_on, content, sha256, by_name, by_title, submitted_on) values ($1, $2, 3, 'staff', 'Its website', current_date, '{}', '', '', '', current_date)`;
      for (const tenant of [ids.requester, ids.vendor, ids.outsider]) expect(await as(tenant, record, [ids.requester, requestId])).toBe(REFUSED);
      const free = `(select r.id from requests r where r.vendor_org_id is null and r.tenant_id = $1 limit 1)`;
      expect(await as(ids.requester, record.replace('$2', free), [ids.requester])).toEqual([]);
      expect(await as(ids.requester, record.replace('$2', free).replace("'staff'", "'portal'"), [ids.requester])).toBe(REFUSED);
      expect(await as(ids.requester, record.replace('$2', free).replace("'Its website'", 'null'), [ids.requester])).toBe(CHECK_VIOLATION);
    });

    it('a side hears for itself, and only of events of the request it is in', async () => {
      const hear = `insert into exchange_receipts (tenant_id, request_id, event_id, side) values ($1, $2, $3, $4)`;
      const eventOf = async (own: boolean) => (await as(ids.requester, `select id from exchange_events where (request_id = $1) = $2 and kind = 'sent'`, [requestId, own]) as { id: string }[])[0].id;
      const [own, another] = [await eventOf(true), await eventOf(false)];
      expect(await as(ids.vendor, hear, [ids.requester, requestId, own, 'requester'])).toBe(REFUSED);
      expect(await as(ids.requester, hear, [ids.requester, requestId, own, 'vendor'])).toBe(REFUSED);
      expect(await as(ids.vendor, hear, [ids.requester, requestId, own, 'vendor'])).toEqual([]);
      expect(await as(ids.vendor, hear, [ids.requester, requestId, another, 'vendor'])).toBe(FOREIGN_KEY_VIOLATION);
    });

    it('nobody changes or removes what was said', async () => {
      for (const tenant of [ids.requester, ids.vendor, ids.outsider]) {
        for (const table of TABLES) {
          expect(await as(tenant, `delete from ${table}`)).toBe(REFUSED);
          expect(await as(tenant, `truncate ${table} cascade`)).toBe(REFUSED);
          expect(await as(tenant, `update ${table} set tenant_id = tenant_id`)).toBe(REFUSED);
        }
        for (const [table, column] of [['requests', 'title'], ['exchange_events', 'payload'], ['submissions', 'content'], ['submission_files', 'sha256'], ['request_contents', 'questionnaire']]) {
          expect(await as(tenant, `update ${table} set ${column} = ${column}`)).toBe(REFUSED);
        }
      }
    });

    it('drafts are the vendor’s alone; verdicts, reasons and our copies the requester’s', async () => {
      const count = async (tenantId: string, table: string) => Number((await as(tenantId, `select count(*) from ${table}`) as { count: number }[])[0].count);
      for (const table of ['draft_answers', 'draft_files']) for (const tenant of [ids.requester, ids.outsider]) expect(await count(tenant, table)).toBe(0);
      expect(await count(ids.vendor, 'draft_answers')).toBeGreaterThan(50);
      await app.query('begin');
      await app.query(`select set_config('app.tenant_id', $1, true)`, [ids.requester]);
      const { rows: [{ id: assessment }] } = await app.query(`insert into assessments (tenant_id, request_id, vendor_id, submission_number) select tenant_id, id, vendor_id, 1 from requests where id = $1 returning id`, [requestId]);
      await app.query(`insert into verdicts (tenant_id, assessment_id, question_key, verdict, internal_note, by_member_id) select tenant_id, $1, 'PRO-01', 'accepted', 'between us', id from members`, [assessment]);
      await app.query('commit');
      expect([await count(ids.requester, 'assessments'), await count(ids.requester, 'verdicts')]).toEqual([1, 1]);
      for (const table of ['assessments', 'verdicts', 'documents', 'reports', 'deadlines', 'reminders', 'vendors', 'contacts', 'members']) {
        const of = table === 'members' ? 1 : 0; // its own
        for (const tenant of [ids.vendor, ids.outsider]) expect([table, await as(tenant, `select count(*)::int from ${table} where tenant_id <> $1`, [tenant])]).toEqual([table, [{ count: 0 }]]);
        expect([table, await count(ids.vendor, table)]).toEqual([table, of]);
      }
    });
  });
});
