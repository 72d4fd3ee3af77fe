import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from './database.mjs';
import { openDoor, untilReady } from './doors.mjs';
import { freePort } from './processes.mjs';
import { setUpLink } from './set-up-link.mjs';

/** Both doors on an empty database of their own, which goes when they do. Only here may the clock be moved. */
export const openThrowAwayInstance = async (folder) => {
  const database = await openDatabase({ throwAway: true, folder });
  const files = mkdtempSync(join(tmpdir(), 'holdfast-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = { DATABASE_URL: database.appUrl, HOLDFAST_PUBLIC_URL: url, HOLDFAST_SECRET: randomBytes(32).toString('base64'), HOLDFAST_FILES: files, PORT: String(port), BOUNCE_SECRET: randomBytes(32).toString('base64url'), NODE_ENV: 'development' };
  const doors = [openDoor('main.worker.js', env), openDoor('main.http.js', env)];
  await untilReady(url);
  return {
    url, env,
    ownerUrl: database.ownerUrl,
    superuserUrl: database.superuserUrl,
    setUpLink: () => setUpLink(env),
    stop: async () => {
      await Promise.all(doors.map((door) => door.stop()));
      await database.stop();
      rmSync(files, { recursive: true, force: true });
    },
  };
};
