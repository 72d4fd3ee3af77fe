import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { config } from '../config/config.js';
import type { Ctx } from '../context/ctx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Jobs } from '../jobs/jobs.js';
import { OnJob } from '../jobs/on-job.decorator.js';
import { Secrets } from '../secrets/secrets.js';
import { linkVariable, mailTexts, MailTextError } from './mail-catalogue.js';
import { MailKinds } from './mail-kinds.js';
import { MailRefusal, MailTransport, type OutgoingMail } from './mail-transport.js';
import { sendMessages, tellBounced } from './mail.jobs.js';
import type { AttemptOutcome } from './message-attempt.entity.js';
import type { MailLink, Message } from './message.entity.js';
import { MessagesRepository } from './messages.repository.js';
import { renderMail } from './render-mail.js';

const BATCH = 50;
const AT_ONCE = 5;
const RENEW_EVERY_MS = 20_000;
const [FIRST_PAUSE_S, LONGEST_PAUSE_S] = [60, 6 * 3600];

/**
 * Sends what is due: takes messages, tries each, writes down how it went. No transaction is open while a server is spoken
 * to, so a worker that dies in between repeats a mail, with its Message-ID, and never loses one.
 */
@Injectable()
export class MailSender implements OnModuleDestroy {
  private readonly log = new Logger('MailSender');
  private stopping = false;

  constructor(
    private readonly uow: UnitOfWork, private readonly messages: MessagesRepository, private readonly transport: MailTransport,
    private readonly kinds: MailKinds, private readonly secrets: Secrets, private readonly jobs: Jobs,
  ) {}

  onModuleDestroy(): void {
    this.stopping = true;
  }

  @OnJob(sendMessages)
  async sendDue(ctx: Ctx, _data: Record<string, never> = {}): Promise<void> {
    while (!this.stopping && (await this.sendBatch(ctx)) === BATCH);
  }

  @OnJob(tellBounced)
  async tell(ctx: Ctx, { messageId }: { messageId: string }): Promise<void> {
    await this.uow.run(ctx, async (ctx) => {
      const message = await this.messages.find(ctx, messageId);
      if (message?.state === 'bounced') await this.kinds.tellBounced(ctx, message);
    });
  }

  /** One batch of one organization; says how many it took. */
  async sendBatch(ctx: Ctx): Promise<number> {
    const lease = randomUUID();
    const batch = await this.uow.run(ctx, (ctx) => this.messages.lease(ctx, lease, BATCH));
    if (batch.length === 0) return 0;
    const renewal = setInterval(() => void this.uow.run(ctx, (ctx) => this.messages.renew(ctx, lease)).catch(() => undefined), RENEW_EVERY_MS);
    try {
      const waiting = batch.values();
      const work = async () => {
        for (const message of waiting) {
          if (this.stopping) return;
          await this.sendOne(ctx, message, lease);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    } finally {
      clearInterval(renewal);
      await this.uow.run(ctx, (ctx) => this.messages.release(ctx, lease)).catch(() => undefined);
    }
    return batch.length;
  }

  private async sendOne(ctx: Ctx, message: Message, lease: string): Promise<void> {
    try {
      const attempt = await this.uow.run(ctx, async (ctx) => {
        if (await this.kinds.isWanted(ctx, message)) return this.messages.begin(ctx, message.id, lease);
        await this.messages.cancelLeased(ctx, message.id, lease, 'No longer wanted when it was due');
        return null;
      });
      if (!attempt) return;
      const { outcome, words } = await this.try(message);
      await this.uow.run(ctx, async (ctx) => {
        await this.messages.finish(ctx, attempt, outcome, words.slice(0, 1_000), pauseAfter(attempt.number));
        if (outcome === 'bounced') await this.jobs.enqueue(ctx, tellBounced, { messageId: message.id });
      });
      if (outcome !== 'accepted') this.log.warn(`Message ${message.id} (${message.kind}): ${outcome}`);
    } catch (error) {
      // The database, or a feature's question. The lease runs out, and the message is tried again.
      this.log.warn(`Message ${message.id} (${message.kind}) could not be handled: ${(error as Error).name}`);
    }
  }

  private async try(message: Message): Promise<{ outcome: Exclude<AttemptOutcome, 'lost'>; words: string }> {
    try {
      const { serverWords } = await this.transport.send(this.write(message));
      return { outcome: 'accepted', words: serverWords };
    } catch (error) {
      if (error instanceof MailRefusal) return { outcome: error.kind, words: error.serverWords };
      if (error instanceof MailTextError) return { outcome: 'dead', words: error.message };
      return { outcome: 'deferred', words: (error as Error).message };
    }
  }

  /** The mail as it travels; links and codes are computed here and stand nowhere else. */
  write({ tenantId, kind, toEmail, toName, replyTo, variables, link, secret, messageIdHeader }: Message): OutgoingMail {
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
      from: { name: senderName(variables), address: /<([^>]+)>/.exec(config().mailFrom)?.[1] ?? config().mailFrom },
      to: { name: toName, address: toEmail },
      replyTo: replyTo ?? rendered.replyTo,
      subject: rendered.subject,
      text: rendered.text,
      html: rendered.html,
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        // The address that this mail leads to is also where it can be stopped: in one's settings, signed in.
        ...(texts.listUnsubscribe && linked && { 'List-Unsubscribe': `<${(values as Record<string, string>)[linked]}>` }),
      },
    };
  }

  private address({ path, token }: MailLink): string {
    const address = `${config().publicUrl}${path}`;
    if (!token) return address;
    const secret = this.secrets.token(token.purpose, token.id, token.generation);
    return address.includes('{token}') ? address.replace('{token}', secret) : `${address}#${secret}`;
  }
}

/** "Maria Ruiz, St. Mary's Hospital": a person and whom she writes for, as far as the texts name them. */
const senderName = ({ senderName, delegatorName, adminName, requesterName, organizationName }: Readonly<Record<string, string>>): string =>
  [senderName ?? delegatorName ?? adminName, requesterName ?? organizationName].filter(Boolean).join(', ').replace(/[\r\n"<>]/g, ' ') || 'Holdfast';

/** 1 minute, doubled each time up to 6 hours, give or take a fifth, so that a thousand do not come back at once. */
const pauseAfter = (attempts: number): number => Math.min(FIRST_PAUSE_S * 2 ** (attempts - 1), LONGEST_PAUSE_S) * (0.8 + Math.random() * 0.4);
