import { randomUUID } from 'node:crypto';
import { bounceMail, BOUNCES } from '../../../../../test/support/bounces.js';
import { type RunningPlatform, startPlatform } from '../../../../../test/support/start-platform.js';
import { systemCtx } from '../context/ctx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Bounces } from './bounces.js';
import { MAILS } from './mail-catalogue.js';
import { Mail } from './mail.js';
import { MailSender } from './mail.sender.js';
import { readBounce } from './read-bounce.js';

const TO = 'priya@acme.example';
const about = { messageId: `<${'0a1b2c3d'.repeat(5)}@holdfast.example>`, envelopeId: '0193b3a0-0000-7000-8000-000000000001', to: TO };

const READ: Record<string, readonly [report: string, status: string | null, words: RegExp]> = {
  'postfix-failed': ['failed', '5.1.1', /^550 5\.1\.1 <priya@acme\.example>: Recipient address\s+rejected: User unknown/],
  'postfix-delayed': ['delayed', '4.4.1', /Connection timed out$/],
  'postfix-expired': ['failed', '4.4.1', /Connection timed out$/],
  'exchange-failed': ['failed', '5.1.10', /^550 5\.1\.10 RESOLVER\.ADR\.RecipientNotFound/],
  'gmail-failed': ['failed', '5.1.1', /^550-5\.1\.1 The email account that you tried to reach does not exist\..*- gsmtp$/],
  'envelope-only': ['failed', '5.2.1', /^5\.2\.1$/],
  'exim-text': ['not_understood', null, /This message was created automatically.*550 Unknown user/],
  'qmail-text': ['not_understood', null, /qmail-send program.*no mailbox here by that name/],
  delivered: ['delivered', '2.0.0', /^2\.0\.0$/],
};

describe('a mail that came back is read', () => {
  it.each(BOUNCES)('%s', async (name) => {
    const { report, status, words, messageIds, envelopeId } = await readBounce(bounceMail(name, about));
    expect([report, status]).toEqual(READ[name].slice(0, 2));
    expect(words).toMatch(READ[name][2]);
    expect([messageIds, envelopeId]).toEqual(name === 'envelope-only' ? [[], about.envelopeId] : [[about.messageId], null]);
  });

  it('of several recipients the worst counts', async () => {
    const raw = bounceMail('postfix-failed', about).toString().replace('Final-Recipient: rfc822; priya', 'Final-Recipient: rfc822; first@acme.example\r\nAction: delivered\r\nStatus: 2.0.0\r\n\r\nFinal-Recipient: rfc822; priya');
    expect(await readBounce(Buffer.from(raw))).toMatchObject({ report: 'failed', status: '5.1.1' });
  });

  it.each([['nothing', ''], ['noise', '\0\x1b[2J'.repeat(1_000)], ['a report without a status', 'Content-Type: multipart/report; boundary=a\r\n\r\n--a\r\n\r\nhi\r\n--a--'], ['an action nobody knows', bounceMail('delivered', about).toString().replace('relayed', 'eaten')]])(
    '%s is not understood, and not guessed at', async (_, raw) => {
      expect(await readBounce(Buffer.from(raw))).toMatchObject({ report: 'not_understood', status: null });
    });
});

describe('what came back', () => {
  let running: RunningPlatform;
  let tenantId: string;
  let id: string;
  let messageId: string;
  beforeAll(async () => {
    running = await startPlatform();
    for (const table of ['messages', 'message_reports', 'outbox']) await running.owner.query(`alter table ${table} no force row level security`);
  });
  afterAll(() => running.stop());
  beforeEach(async () => {
    tenantId = randomUUID();
    const variables = Object.fromEntries(MAILS.get('vendor-invitation')!.variables.filter(({ name }) => name !== 'requestLink').map(({ name, example }) => [name, example]));
    id = (await running.app.get(UnitOfWork).run(systemCtx(tenantId), (ctx) => running.app.get(Mail).plan(ctx, { key: 'i', kind: 'vendor-invitation', to: { email: TO, name: 'Priya' }, variables, link: { path: '/portal/i' } })))!;
    await running.app.get(MailSender).sendDue(systemCtx(tenantId));
    messageId = (await message()).message_id_header;
  });
  const message = async () => (await running.owner.query('select * from messages where id = $1', [id])).rows[0];
  const reports = async () => (await running.owner.query('select report, status from message_reports where message_id = $1', [id])).rows;
  const told = async () => (await running.owner.query(`select count(*)::int from outbox where tenant_id = $1 and name = 'mail.tell-bounced'`, [tenantId])).rows[0].count;
  const receive = (name: string, more: Partial<typeof about> = {}) => running.app.get(Bounces).receive(bounceMail(name, { messageId, envelopeId: id, to: TO, ...more }));

  it.each(['postfix-failed', 'exchange-failed', 'gmail-failed', 'envelope-only'])('for good marks the message as come back, with the server’s words, once: %s', async (name) => {
    await Promise.all([receive(name), receive(name)]);
    await receive(name);
    expect(await message()).toMatchObject({ state: 'bounced', server_words: expect.stringContaining('5.') });
    expect(await reports()).toHaveLength(1);
    expect(await told()).toBe(1);
  });

  it('late is noted, and the message stays accepted', async () => {
    await receive('postfix-delayed');
    expect(await message()).toMatchObject({ state: 'accepted', server_words: '250 In the built-in mailbox' });
    expect([await reports(), await told()]).toEqual([[{ report: 'delayed', status: '4.4.1' }], 0]);
  });

  it('after days of trying is given up: the address may be right', async () => {
    await receive('postfix-delayed');
    await receive('postfix-expired');
    expect(await message()).toMatchObject({ state: 'dead', server_words: expect.stringContaining('4.4.1') });
    expect(await told()).toBe(0);
  });

  it.each(['exim-text', 'qmail-text'])('in words nobody reads by machine is kept and shown, and changes nothing: %s', async (name) => {
    await receive(name);
    expect(await message()).toMatchObject({ state: 'accepted' });
    expect(await reports()).toEqual([{ report: 'not_understood', status: null }]);
  });

  it('that went well after all is no report', async () => {
    await receive('delivered');
    expect([(await message()).state, await reports()]).toEqual(['accepted', []]);
  });

  it('about no message of ours is refused, and nothing is kept', async () => {
    const stranger = { messageId: about.messageId, envelopeId: randomUUID() };
    await expect(receive('postfix-failed', stranger)).rejects.toThrow('names no message');
    await expect(receive('exim-text', stranger)).rejects.toThrow('names no message');
    expect(await reports()).toEqual([]);
  });

  it('while the message is being planned again says nothing of the next try', async () => {
    await receive('postfix-failed');
    await running.app.get(UnitOfWork).run(systemCtx(tenantId), (ctx) => running.app.get(Mail).retry(ctx, id));
    await receive('gmail-failed'); // the first try's, from further down the way
    expect((await message()).state).toBe('planned');
    await running.app.get(MailSender).sendDue(systemCtx(tenantId));
    expect(await message()).toMatchObject({ state: 'accepted', message_id_header: messageId });
  });
});
