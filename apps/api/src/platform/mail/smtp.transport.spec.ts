import { generateKeyPairSync } from 'node:crypto';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { readDkimSignature } from '../../../../../test/support/dkim-signature.js';
import { calendarFile } from './calendar-event.js';
import { MailRefusal, type OutgoingMail } from './mail-transport.js';
import { SmtpTransport } from './smtp.transport.js';

const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });
const received: string[] = [];
const envelopes: SMTPServerSession['envelope'][] = [];

/** A real SMTP server; the recipient's name says how it treats him. */
const options: SMTPServerOptions = {
  disabledCommands: ['STARTTLS', 'AUTH'],
  hideDSN: false,
  onRcptTo: ({ address }, _, done) => {
    if (address.startsWith('greylisted')) return done(refusal(451, 'Try again later'));
    if (address.startsWith('gone')) return done(refusal(550, 'No such user here'));
    done();
  },
  onData: (stream, { envelope }, done) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      received.push(Buffer.concat(parts).toString());
      envelopes.push(structuredClone(envelope));
      const to = envelope.rcptTo[0].address;
      if (to.startsWith('silence')) return; // it has the mail, and says nothing
      if (to.startsWith('spam')) return done(refusal(554, 'Refused as spam'));
      done(null, 'Queued as 42');
    });
  },
};

describe('an SMTP server', () => {
  const server = new SMTPServer(options);
  server.on('error', () => undefined);
  let url: string;
  let smtp: SmtpTransport;
  beforeAll(async () => {
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as { port: number };
    url = `smtp://127.0.0.1:${port}`;
    smtp = new SmtpTransport(url, { patienceMs: 1_000 });
  });
  afterAll(async () => {
    smtp.onApplicationShutdown();
    await new Promise<void>((resolve) => server.close(resolve));
  });

  const mail = (address: string): OutgoingMail => ({
    tenantId: 't', envelopeId: 'e', messageId: '<same@holdfast.example>', from: { name: `Maria, "St. Mary's"`, address: 'holdfast@localhost' }, to: { name: 'Priya\r\nBcc: everyone@example', address },
    replyTo: 'maria@stmarys.example', subject: 'Übung', text: 'Hello\n', html: '<p>Hello</p>', headers: { 'Auto-Submitted': 'auto-generated' },
  });
  const outcome = (address: string) => smtp.send(mail(address)).then(({ serverWords }) => ['accepted', serverWords], ({ kind, serverWords }: MailRefusal) => [kind, serverWords]);

  it('gets the mail whole, with its headers', async () => {
    expect(await outcome('priya@acme.example')).toEqual(['accepted', expect.stringContaining('Queued as 42')]);
    const parsed = await simpleParser(received.at(-1)!);
    expect([parsed.messageId, parsed.subject, parsed.replyTo?.text, parsed.text, parsed.html]).toEqual(['<same@holdfast.example>', 'Übung', 'maria@stmarys.example', 'Hello\n', '<p>Hello</p>']);
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(parsed.headers.has('bcc')).toBe(false);
  });

  it('gets a calendar file as one, and the id by which it can bring the mail back', async () => {
    const calendar = calendarFile({ uid: 'request.7', title: 'Übung', day: '2026-12-15', zone: 'Central time (Chicago)', sequence: 0 }, { host: 'holdfast.example', stamp: new Date(0) });
    await smtp.send({ ...mail('priya@acme.example'), calendar });
    const { attachments, text } = await simpleParser(received.at(-1)!);
    expect(attachments.map(({ filename, contentType, content }) => [filename, contentType, content.toString()])).toEqual([['due.ics', 'text/calendar', calendar]]);
    expect(received.at(-1)).toMatch(/Content-Type: text\/calendar;[^]*method=PUBLISH/);
    expect(text).toBe('Hello\n');
    expect(envelopes.at(-1)).toMatchObject({ mailFrom: { args: { ENVID: 'e', RET: 'HDRS' } }, rcptTo: [{ args: { NOTIFY: 'FAILURE,DELAY', ORCPT: 'rfc822;priya@acme.example' } }] });
  });

  it('gets a mail whose signature the receiver can check, where a key is configured', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
    const signing = new SmtpTransport(url, { patienceMs: 1_000, dkim: { domainName: 'stmarys.example', keySelector: 'hold', privateKey } });
    await signing.send({ ...mail('priya@acme.example'), calendar: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' });
    signing.onApplicationShutdown();
    const raw = received.at(-1)!;
    expect(readDkimSignature(raw, publicKey)).toMatchObject({ valid: true, domain: 'stmarys.example', selector: 'hold', headers: expect.arrayContaining(['from', 'to', 'subject', 'date', 'message-id', 'reply-to']) });
    expect(readDkimSignature(raw.replace('Subject: ', 'Subject: Re: '), publicKey).valid).toBe(false);
    expect(readDkimSignature(raw.replace('Hello', 'Hullo'), publicKey).valid).toBe(false);
    expect(readDkimSignature(received[0], publicKey).valid).toBe(false);
  });

  it('that says "later" is asked again; that says "never" is not', async () => {
    expect(await outcome('greylisted@acme.example')).toEqual(['deferred', expect.stringContaining('451')]);
    expect(await outcome('gone@acme.example')).toEqual(['bounced', expect.stringContaining('550')]);
    expect(await outcome('spam@acme.example')).toEqual(['bounced', expect.stringContaining('554')]);
  });

  it('that falls silent after it has the mail leaves it open whether it arrived; a repeat has the same Message-ID', async () => {
    const before = received.length;
    expect((await outcome('silence@acme.example'))[0]).toBe('ambiguous');
    expect((await outcome('silence@acme.example'))[0]).toBe('ambiguous');
    const repeats = await Promise.all(received.slice(before).map((raw) => simpleParser(raw)));
    expect(repeats.map(({ messageId }) => messageId)).toEqual(['<same@holdfast.example>', '<same@holdfast.example>']);
  });

  it('that is not there is asked again', async () => {
    const nobody = new SmtpTransport('smtp://127.0.0.1:1', { patienceMs: 1_000 });
    await expect(nobody.send(mail('priya@acme.example'))).rejects.toMatchObject({ kind: 'unreachable' });
    nobody.onApplicationShutdown();
  });

  it('what a refusal says when it is logged holds no address', async () => {
    await expect(smtp.send(mail('gone@acme.example'))).rejects.toThrow(/^bounced$/);
  });
});
