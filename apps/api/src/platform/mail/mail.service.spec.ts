import { randomUUID } from 'node:crypto';
import { type RunningPlatform, startPlatform } from '../../../../../test/support/start-platform.js';
import { systemCtx } from '../context/ctx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Jobs } from '../jobs/jobs.js';
import { Secrets } from '../secrets/secrets.js';
import { DeliveriesReader } from './deliveries.reader.js';
import { AttemptsRepository } from './attempts.repository.js';
import { MAILS } from './mail-catalogue.js';
import { MailKinds } from './mail-kinds.js';
import type { MailPlan } from './mail-plan.js';
import { MailRefusal, MailTransport, type OutgoingMail } from './mail-transport.js';
import { Mail } from './mail.js';
import { MailSender } from './mail.sender.js';
import { MailWriter } from './mail.writer.js';
import { MailSweeper } from './mail.sweeper.js';
import { Mailbox } from './mailbox.js';
import { MessagesRepository } from './messages.repository.js';

const examples = (kind: string, ...without: string[]) =>
  Object.fromEntries(MAILS.get(kind)!.variables.filter(({ name }) => !without.includes(name)).map(({ name, example }) => [name, example]));

const invitation = (more: Partial<MailPlan> = {}): MailPlan => ({
  key: `invitation.${randomUUID()}`,
  kind: 'vendor-invitation',
  to: { email: 'priya@acme.example', name: 'Priya' },
  variables: examples('vendor-invitation', 'requestLink'),
  link: { path: '/portal/i/7', token: { purpose: 'invitation', id: '7', generation: 1 } },
  ...more,
});

/** A server that answers as it is told, and remembers. */
class ToldTransport extends MailTransport {
  readonly sent: OutgoingMail[] = [];
  answer: () => Promise<{ serverWords: string }> = async () => ({ serverWords: '250 OK' });
  send(mail: OutgoingMail) {
    this.sent.push(mail);
    return this.answer();
  }
}

describe('mail', () => {
  let running: RunningPlatform;
  let uow: UnitOfWork;
  let mail: Mail;
  let messages: MessagesRepository;
  let attempts: AttemptsRepository;
  let kinds: MailKinds;
  let server: ToldTransport;
  let sender: MailSender;
  beforeAll(async () => {
    running = await startPlatform();
    [uow, mail, messages, attempts, kinds] = [running.app.get(UnitOfWork), running.app.get(Mail), running.app.get(MessagesRepository), running.app.get(AttemptsRepository), running.app.get(MailKinds)];
    for (const table of ['messages', 'message_attempts', 'outbox']) await running.owner.query(`alter table ${table} no force row level security`);
  });
  afterAll(() => running.stop());
  beforeEach(() => {
    server = new ToldTransport();
    sender = senderBy(server);
  });

  const senderBy = (transport: MailTransport) => new MailSender(uow, messages, attempts, transport, kinds, running.app.get(MailWriter), running.app.get(Jobs));
  const plan = (tenantId: string, what = invitation()) => uow.run(systemCtx(tenantId), (ctx) => mail.plan(ctx, what));
  const rows = async (tenantId: string) => (await running.owner.query('select * from messages where tenant_id = $1 order by key', [tenantId])).rows;
  const tried = async (tenantId: string) => (await running.owner.query('select number, outcome from message_attempts where tenant_id = $1 order by number', [tenantId])).rows;
  const rewind = (tenantId: string, column: string, by: string) =>
    running.owner.query(`update messages set ${column} = ${column} - $2::interval where tenant_id = $1`, [tenantId, by]);

  it('is promised with the change: rolled back, there is none', async () => {
    const tenantId = randomUUID();
    await expect(uow.run(systemCtx(tenantId), async (ctx) => {
      await mail.plan(ctx, invitation());
      throw new Error('no');
    })).rejects.toThrow('no');
    expect(await rows(tenantId)).toEqual([]);
  });

  it('a key names one mail, however often it is planned', async () => {
    const tenantId = randomUUID();
    const what = invitation();
    const ids = await Promise.all([plan(tenantId, what), plan(tenantId, what), plan(tenantId, what)]);
    expect(ids.filter((id) => id !== null)).toHaveLength(1);
    expect((await running.owner.query('select name, data from outbox where tenant_id = $1', [tenantId])).rows).toEqual([{ name: 'mail.send-messages', data: {} }]);
  });

  it('a plan that lacks a variable fails where it is made', async () => {
    await expect(plan(randomUUID(), invitation({ variables: examples('vendor-invitation', 'dueDate') }))).rejects.toThrow('dueDate is missing');
    await expect(plan(randomUUID(), invitation({ kind: 'unheard-of' }))).rejects.toThrow('unheard-of');
  });

  it('lands in the built-in mailbox, with a link and a code that stand in no table', async () => {
    const tenantId = randomUUID();
    const id = randomUUID();
    await plan(tenantId);
    await plan(tenantId, invitation({ kind: 'sign-in-code', variables: examples('sign-in-code', 'code', 'codePageLink'), link: { path: '/portal/c/1' }, secret: { variable: 'code', id, generation: 1 } }));
    await running.app.get(MailSender).sendDue(systemCtx(tenantId));
    const box = await running.app.get(Mailbox).list(systemCtx(tenantId), 10);
    const secrets = running.app.get(Secrets);
    const [token, code] = [secrets.token('invitation', '7', 1), secrets.sixDigits(id, 1)];
    expect(box.find(({ text }) => text.includes(`http://localhost:3000/portal/i/7#${token}`))?.headers).toMatchObject({
      'Auto-Submitted': 'auto-generated', 'Reply-To': 'maria.ruiz@stmarys.example', From: expect.stringContaining(`Maria Ruiz, St. Mary's Hospital <`),
    });
    expect(box.some(({ text }) => text.includes(`Your code: ${code}`))).toBe(true);
    expect(await running.app.get(Mailbox).list(systemCtx(randomUUID()), 10)).toEqual([]);
    expect((await running.app.get(Mailbox).newestOfAll(10)).length).toBeGreaterThanOrEqual(2);
    const stored = JSON.stringify(await rows(tenantId));
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(code);
    expect((await rows(tenantId)).map(({ state }) => state)).toEqual(['accepted', 'accepted']);
  });

  it('waits for its time', async () => {
    const tenantId = randomUUID();
    await plan(tenantId, invitation({ notBefore: new Date(Date.now() + 3_600_000) }));
    await sender.sendDue(systemCtx(tenantId));
    expect(server.sent).toEqual([]);
    await rewind(tenantId, 'not_before', '2 hours');
    await sender.sendDue(systemCtx(tenantId));
    expect(server.sent).toHaveLength(1);
  });

  it('many workers at once send each mail once', async () => {
    const tenantId = randomUUID();
    for (let number = 0; number < 60; number++) await plan(tenantId);
    await Promise.all([sender, senderBy(server), senderBy(server)].map((one) => one.sendDue(systemCtx(tenantId))));
    expect(new Set(server.sent.map(({ messageId }) => messageId)).size).toBe(60);
    expect(server.sent).toHaveLength(60);
  });

  it('a worker that dies between sending and writing it down repeats the mail, with the same Message-ID', async () => {
    const tenantId = randomUUID();
    const ctx = systemCtx(tenantId);
    await plan(tenantId);
    const lease = randomUUID();
    const [message] = await uow.run(ctx, (ctx) => messages.lease(ctx, lease, 50));
    await uow.run(ctx, (ctx) => attempts.begin(ctx, lease, [message]));
    await server.send(running.app.get(MailWriter).write(message)); // and here it dies
    await sender.sendDue(ctx);
    expect(server.sent).toHaveLength(1); // somebody holds it
    await rewind(tenantId, 'leased_until', '61 seconds');
    await sender.sendDue(ctx);
    expect(server.sent.map(({ messageId }) => messageId)).toEqual([message.messageIdHeader, message.messageIdHeader]);
    expect(await tried(tenantId)).toEqual([{ number: 1, outcome: 'lost' }, { number: 2, outcome: 'accepted' }]);
    expect((await rows(tenantId))[0].state).toBe('accepted');
  });

  it('a worker whose lease ran out writes nothing over the result of the next', async () => {
    const tenantId = randomUUID();
    const ctx = systemCtx(tenantId);
    await plan(tenantId);
    const lease = randomUUID();
    const [message] = await uow.run(ctx, (ctx) => messages.lease(ctx, lease, 50));
    const [slow] = await uow.run(ctx, (ctx) => attempts.begin(ctx, lease, [message]));
    await rewind(tenantId, 'leased_until', '61 seconds');
    expect(await uow.run(ctx, (ctx) => attempts.begin(ctx, lease, [message]))).toEqual([]);
    await sender.sendDue(ctx);
    await uow.run(ctx, (ctx) => attempts.finish(ctx, lease, [{ ...slow, outcome: 'bounced', words: 'late', againInS: 60 }]));
    expect((await rows(tenantId))[0]).toMatchObject({ state: 'accepted', server_words: '250 OK' });
  });

  it('a mail that ends five workers is given up, and those leased with it are not', async () => {
    const tenantId = randomUUID();
    const ctx = systemCtx(tenantId);
    await plan(tenantId, invitation({ key: 'a-poison' }));
    await plan(tenantId, invitation({ key: 'b-innocent' }));
    const poison = (await rows(tenantId))[0].id;
    for (let crash = 1; crash <= 5; crash++) {
      const lease = randomUUID();
      await uow.run(ctx, (ctx) => messages.lease(ctx, lease, 50));
      await rewind(tenantId, 'not_before', '5 minutes'); // after its second crash it waits
      await uow.run(ctx, (ctx) => messages.lease(ctx, lease, 50));
      await uow.run(ctx, (ctx) => attempts.begin(ctx, lease, [{ id: poison }]));
      await rewind(tenantId, 'leased_until', '61 seconds');

    }
    await uow.run(ctx, (ctx) => messages.lease(ctx, randomUUID(), 0));
    await rewind(tenantId, 'not_before', '5 minutes');
    await sender.sendDue(ctx);
    expect(await rows(tenantId)).toMatchObject([{ state: 'dead', server_words: 'Given up: 5 workers ended while sending it' }, { state: 'accepted', crash_count: 0 }]);
    expect(await uow.run(ctx, (ctx) => mail.retry(ctx, poison))).toBe(true);
    await sender.sendDue(ctx);
    expect((await rows(tenantId))[0]).toMatchObject({ state: 'accepted', attempt_count: 6 });
  });

  it('a temporary refusal waits longer each time, and after 72 hours is final', async () => {
    const tenantId = randomUUID();
    await plan(tenantId);
    server.answer = async () => { throw new MailRefusal('deferred', '451 later'); };
    const pauses = [];
    for (let attempt = 1; attempt <= 11; attempt++) {
      await sender.sendDue(systemCtx(tenantId));
      const [{ pause }] = (await running.owner.query('select extract(epoch from not_before - now())::float / 60 as pause from messages where tenant_id = $1', [tenantId])).rows;
      pauses.push(pause);
      await running.owner.query('update messages set not_before = now() where tenant_id = $1', [tenantId]);
    }
    pauses.forEach((pause, index) => {
      const minutes = Math.min(2 ** index, 360);
      expect(pause).toBeGreaterThan(minutes * 0.79);
      expect(pause).toBeLessThan(minutes * 1.21);
    });
    expect((await rows(tenantId))[0]).toMatchObject({ state: 'deferred', server_words: '451 later' });
    await rewind(tenantId, 'give_up_at', '71 hours 50 minutes');
    await sender.sendDue(systemCtx(tenantId));
    expect((await rows(tenantId))[0]).toMatchObject({ state: 'dead', server_words: 'Not accepted within 72 hours: 451 later' });
  });

  it('a recipient that is refused for good is bounced, and the features hear of it', async () => {
    const tenantId = randomUUID();
    const heard: string[] = [];
    kinds.onBounced(async (_, { contactId }) => void heard.push(contactId ?? ''));
    const contactId = randomUUID();
    const id = await plan(tenantId, invitation({ to: { email: 'gone@acme.example', name: 'Gone', contactId } }));
    server.answer = async () => { throw new MailRefusal('bounced', '550 no such user'); };
    await sender.sendDue(systemCtx(tenantId));
    await sender.sendDue(systemCtx(tenantId));
    expect(server.sent).toHaveLength(1);
    expect((await rows(tenantId))[0].state).toBe('bounced');
    const { rows: jobs } = await running.owner.query(`select data from outbox where tenant_id = $1 and name = 'mail.tell-bounced'`, [tenantId]);
    expect(jobs).toEqual([{ data: { messageId: id } }]);
    await sender.tell(systemCtx(tenantId), { messageId: id! });
    expect(heard).toEqual([contactId]);
  });

  it('asks before sending whether it is still wanted; what was taken back is not sent', async () => {
    const tenantId = randomUUID();
    kinds.stillWanted('reminder-before-due', async (_, { subjectId }) => subjectId !== 'answered');
    const reminder = (subjectId: string) => invitation({ key: `reminder.${subjectId}`, kind: 'reminder-before-due', variables: examples('reminder-before-due', 'requestLink'), subject: { type: 'request', id: subjectId } });
    for (const subjectId of ['answered', 'open', 'withdrawn']) await plan(tenantId, reminder(subjectId));
    expect(await uow.run(systemCtx(tenantId), (ctx) => mail.cancel(ctx, 'reminder.with'))).toBe(1);
    await sender.sendDue(systemCtx(tenantId));
    expect((await rows(tenantId)).map(({ state }) => state)).toEqual(['cancelled', 'accepted', 'cancelled']);
    expect(server.sent).toHaveLength(1);
  });

  it('what cannot be asked about waits a minute and holds up nobody, and is given up in the end', async () => {
    const tenantId = randomUUID();
    const ctx = systemCtx(tenantId);
    let asked = 0;
    running.app.useLogger(['error']); // a line for each would drown the others
    kinds.stillWanted('after-due', async () => { asked++; throw new TypeError('no such thing'); });
    const broken = () => invitation({ key: `a.${randomUUID()}`, kind: 'after-due', variables: examples('after-due', 'requestLink') });
    await uow.run(ctx, async (ctx) => { for (let number = 0; number < 200; number++) await mail.plan(ctx, broken()); });
    await plan(tenantId, invitation({ key: 'b' }));
    await rewind(tenantId, 'not_before', '2 minutes');
    await running.owner.query(`update messages set not_before = not_before + interval '1 minute' where tenant_id = $1 and key = 'b'`, [tenantId]);
    await sender.sendDue(ctx);
    expect([asked, server.sent.length]).toEqual([200, 1]);
    await sender.sendDue(ctx);
    expect(asked).toBe(200);
    const waiting = await running.owner.query(`select distinct state, lease, leased_until, attempt_count, not_before between now() + '50 seconds' and now() + '61 seconds' as soon from messages where tenant_id = $1 and key <> 'b'`, [tenantId]);
    expect(waiting.rows).toEqual([{ state: 'planned', lease: null, leased_until: null, attempt_count: 0, soon: true }]);
    await rewind(tenantId, 'not_before', '61 seconds');
    await rewind(tenantId, 'give_up_at', '73 hours');
    await sender.sendDue(ctx);
    const givenUp = await running.owner.query(`select distinct state, lease, server_words from messages where tenant_id = $1 and key <> 'b'`, [tenantId]);
    expect(givenUp.rows).toEqual([{ state: 'dead', lease: null, server_words: 'Given up: it could not be asked about within 72 hours' }]);
    expect(asked).toBe(400);
    running.app.useLogger(['warn', 'error']);
  });

  it('a lost wake-up loses nothing: the sweeper looks into every organization', async () => {
    const tenants = [randomUUID(), randomUUID(), '00000000-0000-0000-0000-000000000000'];
    for (const tenantId of tenants) await plan(tenantId);
    await running.owner.query('delete from outbox');
    await new MailSweeper(messages, sender).sweep();
    expect(server.sent.map(({ tenantId }) => tenantId).sort()).toEqual(expect.arrayContaining(tenants.sort()));
  });

  it('an organization whose batch fails holds up none of those after it', async () => {
    const tenants: string[] = [randomUUID(), randomUUID(), randomUUID()];
    for (const tenantId of tenants) await plan(tenantId);
    const turns = (await messages.tenantsWithDue(1_000)).filter((tenantId) => tenants.includes(tenantId));
    await running.owner.query(`create function stumble() returns trigger language plpgsql as $$ begin if new.tenant_id = '${turns[0]}' then raise exception 'a fault of this test'; end if; return new; end $$; create trigger stumble before update on messages for each row execute function stumble()`);
    try {
      await new MailSweeper(messages, sender).sweep();
    } finally {
      await running.owner.query('drop trigger stumble on messages; drop function stumble()');
    }
    expect(server.sent.map(({ tenantId }) => tenantId).filter((tenantId) => tenants.includes(tenantId)).sort()).toEqual(turns.slice(1).sort());
    await new MailSweeper(messages, sender).sweep();
    expect(server.sent.map(({ tenantId }) => tenantId)).toContain(turns[0]);
  });

  it('shows what became of each mail, in its own organization only', async () => {
    const tenantId = randomUUID();
    for (let number = 1; number <= 3; number++) await plan(tenantId);
    await sender.sendDue(systemCtx(tenantId));
    const deliveries = running.app.get(DeliveriesReader);
    const first = await deliveries.page(systemCtx(tenantId), { limit: 2 });
    const second = await deliveries.page(systemCtx(tenantId), { limit: 2, before: first.next! });
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null]);
    expect(first.items[0]).toMatchObject({ state: 'accepted', serverWords: '250 OK', attempts: [{ number: 1, outcome: 'accepted' }] });
    expect((await deliveries.page(systemCtx(tenantId), { limit: 9, state: 'dead' })).items).toEqual([]);
    expect((await deliveries.page(systemCtx(randomUUID()), { limit: 9 })).items).toEqual([]);
  });
});
