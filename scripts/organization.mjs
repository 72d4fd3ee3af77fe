import { ensureBuilt } from './lib/builds.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { fail } from './lib/processes.mjs';
import { serverSecret } from './lib/secret.mjs';
import { setUpLink } from './lib/set-up-link.mjs';
import { standingDatabase } from './lib/standing-database.mjs';

/** Prints a link that sets up one further organization. */
const organization = async () => {
  await ensureInstalled();
  await ensureBuilt('api');
  const { url, stop } = await standingDatabase();
  console.log(await setUpLink({ DATABASE_URL: url, HOLDFAST_SECRET: serverSecret() }));
  await stop();
};

await organization().catch(fail);
