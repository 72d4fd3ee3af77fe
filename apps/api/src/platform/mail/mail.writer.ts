import { Injectable } from '@nestjs/common';
import { config } from '../config/config.js';
import { Secrets } from '../secrets/secrets.js';
import { calendarFile } from './calendar-event.js';
import { linkVariable, mailTexts } from './mail-catalogue.js';
import type { OutgoingMail } from './mail-transport.js';
import type { MailLink, Message } from './message.entity.js';
import { renderMail } from './render-mail.js';

/** The mail as it travels; links and codes are computed here and stand nowhere else. */
@Injectable()
export class MailWriter {
  private readonly letterhead = config(); // for a hundred thousand mails read once

  constructor(private readonly secrets: Secrets) {}

  write({ id, tenantId, kind, toEmail, toName, replyTo, variables, link, secret, messageIdHeader, calendar, plannedAt }: Message): OutgoingMail {
    const { mailFrom, publicUrl } = this.letterhead;
    const texts = mailTexts(kind);
    const linked = linkVariable(texts);
    const values = {
      ...variables,
      ...(link && linked && { [linked]: this.address(link) }),
      ...(secret && { [secret.variable]: this.secrets.sixDigits(secret.id, secret.generation) }),
    };
    const rendered = renderMail(kind, values);
    return {
      tenantId,
      messageId: messageIdHeader,
      envelopeId: id,
      from: { name: senderName(variables), address: /<([^>]+)>/.exec(mailFrom)?.[1] ?? mailFrom },
      to: { name: toName, address: toEmail },
      replyTo: replyTo ?? rendered.replyTo,
      subject: rendered.subject,
      text: rendered.text,
      html: rendered.html,
      ...(texts.ics && calendar && { calendar: calendarFile(calendar, { host: new URL(publicUrl).hostname, stamp: plannedAt }) }),
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        // The address that this mail leads to is also where it can be stopped: in one's settings, signed in.
        ...(texts.listUnsubscribe && linked && { 'List-Unsubscribe': `<${(values as Record<string, string>)[linked]}>` }),
      },
    };
  }

  private address({ path, token }: MailLink): string {
    const address = `${this.letterhead.publicUrl}${path}`;
    if (!token) return address;
    const secret = this.secrets.token(token.purpose, token.id, token.generation);
    return address.includes('{token}') ? address.replace('{token}', secret) : `${address}#${secret}`;
  }
}

/** "Maria Ruiz, St. Mary's Hospital": a person and whom she writes for, as far as the texts name them. */
const senderName = ({ senderName, delegatorName, adminName, requesterName, organizationName }: Readonly<Record<string, string>>): string =>
  [senderName ?? delegatorName ?? adminName, requesterName ?? organizationName].filter(Boolean).join(', ').replace(/[\r\n"<>]/g, ' ') || 'Holdfast';
