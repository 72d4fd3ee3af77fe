import { randomBytes } from 'node:crypto';
import { openDatabase } from './database.mjs';
import { ensureBuilt } from './builds.mjs';
import { ensureInstalled } from './install.mjs';
import { exitOf, spawnNode } from './processes.mjs';

// These fill a machine by themselves: browsers, workers that are killed, queues that are taken away.
const ALONE = 'test/(browser|faults|queue)/';
/** Everything, in two runs: first what can share a machine, two files at a time. */
const EVERYTHING = [['--maxWorkers=2', '--testPathIgnorePatterns', ALONE], ['--runInBand', ALONE]];

/** Jest, against a PostgreSQL that lives as long as the run; answers its exit code. */
export const runJest = async (args, { folder, env } = {}) => {
  await ensureInstalled();
  await ensureBuilt();
  const database = await openDatabase({ throwAway: true, folder });
  process.on('SIGINT', () => undefined); // Jest hears it too, and ends first
  const faults = process.env.HOLDFAST_FAULTS === 'full' ? { FAULTS: 'full' } : {};
  delete process.env.HOLDFAST_FAULTS; // the app knows no such setting, and refuses what it does not know
  const told = { HOLDFAST_SECRET: randomBytes(32).toString('base64'), TEST_OWNER_URL: database.ownerUrl, TEST_APP_URL: database.appUrl, ...faults, ...env };
  const codes = [];
  for (const run of args.length > 0 ? [args] : EVERYTHING) codes.push(await exitOf(spawnNode(['node_modules/jest/bin/jest.js', ...run], { env: told })));
  await database.stop();
  return Math.max(...codes);
};
