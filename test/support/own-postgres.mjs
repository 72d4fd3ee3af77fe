import { openDatabase } from '../../scripts/lib/database.mjs';
import { home } from '../../scripts/lib/postgres-home.mjs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// A migrated PostgreSQL of one test's own, which may be crashed: it starts again by itself a second later.
const folder = `faults-${process.ppid}`;
const database = await openDatabase({ throwAway: true, durable: true, folder });
process.on('message', async (what) => {
  if (what === 'crash') {
    process.kill(Number(readFileSync(join(home(), folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT'); // "immediate": no goodbye to anybody
    process.send({ crashed: true });
  }
  if (what === 'stop') await database.stop().then(() => process.exit());
});
process.once('disconnect', () => void database.stop().then(() => process.exit()));
process.send({ ownerUrl: database.ownerUrl, appUrl: database.appUrl });
