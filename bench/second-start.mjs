import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { exitOf, freePort, ROOT } from '../scripts/lib/processes.mjs';
import { median } from './caller.mjs';
import { row } from './row.mjs';

const LIMIT_S = 5;
const NOT_COPIED = ['.data', '.git', 'node_modules'];

/** A checkout of its own, with data of its own: whatever runs in this one is not touched. Packages are those that are here. */
const copyOf = (folder) => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755); // the account that PostgreSQL runs as must get through
  for (const name of readdirSync(ROOT)) if (!NOT_COPIED.includes(name)) cpSync(join(ROOT, name), join(folder, name), { recursive: true, verbatimSymlinks: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
};

/** Seconds until `npm start` says that it is ready; then it is stopped as by Ctrl-C. */
const start = async (folder) => {
  const begun = performance.now();
  const child = spawn('npm', ['start'], { cwd: folder, env: { ...process.env, PORT: String(await freePort()), DATABASE_URL: undefined, REDIS_URL: undefined }, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  for await (const part of child.stdout) {
    said += part;
    if (said.includes('Holdfast is ready')) break;
  }
  const seconds = (performance.now() - begun) / 1_000;
  const pidFile = join(folder, '.data/start.pid');
  if (existsSync(pidFile)) process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGINT');
  await exitOf(child);
  if (!said.includes('Holdfast is ready')) throw new Error(`npm start in a copy did not become ready: ${said}`);
  return seconds;
};

/** `start`: the first one builds and sets up its database; those after it find nothing changed. */
export const secondStart = async () => {
  const folder = join(ROOT, '.data/bench-checkout');
  copyOf(folder);
  try {
    const first = await start(folder);
    const again = [await start(folder), await start(folder), await start(folder)];
    return row({ id: 'start', work: `npm start with nothing changed, until it says that it is ready; the one before it built and made its database in ${first.toFixed(1)} s`, unit: 's', ours: median(again), limit: LIMIT_S, bound: 'at most', goal: 1 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
