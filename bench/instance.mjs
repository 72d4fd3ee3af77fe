import { randomBytes } from 'node:crypto';
import { openDatabase } from '../scripts/lib/database.mjs';
import { exitOf, freePort, sleep, spawnNode } from '../scripts/lib/processes.mjs';

/** One of the app's two doors as its own process, as `npm start` opens it. */
export const openDoor = (file, env) => {
  const child = spawnNode(['--import', './scripts/lib/die-with-launcher.mjs', '--enable-source-maps', `dist/apps/api/src/${file}`], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return {
    stop: async () => {
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await exitOf(child);
      clearTimeout(patience);
    },
  };
};

export const untilReady = async (port) => {
  for (let waited = 0; waited < 30_000; waited += 50) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => undefined);
    if (answer?.ok && (await answer.json()).database) return;
    await sleep(50);
  }
  throw new Error('The API did not become ready within half a minute');
};

/** Waits until `holds()` is true; throws after so many seconds. */
export const until = async (what, seconds, holds) => {
  for (let waited = 0; !(await holds()); waited += 100) {
    if (waited > seconds * 1_000) throw new Error(`${what} did not happen within ${seconds} s`);
    await sleep(100);
  }
};

/** A migrated database that is thrown away, and the API on it; no worker, so that nothing else asks the database. */
export const openInstance = async () => {
  const database = await openDatabase({ throwAway: true, folder: 'bench' });
  const port = await freePort();
  const env = { DATABASE_URL: database.appUrl, HOLDFAST_PUBLIC_URL: `http://localhost:${port}`, HOLDFAST_SECRET: randomBytes(32).toString('base64'), PORT: String(port) };
  const api = openDoor('main.http.js', env);
  await untilReady(port);
  return {
    database, port, env,
    stop: async () => {
      await api.stop();
      await database.stop();
    },
  };
};
