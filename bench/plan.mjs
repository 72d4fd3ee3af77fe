import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { exitOf, sleep, spawnNode } from '../scripts/lib/processes.mjs';
import { median } from './caller.mjs';
import { makeOrganization } from './register.mjs';
import { row } from './row.mjs';

const REMINDERS = 100_000;
const VENDORS = 5_000;
const ROUNDS = 3;

const MAIL = { kind: 'agreement-ends', variables: { vendorName: 'Tern Hosting', organizationName: 'Planning', agreementTitle: 'BAA', zone: 'Central Time (Chicago)', phiSentence: 'PHI flows.', lastDayInForce: 'today' } };

/** One due step each, on the last day whose hour of reminders has come, whatever the hour of the run; armed since the step before. */
const LAST_DAY = `date_trunc('day', holdfast_now() at time zone 'America/Chicago' - interval '10 hours')`;
const DEADLINES = `
  insert into deadlines (tenant_id, matter_type, matter_id, kind, occurrence, basis, title, link, owner_member_id, due_on, reasons, mail, armed_at)
  select $1, 'bench', new_id(), 'agreement_end', 'end', 'contract', 'BAA ' || i, '/agreements/' || i, m.id, ${LAST_DAY}::date, '["Bench"]', $3::jsonb,
    ${LAST_DAY} at time zone 'America/Chicago' - interval '3 days'
  from generate_series(1, $2::int) i, (select id from members limit 1) m`;
const LOOKS = 'insert into deadline_looks (tenant_id, deadline_id) select tenant_id, id from deadlines';

const AGREEMENTS = `
  with v as (insert into vendors (tenant_id, legal_name, name_key) select $1, 'Vendor ' || i, 'vendor ' || i from generate_series(1, $2::int) i returning id),
    a as (insert into agreements (tenant_id, vendor_id, kind, title, status, owner_member_id, in_force_from, in_force_until, followed_on)
      select $1, v.id, 'baa', 'BAA', 'executed', m.id, current_date - 200, current_date + 165, current_date - 1 from v, (select id from members limit 1) m returning id)
  insert into agreement_terms (tenant_id, agreement_id, number, effective_from, reason, life)
    select $1, a.id, 1, current_date - 200, 'new', jsonb_build_object('effectiveDate', current_date - 200, 'initialTerm', jsonb_build_object('endDate', current_date + 165), 'autoRenew', false) from a`;

const openChild = async (env) => {
  const child = spawnNode(['--import', './scripts/lib/die-with-launcher.mjs', 'bench/clock-child.mjs'], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await once(child, 'message');
  return {
    do: async (what, tenantId) => {
      child.send({ what, tenantId });
      return (await once(child, 'message'))[0];
    },
    stop: async () => {
      child.kill('SIGTERM');
      await exitOf(child);
    },
  };
};

/** `plan-100k`: what the planner does with 100,000 due steps, against one INSERT … SELECT of the rows that it wrote. Measured besides: another's wait, and the daily comparison. */
export const plan = async (instance, tell) => {
  const owner = new pg.Client(instance.database.ownerUrl);
  await owner.connect();
  const made = [];
  const enter = async (name) => {
    const { at } = await makeOrganization(instance, name);
    const slug = at('').split('/').at(-1);
    const { rows: [{ id }] } = await owner.query('select id from organizations where slug = $1', [slug]);
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [id]);
    made.push(id);
    return id;
  };
  let child = await openChild(instance.env);
  try {
    const busy = await enter('planning');
    await owner.query(DEADLINES, [busy, REMINDERS, MAIL]);
    await owner.query(LOOKS);
    await owner.query('vacuum analyze deadlines');
    await owner.query('vacuum analyze deadline_looks');
    await owner.query('create temp table kept (like reminders)');
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) {
      const { ms: ours } = await child.do('plan', busy);
      await owner.query('truncate kept');
      await owner.query('insert into kept select * from reminders');
      const { rows: [{ count }] } = await owner.query('select count(*)::int from kept');
      if (count !== REMINDERS) throw new Error(`${count} reminders were planned, not ${REMINDERS}`);
      await owner.query('delete from reminders');
      await owner.query('vacuum analyze reminders');
      const begun = performance.now();
      await owner.query('insert into reminders select * from kept');
      rounds.push({ ours, limit: performance.now() - begun });
      if (round === ROUNDS - 1) break;
      await owner.query('delete from reminders');
      await owner.query('vacuum analyze reminders');
      await owner.query(`update deadline_looks set next_at = '-infinity'`);
      await owner.query('vacuum analyze deadline_looks');
    }
    rounds.sort((one, other) => one.ours / one.limit - other.ours / other.limit);
    const middle = rounds[Math.floor(ROUNDS / 2)];

    // All of them are to leave now; another organization's one comes a moment later.
    const quiet = await enter('quiet');
    await owner.query(DEADLINES, [quiet, 1, MAIL]);
    await owner.query(LOOKS);
    const begun = performance.now();
    void child.do('remind').catch(() => undefined); // ended below: how long all of them take is another row
    let wait = 0;
    for (; wait === 0; await sleep(20)) {
      const { rows: [{ left }] } = await owner.query('select count(*)::int as left from messages');
      if (left > 0) wait = performance.now() - begun;
    }
    tell(`another organization’s reminder left after ${Math.round(wait)} ms while ${REMINDERS} of one were leaving`);
    await child.stop();
    child = await openChild(instance.env);

    const large = await enter('large');
    await owner.query(AGREEMENTS, [large, VENDORS]);
    await owner.query('vacuum analyze agreements');
    const first = await child.do('reconcile', large);
    const again = child.do('reconcile', large);
    const writes = [];
    let done = false;
    void again.then(() => (done = true));
    while (!done) {
      const start = performance.now();
      await owner.query(`update agreements set title = title where id = (select id from agreements order by random() limit 1)`);
      writes.push(performance.now() - start);
      await sleep(5);
    }
    tell(`the daily comparison of ${first.answer.matters} matters took ${Math.round((await again).ms)} ms (${first.answer.moved} brought up to date the first time, in ${Math.round(first.ms / 1_000)} s); whoever wrote meanwhile waited ${Math.round(median(writes))} ms, at most ${Math.round(Math.max(...writes))} ms`);
    return row({ id: 'plan-100k', work: `planning ${REMINDERS.toLocaleString('en-US')} due reminders, against one INSERT … SELECT of the same rows`, unit: 'ms', ours: middle.ours, limit: middle.limit, bound: 'at most', goal: 3 });
  } finally {
    await child.stop();
    for (const id of made) { // or the workers of later rows would go on with it
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [id]);
      for (const table of ['reminders', 'deadlines', 'messages']) await owner.query(`delete from ${table}`);
    }
    for (const table of ['reminders', 'deadlines', 'deadline_looks', 'messages']) await owner.query(`vacuum analyze ${table}`);
    await owner.end();
  }
};
