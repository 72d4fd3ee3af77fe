import { readFileSync, statSync } from 'node:fs';
import pg from 'pg';
import { sleep } from '../scripts/lib/processes.mjs';

const HEARD = 300;

/** The statements that `work` makes the app send, with their values, in order, out of the server's own log. */
export const statementsOf = async ({ superuserUrl, log }, work) => {
  const admin = new pg.Client(superuserUrl);
  await admin.connect();
  const settings = async (...all) => {
    for (const setting of all) await admin.query(`alter system ${setting}`);
    await admin.query('select pg_reload_conf()');
    await sleep(HEARD);
  };
  await settings(`set log_line_prefix = '@%u '`, `set log_statement = 'all'`);
  const from = statSync(log).size;
  await work();
  await settings('reset log_statement', 'reset log_line_prefix');
  await admin.end();
  return parsed(readFileSync(log).subarray(from).toString());
};

const parsed = (text) => {
  const statements = [];
  // A line that belongs to the one before begins with a tab.
  for (const entry of text.replaceAll('\n\t', '\n').split(/^@/m)) {
    const [, kind, said] = /^app (LOG|DETAIL): {2}([^]*)/.exec(entry) ?? [];
    if (kind === 'LOG') {
      const [, name, sql] = /^(?:statement|execute ([^:]+)): ([^]*)/.exec(said) ?? [];
      if (sql) statements.push({ name, text: sql.trim(), values: [] });
    } else if (kind === 'DETAIL') statements.at(-1).values = valuesOf(said);
  }
  return statements;
};

const valuesOf = (said) => [...said.matchAll(/\$\d+ = (?:'((?:[^']|'')*)'|NULL)/g)].map(([, value]) => value?.replaceAll(`''`, `'`) ?? null);
