import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { config } from '../config/config.js';
import type { Ctx } from '../context/ctx.js';
import { DomainError } from '../errors/domain-error.js';
import { Jobs } from '../jobs/jobs.js';
import { linkVariable, mailTexts } from './mail-catalogue.js';
import { MailKinds } from './mail-kinds.js';
import type { MailPlan } from './mail-plan.js';
import { sendMessages } from './mail.jobs.js';
import type { Message, MessageState } from './message.entity.js';
import { MessagesRepository } from './messages.repository.js';
import { renderMail } from './render-mail.js';

const A_LINK = 'https://example.invalid/';
const A_CODE = '000000';
const RESENDABLE: readonly MessageState[] = ['planned', 'accepted', 'deferred', 'bounced', 'dead'];

@Injectable()
export class Mail {
  constructor(private readonly messages: MessagesRepository, private readonly kinds: MailKinds, private readonly jobs: Jobs) {}

  /**
   * Promises a mail in the transaction of `ctx`; says its id, or null when its key is already known. Throws when a
   * variable is missing: better here, where the fault is, than in the night when it is sent.
   */
  async plan(ctx: Ctx, plan: MailPlan): Promise<string | null> {
    const variables = Object.fromEntries(Object.entries(plan.variables).map(([name, value]) => [name, String(value)]));
    const link = linkVariable(mailTexts(plan.kind));
    renderMail(plan.kind, { ...variables, ...(plan.link && link && { [link]: A_LINK }), ...(plan.secret && { [plan.secret.variable]: A_CODE }) });
    const id = await this.messages.plan(ctx, { ...plan, variables, messageIdHeader: messageIdOf(ctx.tenantId, plan.key) });
    if (id !== null) await this.jobs.enqueue(ctx, sendMessages, {});
    return id;
  }

  /** Takes back what was not sent yet and whose key begins so; says how many. */
  cancel(ctx: Ctx, keyPrefix: string): Promise<number> {
    return this.messages.cancel(ctx, keyPrefix);
  }

  /** The same, and says the keys of what it took back. */
  takeBack(ctx: Ctx, keyPrefix: string): Promise<string[]> {
    return this.messages.takeBack(ctx, keyPrefix);
  }

  /** Takes back what was not sent yet about these subjects, because they are no more. */
  cancelAbout(ctx: Ctx, subjectType: string, subjectIds: readonly string[]): Promise<void> {
    return this.messages.cancelAbout(ctx, subjectType, subjectIds);
  }

  /** Sends again what bounced, died or waits; false when there is no such message. The Message-ID stays. */
  async retry(ctx: Ctx, id: string): Promise<boolean> {
    const found = await this.messages.retry(ctx, id);
    if (found) await this.jobs.enqueue(ctx, sendMessages, {});
    return found;
  }

  find(ctx: Ctx, id: string): Promise<Message | null> {
    return this.messages.find(ctx, id);
  }

  /** Sends what this message said as a new one, to the same person or another; it is marked as replaced. Says the new one's id. */
  async resend(ctx: Ctx, message: Message, to: MailPlan['to']): Promise<string> {
    const { key, kind, toEmail, replyTo, variables, link, secret, subjectType, subjectId, calendar, collapseKey, state, replacedBy } = message;
    if (replacedBy !== null) throw new DomainError('conflict', 'This mail was sent again already');
    if (secret) throw new DomainError('rule_broken', 'A code is not sent twice: whoever needs one asks for a new one');
    if (!RESENDABLE.includes(state)) throw new DomainError('rule_broken', 'This mail was taken back, or is leaving at this moment');
    const elsewhere = to.email.toLowerCase() !== toEmail.toLowerCase();
    const { uid, title, day, zone } = calendar ?? {};
    const id = await this.plan(ctx, {
      key: `${key}.again`, kind, to, replyTo: replyTo ?? undefined,
      variables: { ...variables, ...(variables.recipientName !== undefined && { recipientName: to.name }) },
      ...(elsewhere ? await this.kinds.readdressed(ctx, message, to) : { link: link ?? undefined }),
      subject: subjectType && subjectId ? { type: subjectType, id: subjectId } : undefined,
      collapseKey: elsewhere ? undefined : (collapseKey ?? undefined),
      calendar: uid && title && day && zone ? { uid, title, day, zone } : undefined,
    });
    if (id === null || !(await this.messages.replace(ctx, message.id, id))) throw new DomainError('conflict', 'This mail was sent again already');
    return id;
  }
}

const messageIdOf = (tenantId: string, key: string): string => {
  const hash = createHash('sha256').update(JSON.stringify([tenantId, key])).digest('hex').slice(0, 40);
  return `<${hash}@${new URL(config().publicUrl).hostname}>`;
};
