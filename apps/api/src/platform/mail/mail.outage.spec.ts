import { randomUUID } from 'node:crypto';
import { type RunningPlatform, startPlatform } from '../../../../../test/support/start-platform.js';
import { systemCtx } from '../context/ctx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Jobs } from '../jobs/jobs.js';
import { AttemptsRepository } from './attempts.repository.js';
import { MAILS } from './mail-catalogue.js';
import { MailKinds } from './mail-kinds.js';
import type { MailPlan } from './mail-plan.js';
import { MailRefusal, MailTransport, type OutgoingMail } from './mail-transport.js';
import { Mail } from './mail.js';
import { MailSender } from './mail.sender.js';
import { MailWriter } from './mail.writer.js';
import { MessagesRepository } from './messages.repository.js';

const examples = (kind: string, ...without: string[]) =>
  Object.fromEntries(MAILS.get(kind)!.variables.filter(({ name }) => !without.includes(name)).map(({ name, example }) => [name, example]));

const reminder = (key: string, daysLeft: number, more: Partial<MailPlan> = {}): MailPlan => ({
  key, kind: 'agreement-ends', to: { email: 'ana@clinic.example', name: 'Ana' }, variables: { ...examples('agreement-ends', 'agreementLink'), daysLeft }, link: { path: '/console/c/agreements/1' }, collapseKey: 'deadline.1.ana', ...more,
});

/** A server that can be taken away. */
class Server extends MailTransport {
  readonly sent: OutgoingMail[] = [];
  knocks = 0;
  away = false;
  async send(mail: OutgoingMail) {
    this.knocks++;
    if (this.away) throw new MailRefusal('unreachable', 'connect ECONNREFUSED');
    this.sent.push(mail);
    return { serverWords: '250 OK' };
  }
}

describe('when mail could not leave', () => {
  let running: RunningPlatform;
  let uow: UnitOfWork;
  let messages: MessagesRepository;
  let attempts: AttemptsRepository;
  let kinds: MailKinds;
  let server: Server;
  let sender: MailSender;
  beforeAll(async () => {
    running = await startPlatform();
    [uow, messages, attempts, kinds] = [running.app.get(UnitOfWork), running.app.get(MessagesRepository), running.app.get(AttemptsRepository), running.app.get(MailKinds)];
    for (const table of ['messages', 'message_attempts']) await running.owner.query(`alter table ${table} no force row level security`);
  });
  afterAll(() => running.stop());
  beforeEach(() => {
    server = new Server();
    sender = new MailSender(uow, messages, attempts, server, kinds, running.app.get(MailWriter), running.app.get(Jobs));
  });

  const plan = (tenantId: string, what: MailPlan) => uow.run(systemCtx(tenantId), (ctx) => running.app.get(Mail).plan(ctx, what));
  const rows = async (tenantId: string) => (await running.owner.query('select * from messages where tenant_id = $1 order by key', [tenantId])).rows;

  it('of several about one matter to one person, only the newest is sent; others’ are not touched', async () => {
    const tenantId = randomUUID();
    await plan(tenantId, reminder('a', 30));
    await plan(tenantId, reminder('b', 14));
    await plan(tenantId, reminder('c', 7));
    await plan(tenantId, reminder('d', 30, { collapseKey: 'deadline.1.priya' }));
    await plan(tenantId, reminder('e', 30, { collapseKey: undefined }));
    await plan(tenantId, reminder('c', 3)); // known: replaces nothing
    await sender.sendDue(systemCtx(tenantId));
    expect((await rows(tenantId)).map(({ key, state, server_words }) => [key, state, server_words])).toEqual([
      ['a', 'cancelled', 'Replaced by a newer one'], ['b', 'cancelled', 'Replaced by a newer one'], ['c', 'accepted', '250 OK'], ['d', 'accepted', '250 OK'], ['e', 'accepted', '250 OK'],
    ]);
  });

  it('what a worker holds and has not begun gives way to a newer one; what it has begun has left', async () => {
    const tenantId = randomUUID();
    const ctx = systemCtx(tenantId);
    await plan(tenantId, reminder('a', 30));
    const lease = randomUUID();
    const held = await uow.run(ctx, (ctx) => messages.lease(ctx, lease, 50));
    await plan(tenantId, reminder('b', 14));
    expect(await uow.run(ctx, (ctx) => attempts.begin(ctx, lease, held))).toEqual([]);
    await uow.run(ctx, (ctx) => messages.cancelReplaced(ctx, lease));
    await sender.sendDue(ctx);
    expect((await rows(tenantId)).map(({ state }) => state)).toEqual(['cancelled', 'accepted']);
    await plan(tenantId, reminder('c', 7));
    await sender.sendDue(ctx);
    expect((await rows(tenantId)).map(({ state }) => state)).toEqual(['cancelled', 'accepted', 'accepted']);
  });

  it('says today’s numbers, not those of the day it was planned on; the message keeps what was sent', async () => {
    const tenantId = randomUUID();
    kinds.freshVariables('cure-period-ends', async (_, { subjectId }) => ({ daysLeft: subjectId === 'late' ? 3 : 9 }));
    const of = (key: string, id: string) => reminder(key, 30, { kind: 'cure-period-ends', variables: { ...examples('cure-period-ends', 'agreementLink'), daysLeft: 30 }, subject: { type: 'agreement', id }, collapseKey: undefined });
    await plan(tenantId, of('a', 'late'));
    await plan(tenantId, of('b', 'early'));
    await sender.sendDue(systemCtx(tenantId));
    expect(server.sent.map(({ text }) => /Days left: (\d+)/.exec(text)?.[1])).toEqual(['3', '9']);
    expect((await rows(tenantId)).map(({ variables }) => variables.daysLeft)).toEqual(['3', '9']);
  });

  it('a server that cannot be reached is left in peace, and blames no mail: once it is back all leave at once', async () => {
    const tenantId = randomUUID();
    for (let number = 0; number < 50; number++) await plan(tenantId, reminder(`r${number}`, 30, { collapseKey: undefined }));
    server.away = true;
    for (let look = 0; look < 20; look++) await sender.sendDue(systemCtx(tenantId));
    expect(server.knocks).toBe(20);
    expect((await rows(tenantId)).filter(({ attempt_count }) => attempt_count > 0)).toHaveLength(20);
    server.away = false;
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    await sender.sendDue(systemCtx(tenantId)); // one knocks,
    await sender.sendDue(systemCtx(tenantId)); // and the others follow
    expect(server.sent).toHaveLength(30);
    await running.owner.query('update messages set not_before = now() where tenant_id = $1', [tenantId]);
    await sender.sendDue(systemCtx(tenantId));
    expect(new Set((await rows(tenantId)).map(({ state }) => state))).toEqual(new Set(['accepted']));
  });

  it('a calendar entry keeps its name, and moves when its day does', async () => {
    const tenantId = randomUUID();
    const invitation = (key: string, day: string): MailPlan => ({
      key, kind: 'vendor-invitation', to: { email: 'priya@acme.example', name: 'Priya' }, variables: examples('vendor-invitation', 'requestLink'), link: { path: '/portal/i' }, calendar: { uid: 'request.1', title: 'Security review', day, zone: 'Central time (Chicago)' },
    });
    const file = async () => (await sender.sendDue(systemCtx(tenantId)), server.sent.at(-1)!.calendar ?? '');
    const days = ['2026-12-15', '2026-12-15', '2027-01-08', '2026-12-15'];
    const said: (string | undefined)[][] = [];
    for (const [at, day] of days.entries()) {
      await plan(tenantId, invitation(`i${at}`, day));
      const text = await file();
      said.push([/UID:(.*)\r/, /DATE:(\d+)\r/, /SEQUENCE:(\d+)\r/].map((place) => place.exec(text)?.[1]));
    }
    expect(said).toEqual([['request.1@localhost', '20261215', '0'], ['request.1@localhost', '20261215', '0'], ['request.1@localhost', '20270108', '1'], ['request.1@localhost', '20261215', '2']]);
    await plan(tenantId, { ...invitation('decision', '2026-12-15'), kind: 'decision', variables: examples('decision', 'decisionLink') });
    expect(await file()).toBe(''); // its texts bring none
  });
});
