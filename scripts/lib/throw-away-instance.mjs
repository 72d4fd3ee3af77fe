import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from './database.mjs';
import { exitOf, freePort, sleep, spawnNode } from './processes.mjs';
import { setUpLink } from './set-up-link.mjs';

const openDoor = (file, env) => spawnNode(['--import', './scripts/lib/die-with-launcher.mjs', '--enable-source-maps', `dist/apps/api/src/${file}`], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });

const untilReady = async (url) => {
  for (let waited = 0; waited < 60_000; waited += 50) {
    const answer = await fetch(`${url}/api/health`).catch(() => undefined);
    if (answer?.ok && (await answer.json()).database) return;
    await sleep(50);
  }
  throw new Error('The API did not become ready within a minute');
};

/** Both doors on an empty database of their own, which goes when they do. Only here may the clock be moved. */
export const openThrowAwayInstance = async (folder) => {
  const database = await openDatabase({ throwAway: true, folder });
  const files = mkdtempSync(join(tmpdir(), 'holdfast-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = { DATABASE_URL: database.appUrl, HOLDFAST_PUBLIC_URL: url, HOLDFAST_SECRET: randomBytes(32).toString('base64'), HOLDFAST_FILES: files, PORT: String(port), NODE_ENV: 'development' };
  const doors = [openDoor('main.worker.js', env), openDoor('main.http.js', env)];
  await untilReady(url);
  return {
    url, env,
    ownerUrl: database.ownerUrl,
    setUpLink: () => setUpLink(env),
    stop: async () => {
      for (const door of doors) door.kill('SIGTERM');
      await Promise.all(doors.map(exitOf));
      await database.stop();
      rmSync(files, { recursive: true, force: true });
    },
  };
};
