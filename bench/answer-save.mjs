import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { callOf, median, openCaller } from './caller.mjs';
import { openDesk } from './portal-desk.mjs';
import { makeOrganization } from './register.mjs';
import { row } from './row.mjs';

const QUESTION = 'GOV-02';
const WARM = 2_000;
const SAVES = 500;
const ROUNDS = 9;
const VENDORS = 200;
const SECONDS = 10;
const answer = (value) => ({ saveId: randomUUID(), value, none: false, comment: 'As in the handbook', instead: null });

/** One person saving one answer over and over: how long until each is kept. */
const ours = async (port, { at, cookie }, from, saves = SAVES) => {
  const caller = openCaller(port);
  const times = [];
  for (let save = 0; save < saves; save++) {
    const bytes = callOf('PUT', at(`/answers/${QUESTION}`), { cookie, ifMatch: from + save, body: answer(save % 2 ? 'yes' : 'no') });
    const begun = performance.now();
    const { status, body } = await caller.call(bytes);
    times.push(performance.now() - begun);
    if (status !== 200) throw new Error(`A save answered ${status}: ${body}`);
  }
  caller.close();
  return median(times);
};

/** The same row and an audit entry beside it, by plain pg. */
const limit = async (client, tenantId, { requestId }) => {
  const times = [];
  for (let save = 0; save < SAVES; save++) {
    const begun = performance.now();
    await client.query('begin');
    await client.query(`select set_config('app.tenant_id', $1, true)`, [tenantId]);
    await client.query({ name: 'save', text: `update draft_answers set value = $3, comment = $4, last_save_id = $5, saved_at = holdfast_now() where request_id = $1 and question_key = $2 and version = version returning version`, values: [requestId, QUESTION, JSON.stringify(save % 2 ? 'yes' : 'no'), 'As in the handbook', randomUUID()] });
    await client.query({ name: 'audit', text: `insert into audit_entries (tenant_id, actor_kind, actor_id, action, subject_type, subject_id, detail) values ($1, 'member', 'bench', 'answer.saved', 'request', $2, $3)`, values: [tenantId, requestId, JSON.stringify({ question: QUESTION, version: save })] });
    await client.query('commit');
    times.push(performance.now() - begun);
  }
  return median(times);
};

/** `answer-save`; and printed besides, 200 vendors who save one answer a second each: none lost, none out of order. */
export const answerSave = async (instance, tell) => {
  const office = await makeOrganization(instance, 'asking');
  const desk = await openDesk(instance, office, 'Saving vendor');
  const client = new pg.Client(instance.database.appUrl);
  await client.connect();
  const owner = new pg.Client(instance.database.ownerUrl);
  await owner.connect();
  const { rows: [{ id: tenantId }] } = await owner.query('select id from organizations where slug = $1', [desk.slug]);
  try {
    let version = 0;
    await ours(instance.port, desk, version, WARM); // a service that has run for a while, as theirs needs no warming
    version += WARM;
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) {
      const mine = await ours(instance.port, desk, version);
      version += SAVES;
      const theirs = await limit(client, tenantId, desk);
      rounds.push({ mine, theirs, ratio: mine / theirs });
    }
    await manyAtOnce(instance, office, owner, tell);
    const middle = (name) => median(rounds.map((round) => round[name]));
    return row({ id: 'answer-save', work: 'save of one answer over HTTP: p50, against its row and an audit entry by plain pg in one transaction', unit: 'ms', ours: middle('mine'), limit: middle('theirs'), ratio: middle('ratio'), bound: 'at most', goal: 2 });
  } finally {
    await client.end();
    await owner.end();
  }
};

const manyAtOnce = async (instance, office, owner, tell) => {
  const desks = [];
  for (let vendor = 0; vendor < VENDORS; vendor++) desks.push(await openDesk(instance, office, `Vendor ${vendor} of many`));
  const times = [];
  const kept = await Promise.all(desks.map(async (desk, at) => {
    const caller = openCaller(instance.port);
    await new Promise((resolve) => setTimeout(resolve, (at / VENDORS) * 1_000)); // spread over the second, as people are
    for (let second = 0; second < SECONDS; second++) {
      const begun = performance.now();
      const { status } = await caller.call(callOf('PUT', desk.at(`/answers/${QUESTION}`), { cookie: desk.cookie, ifMatch: second, body: { ...answer(second % 2 ? 'yes' : 'no'), comment: `Save ${second}` } }));
      if (status !== 200) throw new Error(`Save ${second} of vendor ${at} answered ${status}`);
      times.push(performance.now() - begun);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, 1_000 - (performance.now() - begun))));
    }
    caller.close();
    const { rows: [{ id }] } = await owner.query('select id from organizations where slug = $1', [desk.slug]);
    return { id, requestId: desk.requestId };
  }));
  let last = 0;
  for (const { id, requestId } of kept) {
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [id]);
    const { rows: [draft] } = await owner.query('select version, comment from draft_answers where request_id = $1 and question_key = $2', [requestId, QUESTION]);
    if (draft.version === SECONDS && draft.comment === `Save ${SECONDS - 1}`) last++;
  }
  times.sort((one, other) => one - other);
  tell(`${VENDORS} vendors saving one answer a second for ${SECONDS} s: ${times.length} saves, the last one of ${last} of ${VENDORS} is what is kept; p50 ${times[Math.floor(times.length / 2)].toFixed(1)} ms, p99 ${times[Math.floor(times.length * 0.99)].toFixed(0)} ms`);
  if (last !== VENDORS) throw new Error(`${VENDORS - last} vendors’ last save is not what is kept`);
};
