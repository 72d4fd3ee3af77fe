import type { CalendarEvent } from './calendar-event.js';
import type { MailLink, MailSecret } from './message.entity.js';

export interface MailPlan {
  /** Names the mail once and for all in this organization: a second plan with it is no second mail. */
  readonly key: string;
  /** The id of its texts in mails.json. */
  readonly kind: string;
  readonly to: { readonly email: string; readonly name: string; readonly contactId?: string | null; readonly vendorId?: string | null };
  /** A person's address; absent, the one that the texts name. */
  readonly replyTo?: string;
  /** All that the texts ask for, except the link and the secret. */
  readonly variables: Readonly<Record<string, string | number>>;
  readonly link?: MailLink;
  readonly secret?: MailSecret;
  readonly subject?: { readonly type: string; readonly id: string };
  readonly notBefore?: Date;
  /** Says what it is about and to whom, as `deadline.<id>.<recipient>`: of several that wait, an outage lets only the newest leave. */
  readonly collapseKey?: string;
  /** A day to note. Only a mail whose texts say so brings it. */
  readonly calendar?: CalendarEvent;
}
