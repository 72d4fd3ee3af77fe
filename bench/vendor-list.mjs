import { performance } from 'node:perf_hooks';
import { callOf, median, openCaller } from './caller.mjs';
import { makeOrganization } from './register.mjs';
import { row } from './row.mjs';

const CALLS = 150;
const LIMIT_MS = 10;
const LIMIT_BYTES = 100_000;

/** One person opening the first page, again and again: how long she waits. */
const waits = async (port, bytes) => {
  const caller = openCaller(port);
  const times = [];
  let size = 0;
  for (let call = 0; call < CALLS; call++) {
    const begun = performance.now();
    const { status, body } = await caller.call(bytes);
    times.push(performance.now() - begun);
    if (status !== 200) throw new Error(`The list answered ${status}`);
    size = body.length;
  }
  caller.close();
  return { p50: median(times), size };
};

/** `list-1k` and `list-flat`: by turns, so that whoever else uses the machine slows both. */
export const vendorList = async (instance) => {
  const small = await makeOrganization(instance, 'thousand', 1_000);
  const large = await makeOrganization(instance, 'hundred-thousand', 100_000);
  const [thousand, hundredThousand] = [small, large].map(({ at, cookie }) => callOf('GET', at('/vendors'), { cookie }));
  await waits(instance.port, thousand);
  await waits(instance.port, hundredThousand);
  const rounds = [];
  for (let round = 0; round < 5; round++) rounds.push({ one: await waits(instance.port, thousand), other: await waits(instance.port, hundredThousand) });
  const [one, other] = [median(rounds.map(({ one }) => one.p50)), median(rounds.map(({ other }) => other.p50))];
  const bytes = rounds[0].one.size;
  return {
    small,
    rows: [
      row({ id: 'list-1k', work: `vendor list, 1,000 vendors, first page over HTTP: p50, and ${bytes} bytes of at most ${LIMIT_BYTES}`, unit: 'ms', ours: one, limit: LIMIT_MS, bound: 'at most', goal: 1, also: bytes <= LIMIT_BYTES, bytes }),
      row({ id: 'list-flat', work: 'the same at 100,000 vendors: p50, against the p50 at 1,000', unit: 'ms', ours: other, limit: one, ratio: median(rounds.map(({ one, other }) => other.p50 / one.p50)), bound: 'at most', goal: 1.3 }),
    ],
  };
};
