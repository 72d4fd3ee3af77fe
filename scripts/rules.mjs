import { exitOf, fail, spawnNode, step } from './lib/processes.mjs';

const PREPARE = `
  import { ensureBuilt } from './scripts/lib/builds.mjs';
  import { ensureInstalled } from './scripts/lib/install.mjs';
  import { fail } from './scripts/lib/processes.mjs';
  await ensureInstalled().then(() => ensureBuilt('api')).catch(fail);`;

/** Evaluates one rule on JSON lines, `npm run -s rules -- NAME`: standard output holds answers and nothing else. */
const rules = async () => {
  await step(['--input-type=module', '-e', PREPARE], { stdio: ['ignore', 2, 2] }); // what installing and building tell is no answer
  process.exitCode = await exitOf(spawnNode(['dist/apps/api/src/main.rules.js', ...process.argv.slice(2)]));
};

await rules().catch(fail);
