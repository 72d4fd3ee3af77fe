import { existsSync } from 'node:fs';
import { exitOf, sleep, spawnNode } from './processes.mjs';
import { openThrowAwayInstance } from './throw-away-instance.mjs';

const SAMPLE = 'test/support/data/chicago-health-dept-vendor-inventory.csv';

const vendorFile = () => {
  const at = process.argv.indexOf('--vendors');
  const file = at < 0 ? SAMPLE : process.argv[at + 1];
  if (!file || !existsSync(file)) throw new Error(`There is no file ${file ?? 'after --vendors'}`);
  return file;
};

const ownerOf = async (ownerUrl) => {
  const { default: pg } = await import('pg');
  const client = new pg.Client(ownerUrl);
  await client.connect();
  return client;
};

const verifyAudit = async (env) => {
  const child = spawnNode(['dist/apps/api/src/main.audit-verify.js', '--json'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  for await (const part of child.stdout) text += part;
  await exitOf(child);
  return JSON.parse(text);
};

/** Once everything is sealed, which takes some seconds. */
const verifiedWhole = async (env) => {
  for (let tries = 0; ; tries++) {
    const { rows, unsealed, problems } = await verifyAudit(env);
    if (unsealed === 0 || problems.length > 0 || tries === 30) return { rows, whole: problems.length === 0 && unsealed === 0 };
    await sleep(500);
  }
};

/** Opens a throw-away instance, walks it, and leaves it open; a step that fails closes it and throws. */
export const walkOnce = async (folder) => {
  const file = vendorFile();
  const began = performance.now();
  const instance = await openThrowAwayInstance(folder);
  const owner = await ownerOf(instance.ownerUrl);
  const stop = async () => {
    await owner.end();
    await instance.stop();
  };
  const tell = ({ step, what, ms }) => console.error(`${String(step).padStart(2)}  ${(ms / 1000).toFixed(1).padStart(6)} s  ${what}`);
  tell({ step: 1, what: 'start an empty instance', ms: performance.now() - began });
  try {
    const { walk } = await import('../../dist/test/journey/walk.js');
    const { walked, traces } = await walk({
      url: instance.url,
      setUpLink: await instance.setUpLink(),
      moveClockTo: (instant) => owner.query('update clock set ahead = $1::timestamptz - now()', [instant]),
      verifyAudit: () => verifiedWhole(instance.env),
    }, file, tell);
    return { walked, traces, instance, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
