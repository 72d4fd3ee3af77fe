import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { config } from '../config/config.js';
import type { Ctx } from '../context/ctx.js';
import { Jobs } from '../jobs/jobs.js';
import { linkVariable, mailTexts } from './mail-catalogue.js';
import type { MailPlan } from './mail-plan.js';
import { sendMessages } from './mail.jobs.js';
import { MessagesRepository } from './messages.repository.js';
import { renderMail } from './render-mail.js';

const A_LINK = 'https://example.invalid/';
const A_CODE = '000000';

@Injectable()
export class Mail {
  constructor(private readonly messages: MessagesRepository, private readonly jobs: Jobs) {}

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
}

const messageIdOf = (tenantId: string, key: string): string => {
  const hash = createHash('sha256').update(JSON.stringify([tenantId, key])).digest('hex').slice(0, 40);
  return `<${hash}@${new URL(config().publicUrl).hostname}>`;
};
