import type { OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { mimeOf } from './mime-mail.js';
import { MailRefusal, MailTransport, type OutgoingMail } from './mail-transport.js';

interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

export interface DkimKey {
  readonly domainName: string;
  readonly keySelector: string;
  /** PEM. */
  readonly privateKey: string;
}

interface Watched {
  readonly handedOver?: () => void;
}

/** An SMTP server, by a few connections that are kept open. */
export class SmtpTransport extends MailTransport implements OnApplicationShutdown {
  private readonly smtp;

  constructor(url: string, { patienceMs = 30_000, dkim }: { readonly patienceMs?: number; readonly dkim?: DkimKey } = {}) {
    super();
    this.smtp = createTransport({
      url,
      pool: true,
      maxConnections: 10,
      maxMessages: Infinity, // a connection is dear, and a server that wants it closed closes it
      dkim,
      connectionTimeout: Math.min(patienceMs, 10_000),
      greetingTimeout: Math.min(patienceMs, 10_000),
      socketTimeout: patienceMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    // The last byte of a mail that the connection takes: from here on, silence may mean that it arrived.
    this.smtp.use('stream', ({ message, data }, done) => {
      const { handedOver } = data as Watched;
      const read = message.createReadStream.bind(message);
      message.createReadStream = (options) => read(options).once('end', () => handedOver?.());
      done();
    });
  }

  async send(mail: OutgoingMail): Promise<{ serverWords: string }> {
    const { from, to, envelopeId, messageId } = mail;
    let has = false;
    const watched: Watched = { handedOver: () => void (has = true) };
    try {
      const { response } = await this.smtp.sendMail({ raw: mimeOf(mail), messageId, envelope: { from: from.address, to: to.address }, dsn: bringBack(envelopeId, to.address), ...watched });
      return { serverWords: response };
    } catch (error) {
      throw refusalOf(error as SmtpError, has);
    }
  }

  onApplicationShutdown(): void {
    this.smtp.close();
  }
}

/** A server that can is told to say which mail it could not deliver, and to send the headers back without the mail. */
const bringBack = (id: string, recipient: string) => ({ id, return: 'headers', notify: ['failure', 'delay'], recipient: `rfc822;${recipient}` });

// A 5xx about the recipient or the mail is final. One about us (a wrong password, an unknown sender, a closed door) is for
// an engineer to mend, and the mail waits. Silence after the mail was handed over says nothing about whether it arrived.
const UNREACHABLE = ['ECONNECTION', 'ECONNREFUSED', 'EDNS', 'ESOCKET', 'ETIMEDOUT', 'ETLS', 'EAUTH'];

const refusalOf = ({ code, command, response, responseCode = 0, message }: SmtpError, has: boolean): MailRefusal => {
  const words = response ?? message;
  if (responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA' || code === 'EMESSAGE')) return new MailRefusal('bounced', words);
  if (responseCode === 0 && has) return new MailRefusal('ambiguous', words);
  if (command === 'CONN' || command === 'AUTH' || command === 'EHLO' || command === 'STARTTLS' || (responseCode === 0 && UNREACHABLE.includes(code ?? ''))) return new MailRefusal('unreachable', words);
  return new MailRefusal('deferred', words);
};
