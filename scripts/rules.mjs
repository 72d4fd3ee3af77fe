import { prepareQuietly } from './lib/prepare.mjs';
import { exitOf, fail, spawnNode } from './lib/processes.mjs';

/** Evaluates one rule on JSON lines, `npm run -s rules -- NAME`: standard output holds answers and nothing else. */
const rules = async () => {
  await prepareQuietly('api');
  process.exitCode = await exitOf(spawnNode(['dist/apps/api/src/main.rules.js', ...process.argv.slice(2)]));
};

await rules().catch(fail);
