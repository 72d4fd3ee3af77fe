import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis) console.warn('SKIPPED: there is no redis-server here; install it, and these tests run');

/** `describe`, where there is a redis-server. */
export const withRedis = hasRedis ? describe : describe.skip;

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** Ends one process that the test itself started, by its id, as a power cut would. */
export const cutOff = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
};

/** One of the built app’s doors as its own process. `shiftMs` puts its own clock ahead, or behind. */
export const openDoor = (file: 'main.worker.js' | 'main.http.js', env: Readonly<Record<string, string | undefined>>, shiftMs = 0): ChildProcess =>
  spawn(process.execPath, ['--import', './test/support/shifted-clock.mjs', `dist/apps/api/src/${file}`], { stdio: ['ignore', 'ignore', process.env.FAULTS_VERBOSE ? 'inherit' : 'ignore'], env: { ...process.env, CLOCK_SHIFT_MS: String(shiftMs), ...env } });

/** A Redis of the test's own: empty whenever it starts. */
export const openRedis = async () => {
  const port = await freePort();
  let child: ChildProcess | undefined;
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    start: () => void (child = spawn('redis-server', ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' })),
    cutOff: async () => void (child && (await cutOff(child))),
  };
};
