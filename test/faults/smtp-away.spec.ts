import { randomUUID } from 'node:crypto';
import { systemCtx } from '../../apps/api/src/platform/context/ctx.js';
import { UnitOfWork } from '../../apps/api/src/platform/database/unit-of-work.js';
import { Jobs } from '../../apps/api/src/platform/jobs/jobs.js';
import { AttemptsRepository } from '../../apps/api/src/platform/mail/attempts.repository.js';
import { MAILS } from '../../apps/api/src/platform/mail/mail-catalogue.js';
import { MailKinds } from '../../apps/api/src/platform/mail/mail-kinds.js';
import { Mail } from '../../apps/api/src/platform/mail/mail.js';
import { MailSender } from '../../apps/api/src/platform/mail/mail.sender.js';
import { MailSweeper } from '../../apps/api/src/platform/mail/mail.sweeper.js';
import { MailWriter } from '../../apps/api/src/platform/mail/mail.writer.js';
import { MessagesRepository } from '../../apps/api/src/platform/mail/messages.repository.js';
import { SmtpTransport } from '../../apps/api/src/platform/mail/smtp.transport.js';
import { eventually } from '../support/eventually.js';
import { figure, FULL } from '../support/figure.js';
import { openSink } from '../support/smtp-sink.js';
import { type RunningPlatform, startPlatform } from '../support/start-platform.js';

const [PEOPLE, MATTERS] = FULL ? [1_000, 5] : [200, 5];
const KIND = 'agreement-ends';
const VARIABLES = Object.fromEntries(MAILS.get(KIND)!.variables.filter(({ name }) => name !== 'agreementLink').map(({ name, example }) => [name, example]));

describe('a mail server', () => {
  let running: RunningPlatform;
  let sink: Awaited<ReturnType<typeof openSink>>;
  let smtp: SmtpTransport;
  let sweeper: MailSweeper;
  const tenantId = randomUUID();
  const ctx = systemCtx(tenantId);
  const seen = new Set<string>();
  beforeAll(async () => {
    running = await startPlatform();
    sink = await openSink({
      treat: (to) => {
        if (to.startsWith('gone')) return 'never';
        if (to.startsWith('hang')) return 'hang';
        if (!to.startsWith('grey') || seen.has(to)) return 'accept';
        seen.add(to);
        return 'later';
      },
    });
    smtp = new SmtpTransport(sink.url, { patienceMs: 1_000 });
    const { app } = running;
    sweeper = new MailSweeper(app.get(MessagesRepository), new MailSender(app.get(UnitOfWork), app.get(MessagesRepository), app.get(AttemptsRepository), smtp, app.get(MailKinds), app.get(MailWriter), app.get(Jobs)));
    await running.owner.query(`select set_config('app.tenant_id', $1, false)`, [tenantId]);
  });
  afterAll(async () => {
    smtp.onApplicationShutdown();
    await sink.stop();
    await running.stop();
  });
  const plan = (key: string, email: string, variables: object, collapseKey?: string) =>
    running.app.get(UnitOfWork).run(ctx, (ctx) => running.app.get(Mail).plan(ctx, { key, kind: KIND, to: { email, name: 'Ana' }, variables: { ...VARIABLES, ...variables }, link: { path: '/console/c/agreements/1' }, collapseKey }));
  const later = (by: string) => running.owner.query('update clock set ahead = ahead + $1::interval', [by]);
  const states = async () => Object.fromEntries((await running.owner.query<{ state: string; count: number }>('select state, count(*)::int from messages group by 1')).rows.map(({ state, count }) => [state, count]));

  it(`F-08: away for a day: of ${PEOPLE * MATTERS} matters each person hears once, the newest`, async () => {
    await sink.goAway();
    running.app.get(MailKinds).freshVariables(KIND, async (_, { key }) => ({ daysLeft: key.split('.')[3] }));
    for (let hour = 0; hour < 24; hour++) {
      // Three times in that day a step of each matter falls due.
      if (hour % 8 === 0) for (let person = 0; person < PEOPLE; person++) for (let matter = 0; matter < MATTERS; matter++) await plan(`deadline.${matter}.${person}.${3 - hour / 8}`, `ana${person}@clinic.example`, { vendorName: `Matter ${matter}`, daysLeft: 99 }, `deadline.${matter}.${person}`);
      await sweeper.sweep();
      await later('1 hour');
    }
    const tried = (await running.owner.query('select count(*)::int as count from message_attempts')).rows[0].count;
    await sink.comeBack();
    const back = Date.now();
    const { rows: [{ now: backAt }] } = await running.owner.query('select holdfast_now() as now');
    await eventually(async () => {
      await sweeper.sweep();
      if (!(await states()).planned) await later('1 minute'); // only those wait that were tried in vain
      expect(await states()).toEqual({ accepted: PEOPLE * MATTERS, cancelled: 2 * PEOPLE * MATTERS });
    }, 180_000);
    const { rows: [{ minutes }] } = await running.owner.query('select extract(epoch from max(accepted_at) - $1)::float / 60 as minutes from messages', [backAt]);
    expect(minutes).toBeLessThan(30);
    const perSubject = new Map<string, number>();
    for (const { to, subject } of sink.received) perSubject.set(`${to} ${subject}`, (perSubject.get(`${to} ${subject}`) ?? 0) + 1);
    expect([perSubject.size, Math.max(...perSubject.values())]).toEqual([PEOPLE * MATTERS, 1]);
    expect((await running.owner.query(`select distinct variables->>'daysLeft' as days from messages where state = 'accepted'`)).rows).toEqual([{ days: '1' }]);
    figure('F-08', `away 24 h, ${3 * PEOPLE * MATTERS} reminders planned: ${sink.received.length} sent, one a person and matter, with the numbers of the day; all within ${minutes.toFixed(0)} min of its clock (${((Date.now() - back) / 1_000).toFixed(1)} s) after it was back; ${tried} tries in that day`);
  }, 600_000);

  it('F-08: that greylists, refuses one, or falls silent after it has the mail: the others are not held up', async () => {
    await running.owner.query('delete from messages');
    sink.received.length = 0;
    for (const name of ['grey1', 'grey2', 'gone', 'hang', 'ana1', 'ana2', 'ana3']) await plan(`one.0.0.5.${name}`, `${name}@clinic.example`, { vendorName: name });
    await sweeper.sweep();
    expect(await states()).toEqual({ accepted: 3, bounced: 1, deferred: 3 });
    await later('2 minutes');
    await sweeper.sweep();
    expect(await states()).toEqual({ accepted: 5, bounced: 1, deferred: 1 });
    const silent = sink.to('hang@clinic.example');
    expect([silent.length, new Set(silent.map(({ messageId }) => messageId)).size]).toEqual([2, 1]);
    const outcomes = (await running.owner.query(`select a.outcome from message_attempts a join messages m on m.id = a.message_id where m.to_email like 'hang%' order by number`)).rows.map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['ambiguous', 'ambiguous']);
    figure('F-08', `greylisted: delivered at the second try; refused: bounced at the first; silent after DATA: marked ambiguous, repeated with the same Message-ID; 3 of 3 others at once`);
  }, 60_000);
});
