import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './lib/builds.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { home } from './lib/postgres-home.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { commandOf, exitOf, fail, spawnNode } from './lib/processes.mjs';

/** The embedded PostgreSQL that `npm start` is running here at this moment, if it is. */
const running = () => {
  const folder = join(home(), 'postgres');
  const lock = join(folder, 'data/postmaster.pid');
  if (!existsSync(lock)) return undefined;
  const [pid, data, , port] = readFileSync(lock, 'utf8').split('\n');
  if (!commandOf(Number(pid)).includes(data)) return undefined;
  const { app } = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'));
  return `postgres://app:${app}@127.0.0.1:${port}/holdfast`;
};

const database = async () => {
  const url = process.env.DATABASE_URL ?? running();
  if (url) return { url, stop: async () => undefined };
  if (!existsSync(join(home(), 'postgres/data'))) throw new Error('There is no database here yet: `npm start` makes one');
  const { url: urlOf, stop } = await startPostgres();
  return { url: urlOf('app'), stop };
};

/** Is the audit record what was recorded? Answers 0 when it is. */
const verify = async () => {
  await ensureInstalled();
  await ensureBuilt('api');
  const { url, stop } = await database();
  const code = await exitOf(spawnNode(['dist/apps/api/src/main.audit-verify.js', ...process.argv.slice(2)], { env: { DATABASE_URL: url } }));
  await stop();
  process.exit(code);
};

await verify().catch(fail);
