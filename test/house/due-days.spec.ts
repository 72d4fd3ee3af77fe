import type { INestApplicationContext } from '@nestjs/common';
import { DeadlineSources } from '../../apps/api/src/features/deadlines/deadline-sources.facts.js';
import { type Running, startApp } from '../support/start-app.js';

/** Days that need nobody's attention when they come, each for its reason. This list only shrinks. */
const NO_DEADLINE: Record<string, string> = {
  'agreement_engagements.to_on': 'the last day on which an agreement covers an engagement: the agreement’s own end is its deadline',
  'campaigns.due_on': 'the day that a campaign gives each of its requests, which have deadlines of their own',
  'deadlines.due_on': 'the deadlines themselves',
  'deadlines.snoozed_until': 'a matter shows itself again by being compared with the day',
  'engagements.flow_until': 'the last day on which PHI flowed: what is to be done then follows from the agreement’s end',
  'messages.leased_until': 'a worker’s lease of seconds',
  'remediation_items.due_on': 'what the vendor was told; the finding’s own day is its deadline',
  'remediation_items.said_until': 'what the vendor said, until our check',
  'reminder_pauses.paused_until': 'a pause ends by being compared with the day',
  'reminders.due_on': 'which day of its deadline a reminder was for',
  'schedule_vendors.next_on': 'read by the run of schedules, which asks again on that day',
  'submission_files.valid_to': 'the other side’s copy: the requester’s own is documents.valid_to',
  'delegations.due_on': 'a colleague’s day inside her company: a mail of that morning reminds her',
  'draft_files.valid_to': 'a vendor’s draft: what is handed over is documents.valid_to',
};

describe('every day that is stored', () => {
  let running: Running;
  beforeAll(async () => (running = await startApp()));
  afterAll(() => running.stop());

  it('is read by a source of deadlines or a schedule, or is on the list of those that need none', async () => {
    const read = (running.app as INestApplicationContext).get(DeadlineSources, { strict: false }).all().flatMap(({ reads }) => reads);
    const columns = await running.asOwner(async (owner) => (await owner.query<{ name: string }>(`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and (column_name in ('due_on', 'end_on', 'to_on', 'valid_to', 'next_on') or column_name like '%\\_until') order by 1`)).rows.map(({ name }) => name));
    expect(columns.length).toBeGreaterThan(8);
    expect(columns.filter((name) => !read.includes(name) && !Object.hasOwn(NO_DEADLINE, name))).toEqual([]);
    expect(Object.keys(NO_DEADLINE).filter((name) => !columns.includes(name) || read.includes(name))).toEqual([]);
  });

  it('a source reads only what is there', async () => {
    const read = (running.app as INestApplicationContext).get(DeadlineSources, { strict: false }).all().flatMap(({ reads }) => reads);
    const known = await running.asOwner(async (owner) => (await owner.query<{ name: string }>(`select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`)).rows.map(({ name }) => name));
    expect(read.filter((name) => !known.includes(name))).toEqual([]);
  });
});
