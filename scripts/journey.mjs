import { ensureBuilt } from './lib/builds.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { walkOnce } from './lib/journey.mjs';
import { fail } from './lib/processes.mjs';
import { onlyOne } from './lib/single.mjs';

/** Walks the main job on an instance that is thrown away; a line a step, or with --json one object at the end. */
const journey = async () => {
  onlyOne('journey');
  await ensureInstalled();
  await ensureBuilt();
  const { walked, stop } = await walkOnce('journey');
  await stop();
  if (process.argv.includes('--json')) console.log(JSON.stringify(walked));
};

await journey().catch(fail);
