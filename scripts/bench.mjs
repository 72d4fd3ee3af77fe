import { cpus, totalmem } from 'node:os';
import { prepareQuietly } from './lib/prepare.mjs';
import { fail } from './lib/processes.mjs';
import { onlyOne } from './lib/single.mjs';

const json = process.argv.includes('--json');
const machine = () => `${cpus().length} cores (${cpus()[0].model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`;

const line = ({ id, work, unit, ours, limit, ratio, bound, goal, holds }) =>
  `${holds ? 'holds ' : 'MISSES'} ${id.padEnd(10)} ${String(ratio).padStart(7)}  ${bound} ${goal}: ours ${ours} ${unit}, limit ${limit} ${unit}\n                  ${work}`;

/**
 * What the product must be fast at, each figure against a limit measured in the same run; `npm run bench -- plan deliver` takes only those. Minutes, on a
 * database of its own. A measurement that fails is told, and the others go on.
 */
const bench = async () => {
  onlyOne('bench');
  await prepareQuietly();
  const { measure } = await import('../bench/measure.mjs'); // needs what was just installed
  const rows = [];
  let failed = false;
  await measure({
    wanted: process.argv.slice(2).filter((word) => !word.startsWith('--')),
    tell: (what) => console.error(`Measuring: ${what} …`),
    got: (row, name, error) => {
      if (row) rows.push(row);
      else failed = true;
      console.error(row ? line(row) : `FAILED ${name}: ${error.stack}`);
    },
  });
  console.log(json ? JSON.stringify({ machine: machine(), rows }) : `\n${machine()}\n\n${rows.map(line).join('\n')}`);
  process.exitCode = !failed && rows.every(({ holds }) => holds) ? 0 : 1;
};

await bench().catch(fail);
