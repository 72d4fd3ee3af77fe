import { performance } from 'node:perf_hooks';
import { callOf, callOnce, median, openCaller, quantile } from './caller.mjs';
import { row } from './row.mjs';

const CALLS = 400;
const PAUSE_MS = 5;
const ROUNDS = 5;
const PAGES = 20;
const LONG = 'Reading, storing and sending images of patients for the night shift.\n'.repeat(140);
const SUBCONTRACTORS = Array.from({ length: 200 }, (_, at) => ({ name: `Subcontractor ${at + 1}, LLC`, service: 'Storage of back-ups', place: 'Columbus, Ohio', agreementDate: '2026-01-05' }));

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** One person who opens a page of vendors every few milliseconds: how long the slowest hundredth takes. */
const p99 = async (port, bytes) => {
  const caller = openCaller(port);
  const times = [];
  for (let call = 0; call < CALLS; call++) {
    const begun = performance.now();
    const { status } = await caller.call(bytes);
    times.push(performance.now() - begun);
    if (status !== 200) throw new Error(`The list answered ${status}`);
    await sleep(PAUSE_MS);
  }
  caller.close();
  return quantile(times, 0.99);
};

/** `pdf-neighbours`: what other requests feel while agreements of 20 pages are printed, one after the other. */
export const pdfNeighbours = async ({ port }, { at, cookie }) => {
  const { body: { items: [vendor] } } = await callOnce(port, 'GET', at('/vendors'), { cookie });
  const { body: draft } = await callOnce(port, 'POST', at(`/vendors/${vendor.id}/agreement-drafts`), { cookie, body: { variant: 'ce-ba' } });
  await callOnce(port, 'PATCH', at(`/agreement-drafts/${draft.id}`), { cookie, ifMatch: 1, body: { variables: { ...draft.variables, serviceDescription: LONG, delegatedDuties: LONG, subcontractorTable: SUBCONTRACTORS }, choices: {} } });
  const print = callOf('GET', at(`/agreement-drafts/${draft.id}/pdf`), { cookie });
  const list = callOf('GET', at('/vendors?limit=50'), { cookie });
  const printer = openCaller(port);
  const pages = (body) => body.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
  const first = await printer.call(print);
  if (first.status !== 200 || pages(first.body) < PAGES) throw new Error(`The paper has ${pages(first.body)} pages, not ${PAGES}`);
  await p99(port, list);
  const rounds = [];
  let printed = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const idle = await p99(port, list);
    let on = true;
    const printing = (async () => {
      while (on) {
        await printer.call(print);
        printed++;
      }
    })();
    const busy = await p99(port, list);
    on = false;
    await printing;
    rounds.push({ idle, busy, ratio: busy / idle });
  }
  printer.close();
  const middle = (name) => median(rounds.map((each) => each[name]));
  return row({ id: 'pdf-neighbours', work: `a page of vendors while agreements of ${pages(first.body)} pages are printed: p99, against idle; ${printed} printed`, unit: 'ms', ours: middle('busy'), limit: middle('idle'), ratio: middle('ratio'), bound: 'at most', goal: 1.5, also: printed > 0 });
};
