import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { home } from './postgres-home.mjs';
import { startPostgres } from './postgres.mjs';
import { commandOf } from './processes.mjs';

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

/** The database that is here: yours, the one that runs, or the one that stands still. The app's own address. */
export const standingDatabase = async () => {
  const url = process.env.DATABASE_URL ?? running();
  if (url) return { url, stop: async () => undefined };
  if (!existsSync(join(home(), 'postgres/data'))) throw new Error('There is no database here yet: `npm start` makes one');
  const { url: urlOf, stop } = await startPostgres();
  return { url: urlOf('app'), stop };
};
