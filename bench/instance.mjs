import { randomBytes } from 'node:crypto';
import { openDatabase } from '../scripts/lib/database.mjs';
import { openDoor, untilReady } from '../scripts/lib/doors.mjs';
import { freePort, sleep } from '../scripts/lib/processes.mjs';

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
  await untilReady(`http://127.0.0.1:${port}`);
  return {
    database, port, env,
    stop: async () => {
      await api.stop();
      await database.stop();
    },
  };
};
