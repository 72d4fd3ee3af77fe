import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runJest } from './lib/jest-run.mjs';
import { fail } from './lib/processes.mjs';
import { onlyOne } from './lib/single.mjs';

/** The faults alone (or those that are named), and one line for each with its figure. HOLDFAST_FAULTS=full is the long form. */
const testFaults = async () => {
  onlyOne('test-faults');
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-faults-'));
  const figures = join(folder, 'figures');
  writeFileSync(figures, '');
  const wanted = process.argv.slice(2);
  const code = await runJest(wanted.length > 0 ? wanted.map((name) => `test/faults/${name}`) : ['test/faults'], { folder: 'faults', env: { FAULTS_LOG: figures } });
  console.log(`\n${readFileSync(figures, 'utf8').split('\n').filter(Boolean).sort().join('\n')}`);
  rmSync(folder, { recursive: true });
  process.exit(code);
};

await testFaults().catch(fail);
