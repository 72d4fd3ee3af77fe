export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

/** A mail, written out. */
export interface OutgoingMail {
  readonly tenantId: string;
  /** The same at every repeat, so that a mailbox can tell. */
  readonly messageId: string;
  readonly from: MailAddress;
  readonly to: MailAddress;
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Hands a mail to whoever delivers it: an SMTP server, the built-in mailbox, a test. */
export abstract class MailTransport {
  /** The server's own words when it has the mail; throws MailRefusal when it has not, or may not have. */
  abstract send(mail: OutgoingMail): Promise<{ readonly serverWords: string }>;
}

/** deferred: try again · bounced: this recipient or this mail is refused for good · ambiguous: it may have arrived. */
export class MailRefusal extends Error {
  constructor(readonly kind: 'deferred' | 'bounced' | 'ambiguous', readonly serverWords: string) {
    super(kind); // the words may hold an address, and messages of errors get logged
  }
}
