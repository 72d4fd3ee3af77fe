import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { openDoor } from '../scripts/lib/doors.mjs';
import { callOnce, openCaller } from './caller.mjs';
import { until } from './instance.mjs';
import { makeOrganization } from './register.mjs';
import { row } from './row.mjs';

const ROWS = 50_000;
const TABLES = ['vendors', 'contacts', 'engagements', 'import_rows'];
const WORDS = ['Harbor', 'Lantern', 'Quill', 'Tern', 'Alder', 'Copper', 'Marsh', 'Granite'];

const file = () => ['Vendor Name,Reference,Contact Email,Website,City,State', ...Array.from({ length: ROWS }, (_, at) => `${WORDS[at % 8]} Company ${at},V-${at},person@vendor-${at}.example,https://vendor-${at}.example,Springfield,IL`)].join('\n');

const upload = async (port, path, cookie, body) => {
  const caller = openCaller(port);
  const content = Buffer.from(body);
  const head = Buffer.from(`POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: ${cookie}\r\ncontent-type: application/octet-stream\r\ncontent-length: ${content.length}\r\n\r\n`);
  const { status, body: answer } = await caller.call(Buffer.concat([head, content])).finally(() => caller.close());
  if (status !== 201) throw new Error(`The file was answered ${status}: ${answer}`);
  return JSON.parse(answer.toString());
};

/** `import-50k`: from *Import* to the last row, by a worker of its own process, against one INSERT … SELECT of every row that it wrote, which is no slower than a COPY of them. */
export const importMany = async (instance, tell) => {
  const { at, cookie } = await makeOrganization(instance, 'importing');
  const owner = new pg.Client(instance.database.ownerUrl);
  await owner.connect();
  const { rows: [{ id: tenantId }] } = await owner.query('select id from organizations where slug = $1', [at('').split('/').at(-1)]);
  await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenantId]);
  const begunUpload = performance.now();
  const preview = await upload(instance.port, at('/imports?fileName=vendors.csv'), cookie, file());
  if (preview.counts.accepted !== ROWS) throw new Error(`${preview.counts.accepted} rows are new, not ${ROWS}`);
  tell(`the preview of ${ROWS} rows, with a verdict for each, took ${Math.round(performance.now() - begunUpload)} ms`);
  const worker = openDoor('main.worker.js', { ...instance.env, SMTP_URL: undefined });
  try {
    await new Promise((resolve) => setTimeout(resolve, 5_000)); // it has begun to listen
    const begun = performance.now();
    await callOnce(instance.port, 'POST', at(`/imports/${preview.id}/apply`), { cookie });
    await until('The import', 300, async () => (await callOnce(instance.port, 'GET', at(`/imports/${preview.id}/result`), { cookie })).body.state === 'applied');
    const ours = performance.now() - begun;
    const { body: { imported } } = await callOnce(instance.port, 'GET', at(`/imports/${preview.id}/result`), { cookie });
    if (imported !== ROWS) throw new Error(`${imported} vendors were imported, not ${ROWS}`);
    return row({ id: 'import-50k', work: `importing ${ROWS.toLocaleString('en-US')} vendors with a contact each, against one INSERT … SELECT of the rows written`, unit: 'ms', ours, limit: await writtenAgain(owner), bound: 'at most', goal: 6 });
  } finally {
    await worker.stop();
    await owner.end();
  }
};

/** How long the database takes to write the same rows, keys and checks included. */
const writtenAgain = async (owner) => {
  for (const table of TABLES) await owner.query(`create temp table kept_${table} as select * from ${table}`);
  const columns = {};
  for (const table of TABLES) {
    const { rows } = await owner.query(`select column_name as name from information_schema.columns where table_name = $1 and is_generated = 'NEVER' and table_schema = 'public' order by ordinal_position`, [table]);
    columns[table] = rows.map(({ name }) => `"${name}"`).join(', ');
  }
  for (const table of TABLES.toReversed()) await owner.query(`delete from ${table}`);
  for (const table of TABLES) await owner.query(`vacuum analyze ${table}`);
  const begun = performance.now();
  for (const table of TABLES) await owner.query(`insert into ${table} (${columns[table]}) select ${columns[table]} from kept_${table}`);
  return performance.now() - begun;
};
