import { readFileSync } from 'node:fs';
import type pg from 'pg';

const KIND = 'vendor-invitation';
const { mails } = JSON.parse(readFileSync('apps/api/src/platform/mail/mails.json', 'utf8')) as { mails: { id: string; variables: { name: string; example: string }[] }[] };
const VARIABLES = JSON.stringify(Object.fromEntries(mails.find(({ id }) => id === KIND)!.variables.map(({ name, example }) => [name, example])));

/** Promises many mails of one organization at once, with the job that wakes the sender: what `Mail.plan` does for each. */
export const planMails = async (owner: pg.Client, tenantId: string, from: number, count: number): Promise<void> => {
  await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenantId]);
  await owner.query(`
    insert into messages (tenant_id, key, kind, to_email, to_name, variables, link, message_id_header, give_up_at)
    select $1::uuid, 'm' || n, '${KIND}', 'm' || n || '@acme.example', 'Priya', $2, '{"path": "/portal/i"}', '<' || md5($1::uuid::text || n) || '00000000@holdfast.example>', holdfast_now() + interval '3 days' from generate_series($3::int, $4::int) n`,
  [tenantId, VARIABLES, from, from + count - 1]);
  await owner.query(`insert into outbox (tenant_id, name, queue, attempts, key, data) values ($1, 'mail.send-messages', 'mail', 3, 'due', '{}')`, [tenantId]);
};
