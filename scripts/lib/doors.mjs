import { exitOf, sleep, spawnNode } from './processes.mjs';

const PATIENCE_MS = 10_000;

/** One of the app's two doors as its own process, which ends with its launcher. */
export const openDoor = (file, env) => {
  const child = spawnNode(['--import', './scripts/lib/die-with-launcher.mjs', `dist/apps/api/src/${file}`], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return {
    stop: async () => {
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      await exitOf(child);
      clearTimeout(patience);
    },
  };
};

/** Waits until the API at this address answers, and its database behind it. */
export const untilReady = async (url) => {
  for (let waited = 0; waited < 60_000; waited += 50) {
    const answer = await fetch(`${url}/api/health`).catch(() => undefined);
    if (answer?.ok && (await answer.json()).database) return;
    await sleep(50);
  }
  throw new Error('The API did not become ready within a minute');
};
