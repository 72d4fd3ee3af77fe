import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { MailRefusal, type OutgoingMail } from './mail-transport.js';
import { SmtpTransport } from './smtp.transport.js';

const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });
const received: string[] = [];

/** A real SMTP server; the recipient's name says how it treats him. */
const options: SMTPServerOptions = {
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: ({ address }, _, done) => {
    if (address.startsWith('greylisted')) return done(refusal(451, 'Try again later'));
    if (address.startsWith('gone')) return done(refusal(550, 'No such user here'));
    done();
  },
  onData: (stream, { envelope }, done) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      received.push(Buffer.concat(parts).toString());
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
  let smtp: SmtpTransport;
  beforeAll(async () => {
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as { port: number };
    smtp = new SmtpTransport(`smtp://127.0.0.1:${port}`, 1_000);
  });
  afterAll(async () => {
    smtp.onApplicationShutdown();
    await new Promise<void>((resolve) => server.close(resolve));
  });

  const mail = (address: string): OutgoingMail => ({
    tenantId: 't', messageId: '<same@holdfast.example>', from: { name: `Maria, "St. Mary's"`, address: 'holdfast@localhost' }, to: { name: 'Priya\r\nBcc: everyone@example', address },
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
    const nobody = new SmtpTransport('smtp://127.0.0.1:1', 1_000);
    await expect(nobody.send(mail('priya@acme.example'))).rejects.toMatchObject({ kind: 'deferred' });
    nobody.onApplicationShutdown();
  });

  it('what a refusal says when it is logged holds no address', async () => {
    await expect(smtp.send(mail('gone@acme.example'))).rejects.toThrow(/^bounced$/);
  });
});
