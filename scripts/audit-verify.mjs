import { ensureBuilt } from './lib/builds.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { exitOf, fail, spawnNode } from './lib/processes.mjs';
import { standingDatabase } from './lib/standing-database.mjs';

/** Is the audit record what was recorded? Answers 0 when it is. */
const verify = async () => {
  await ensureInstalled();
  await ensureBuilt('api');
  const { url, stop } = await standingDatabase();
  const code = await exitOf(spawnNode(['dist/apps/api/src/main.audit-verify.js', ...process.argv.slice(2)], { env: { DATABASE_URL: url } }));
  await stop();
  process.exit(code);
};

await verify().catch(fail);
