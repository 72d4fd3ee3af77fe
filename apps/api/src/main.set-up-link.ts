import 'reflect-metadata';
import pg from 'pg';
import { SET_UP } from './features/organizations/set-up-link.js';
import { config } from './platform/config/config.js';
import { Secrets } from './platform/secrets/secrets.js';

// Prints a link that makes one organization. With --first: the link still open, or a new one, unless there is an organization.
const client = new pg.Client(config().databaseUrl);
await client.connect();
const first = process.argv.includes('--first');
const { rows } = first ? await client.query('select from organizations limit 1') : { rows: [] };
if (rows.length === 0) {
  const open = first ? await client.query<{ id: string }>('select id from set_up_links where used_at is null order by id limit 1') : { rows: [] };
  const made = open.rows[0] ?? (await client.query<{ id: string }>('insert into set_up_links default values returning id')).rows[0];
  process.stdout.write(`${config().publicUrl}/console/set-up#${made.id}.${new Secrets().token(SET_UP, made.id, 1)}\n`);
}
await client.end();
