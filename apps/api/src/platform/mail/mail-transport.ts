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
  /** A calendar file to attach. */
  readonly calendar?: string;
  /** Names the mail to the servers on its way, so that one that brings it back can say which. */
  readonly envelopeId: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Hands a mail to whoever delivers it: an SMTP server, the built-in mailbox, a test. */
export abstract class MailTransport {
  /** The server's own words when it has the mail; throws MailRefusal when it has not, or may not have. */
  abstract send(mail: OutgoingMail): Promise<{ readonly serverWords: string }>;
}

/** deferred: try again · unreachable: no mail can leave now · bounced: this recipient or this mail is refused for good · ambiguous: it may have arrived. */
export class MailRefusal extends Error {
  constructor(readonly kind: 'deferred' | 'unreachable' | 'bounced' | 'ambiguous', readonly serverWords: string) {
    super(kind); // the words may hold an address, and messages of errors get logged
  }
}
