import { cpus, totalmem } from 'node:os';
import { prepareQuietly } from './lib/prepare.mjs';
import { fail } from './lib/processes.mjs';
import { onlyOne } from './lib/single.mjs';

const json = process.argv.includes('--json');
const machine = () => `${cpus().length} cores (${cpus()[0].model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`;

const line = ({ id, work, unit, ours, limit, ratio, bound, goal, holds }) =>
  `${holds ? 'holds ' : 'MISSES'} ${id.padEnd(10)} ${String(ratio).padStart(7)}  ${bound} ${goal}: ours ${ours} ${unit}, limit ${limit} ${unit}\n                  ${work}`;

/** What the product must be fast at, each figure against a limit measured in the same run. Minutes, on a database of its own. */
const bench = async () => {
  onlyOne('bench');
  await prepareQuietly();
  const { measure } = await import('../bench/measure.mjs'); // needs what was just installed
  const rows = await measure((what) => console.error(`Measuring: ${what} …`));
  console.log(json ? JSON.stringify({ machine: machine(), rows }) : `\n${machine()}\n\n${rows.map(line).join('\n')}`);
  process.exitCode = rows.every(({ holds }) => holds) ? 0 : 1;
};

await bench().catch(fail);
