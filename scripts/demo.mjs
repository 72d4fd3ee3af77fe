import { ensureBuilt } from './lib/builds.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { walkOnce } from './lib/journey.mjs';
import { fail } from './lib/processes.mjs';
import { onlyOne } from './lib/single.mjs';

/** The same walk, and the instance stays up to be looked at. */
const demo = async () => {
  onlyOne('demo');
  await ensureInstalled();
  await ensureBuilt();
  const { traces: { office, requestId, expiryMailId, invitation }, stop } = await walkOnce('demo');
  const console_ = `${office.url}/console/${office.slug}`;
  console.log(`
Sign in as ${office.owner.email} with ${office.owner.password}
  Today            ${console_}/today
  the expiry mail  ${console_}/mailbox#${expiryMailId}
  the invitation   ${invitation}
  the report       ${console_}/requests/${requestId}
Its clock was moved ahead, so that reminders left. A vendor's code arrives in ${console_}/mailbox. Ctrl-C stops it, and nothing of it stays.`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().then(() => process.exit(0)));
  setInterval(() => undefined, 3_600_000); // stays until it is stopped
};

await demo().catch(fail);
