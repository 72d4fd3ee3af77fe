import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import pg from 'pg';

const hasPgbench = spawnSync('pgbench', ['--version']).status === 0;

/** What stands in a row's `work` for how its limit was found. */
export const LIMIT_BY = hasPgbench ? 'pgbench' : 'a loop over plain pg, because pgbench is not installed,';

/**
 * How often a second the database itself does these statements, prepared, over `clients` connections. They travel as the app
 * sends them: what stands in one transaction goes in one pipeline.
 */
export const limitOf = (appUrl, statements, { clients, seconds }) => (hasPgbench ? byPgbench : byPg)(appUrl, statements, { clients, seconds });

const byPgbench = (appUrl, statements, { clients, seconds }) => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-bench-'));
  const file = join(folder, 'script.sql');
  const { script, variables } = scriptOf(statements);
  writeFileSync(file, script);
  const { hostname, port, username, password, pathname } = new URL(appUrl);
  const { status, stdout, stderr } = spawnSync('pgbench', ['-n', '-M', 'prepared', '-c', clients, '-T', seconds, '-f', file, ...variables.flatMap((variable) => ['-D', variable]), '-h', hostname, '-p', port, '-U', username, pathname.slice(1)].map(String),
    { encoding: 'utf8', env: { ...process.env, PGPASSWORD: decodeURIComponent(password) } });
  rmSync(folder, { recursive: true });
  const [, perSecond] = /^tps = ([\d.]+)/m.exec(stdout) ?? [];
  if (status !== 0 || !perSecond) throw new Error(`pgbench: ${stderr}`);
  return Number(perSecond);
};

/** A script of the same statements; each value is a variable, so that it is a parameter here too. pgbench knows no null, so null is written. */
const scriptOf = (statements) => {
  const variables = [];
  const lines = statements.map(({ text, values }, at) => {
    const sql = text.replace(/\$(\d+)/g, (_, number) => (values[number - 1] === null ? 'null' : `:v${at}_${number}`));
    variables.push(...values.flatMap((value, index) => (value === null ? [] : [`v${at}_${index + 1}=${value}`])));
    return `${sql.replaceAll('\n', ' ')};`;
  });
  const script = lines.flatMap((line) => (isBegin(line) ? ['\\startpipeline', line] : isCommit(line) ? [line, '\\endpipeline'] : [line]));
  return { script: script.join('\n'), variables };
};

const isBegin = (sql) => /^(begin|start transaction)/i.test(sql);
const isCommit = (sql) => /^commit/i.test(sql);

const byPg = async (appUrl, statements, { clients, seconds }) => {
  const queries = statements.map(({ text, values }, at) => (values.length > 0 ? { name: `s${at}`, text, values } : { text }));
  const end = performance.now() + seconds * 1_000;
  let done = 0;
  const client = async () => {
    const connection = new pg.Client({ connectionString: appUrl, pipeline: true });
    await connection.connect();
    while (performance.now() < end) {
      let open = [];
      for (const query of queries) {
        open.push(connection.query(query));
        if (isBegin(query.text) || (open.length > 1 && !isCommit(query.text))) continue;
        await Promise.all(open);
        open = [];
      }
      done++;
    }
    await connection.end();
  };
  await Promise.all(Array.from({ length: clients }, client));
  return done / seconds;
};
