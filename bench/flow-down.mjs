import { performance } from 'node:perf_hooks';
import { callOf, median, openCaller, quantile } from './caller.mjs';
import { row } from './row.mjs';

const ROUNDS = 3;
const PAUSE_MS = 5;
const VENDOR_MS = 300;
const NEIGHBOUR_MS = 250;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** One call's time, and how long others waited meanwhile: the slowest twentieth. */
const timed = async (port, path, neighbour) => {
  const [caller, other] = [openCaller(port), openCaller(port)];
  const waits = [];
  let on = true;
  const begun = performance.now();
  const answer = caller.call(path).then((answer) => ({ ...answer, ms: performance.now() - begun })).finally(() => (on = false));
  while (on) {
    const since = performance.now();
    await other.call(neighbour);
    waits.push(performance.now() - since);
    await sleep(PAUSE_MS);
  }
  const { status, body, ms } = await answer;
  caller.close();
  other.close();
  if (status !== 200) throw new Error(`It answered ${status}: ${body}`);
  return { ms, waited: quantile(waits, 0.95) };
};

/** `flow-down-100k` and `vendor-chain-100k`: every rule over the whole register with nothing read, what others feel meanwhile, and one vendor's page there. */
export const flowDown = async ({ port }, { at, cookie, count, lowest }) => {
  const neighbour = callOf('GET', at('/members'), { cookie });
  const paths = { rules: '/chain/flow-down', uncovered: '/chain/uncovered', page: `/vendors/${lowest}/chain` };
  const rounds = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const measured = {};
    for (const [name, path] of Object.entries(paths)) measured[name] = await timed(port, callOf('GET', at(path), { cookie }), neighbour);
    rounds.push(measured);
  }
  const [, ...warm] = rounds; // the first warms all
  const middle = (name, what = 'ms') => median(warm.map((round) => round[name][what]));
  return [
    row({ id: 'flow-down-100k', work: `CH-01 to CH-18 over ${count} engagements of which no agreement is read, against the one question what is uncovered`, unit: 'ms', ours: middle('rules'), limit: middle('uncovered'), ratio: median(warm.map(({ rules, uncovered }) => rules.ms / uncovered.ms)), bound: 'at most', goal: 10 }),
    row({ id: 'flow-down-others', work: 'a list of members meanwhile: p95', unit: 'ms', ours: middle('rules', 'waited'), limit: NEIGHBOUR_MS, bound: 'at most', goal: 1 }),
    row({ id: 'vendor-chain-100k', work: 'the chain of one vendor, the lowest of eight, in that register', unit: 'ms', ours: middle('page'), limit: VENDOR_MS, bound: 'at most', goal: 1 }),
  ];
};
