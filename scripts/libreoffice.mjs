import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runJest } from './lib/jest-run.mjs';
import { fail } from './lib/processes.mjs';
import { onlyOne } from './lib/single.mjs';

const OFFICE = process.env.LIBREOFFICE ?? '/usr/bin/soffice';

/**
 * Our workbooks and CSVs, opened and saved again by LibreOffice: no cell may have become a formula, and no answer may be lost.
 * Needs LibreOffice (on Debian: apt-get install -y --no-install-recommends libreoffice-calc-nogui), so it is no part of `npm test`.
 */
const libreoffice = async () => {
  if (!existsSync(OFFICE)) throw new Error(`No LibreOffice at ${OFFICE}. Install libreoffice-calc-nogui, or set LIBREOFFICE to its soffice`);
  onlyOne('libreoffice');
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-libreoffice-'));
  const figures = join(folder, 'figures');
  writeFileSync(figures, '');
  const code = await runJest(['test/libreoffice', ...process.argv.slice(2)], { env: { LIBREOFFICE: OFFICE, FAULTS_LOG: figures } });
  console.log(`\n${readFileSync(figures, 'utf8').trim()}`);
  rmSync(folder, { recursive: true });
  process.exit(code);
};

await libreoffice().catch(fail);
