import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Ctx } from '../context/ctx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Jobs } from '../jobs/jobs.js';
import { OnJob } from '../jobs/on-job.decorator.js';
import { type Attempt, AttemptsRepository, type Ended } from './attempts.repository.js';
import { MailTextError } from './mail-catalogue.js';
import { MailKinds } from './mail-kinds.js';
import { MailRefusal, MailTransport } from './mail-transport.js';
import { sendMessages, tellBounced } from './mail.jobs.js';
import { MailWriter } from './mail.writer.js';
import type { Message } from './message.entity.js';
import { MessagesRepository } from './messages.repository.js';
import { ServerRest } from './server-rest.js';

const BATCH = 200;
/** How many mails may be on their way at once: so many can be repeated by a crash, and no more. Twice the connections, so that one half is written down while the other is spoken to. */
const AT_ONCE = 20;
/** A wake-up ends after so many batches: what is left is the sweeper's, which serves every organization in turn. */
const BATCHES_A_WAKE_UP = 2;
const RENEW_EVERY_MS = 20_000;
const [FIRST_PAUSE_S, LONGEST_PAUSE_S] = [60, 6 * 3600];
/** While no mail at all can leave, none is to blame: it is tried soon after the server is back. */
const LONGEST_PAUSE_UNREACHABLE_S = 15 * 60;
const ASK_AGAIN_S = 60;
const TOGETHER_MS = 4;
const [WRITE_AGAIN_MS, WRITE_AGAIN_TIMES] = [500, 60];

interface Asked {
  readonly message: Message;
  readonly fresh?: Readonly<Record<string, string>>;
}
interface Begun extends Attempt {
  readonly message: Message;
}

/**
 * Sends what is due: takes messages, tries each, writes down how it went. No transaction is open while a server is spoken
 * to, so a worker that dies in between repeats a mail, with its Message-ID, and never loses one.
 */
@Injectable()
export class MailSender implements OnModuleDestroy {
  private readonly log = new Logger('MailSender');
  private readonly server = new ServerRest();
  private stopping = false;
  private moreWaits: () => void = () => undefined;

  constructor(
    private readonly uow: UnitOfWork, private readonly messages: MessagesRepository, private readonly attempts: AttemptsRepository, private readonly transport: MailTransport,
    private readonly kinds: MailKinds, private readonly writer: MailWriter, private readonly jobs: Jobs,
  ) {}

  onModuleDestroy(): void {
    this.stopping = true;
  }

  /** Whoever serves every organization in turn hears that a wake-up left something over. */
  whenMoreWaits(hear: () => void): void {
    this.moreWaits = hear;
  }

  @OnJob(sendMessages)
  async sendDue(ctx: Ctx, _data: Record<string, never> = {}): Promise<void> {
    for (let batches = 0; batches < BATCHES_A_WAKE_UP; batches++) if (!(await this.sendBatch(ctx))) return;
    this.moreWaits();
  }

  @OnJob(tellBounced)
  async tell(ctx: Ctx, { messageId }: { messageId: string }): Promise<void> {
    await this.uow.run(ctx, async (ctx) => {
      const message = await this.messages.find(ctx, messageId);
      if (message?.state === 'bounced') await this.kinds.tellBounced(ctx, message);
    });
  }

  /** One batch of one organization; says whether more may be waiting. */
  async sendBatch(ctx: Ctx): Promise<boolean> {
    if (this.stopping || this.server.resting) return false;
    const lease = randomUUID();
    const size = this.server.knocking ? 1 : BATCH;
    const batch = await this.uow.run(ctx, (ctx) => this.messages.lease(ctx, lease, size));
    if (batch.length === 0) return false;
    const renewal = setInterval(() => void this.uow.run(ctx, (ctx) => this.messages.renew(ctx, lease)).catch(() => undefined), RENEW_EVERY_MS);
    try {
      await this.send(ctx, lease, batch);
    } finally {
      clearInterval(renewal);
      await this.uow.run(ctx, (ctx) => this.messages.release(ctx, lease)).catch(() => undefined);
    }
    return batch.length === size;
  }

  /** Keeps some under way, and writes down in one transaction those that ended and those that begin. */
  private async send(ctx: Ctx, lease: string, batch: readonly Message[]): Promise<void> {
    const waiting = [...batch].sort((a, b) => Number(isSuspect(a)) - Number(isSuspect(b)));
    const flying = new Set<Promise<void>>();
    const ended: Ended[] = [];
    while (waiting.length > 0 || flying.size > 0 || ended.length > 0) {
      if (this.stopping || this.server.resting) waiting.length = 0;
      const next = await this.ask(ctx, lease, takeNext(waiting, flying.size));
      for (const { message, ...attempt } of await this.note(ctx, lease, ended.splice(0), next)) {
        const flight = this.try(message).then((result) => {
          ended.push({ ...attempt, ...result });
          flying.delete(flight);
          if (result.outcome !== 'accepted') this.log.warn(`Message ${message.id} (${message.kind}): ${result.outcome}`);
        });
        flying.add(flight);
      }
      if (flying.size > 0) await Promise.race(flying);
      // What ends at about the same time is written down together.
      if (ended.length < flying.size) await Promise.race([Promise.all(flying), setTimeout(TOGETHER_MS)]);
    }
  }

  private async note(ctx: Ctx, lease: string, ended: readonly Ended[], next: readonly Asked[]): Promise<Begun[]> {
    if (ended.length === 0 && next.length === 0) return [];
    for (let tries = 1; ; tries++) {
      try {
        return await this.uow.run(ctx, async (ctx) => {
          if (ended.length > 0) await this.attempts.finish(ctx, lease, ended);
          for (const { outcome, messageId } of ended) if (outcome === 'bounced') await this.jobs.enqueue(ctx, tellBounced, { messageId });
          return next.length === 0 ? [] : this.begin(ctx, lease, next);
        });
      } catch (error) {
        // What was sent is worth remembering while the lease lasts: forgotten, it is sent again.
        if (ended.length === 0 || tries === WRITE_AGAIN_TIMES) throw error;
        await setTimeout(WRITE_AGAIN_MS);
      }
    }
  }

  private async begin(ctx: Ctx, lease: string, next: readonly Asked[]): Promise<Begun[]> {
    if (next.some(({ message }) => message.collapseKey)) await this.messages.cancelReplaced(ctx, lease);
    const attempts = await this.attempts.begin(ctx, lease, next.map(({ message: { id }, fresh }) => ({ id, fresh })));
    return attempts.map((attempt) => {
      const { message, fresh } = next.find(({ message: { id } }) => id === attempt.messageId) as Asked;
      return { ...attempt, message: { ...message, variables: { ...message.variables, ...fresh } } };
    });
  }

  /** What features say of these right before they leave. One whose question fails makes room for the others, and is asked about again a little later. */
  private async ask(ctx: Ctx, lease: string, messages: readonly Message[]): Promise<Asked[]> {
    const asked: Asked[] = [];
    for (const message of messages) {
      if (!this.kinds.asks(message.kind)) {
        asked.push({ message });
        continue;
      }
      await this.uow.run(ctx, async (ctx) => {
        if (await this.kinds.isWanted(ctx, message)) asked.push({ message, fresh: await this.kinds.freshVariablesOf(ctx, message) });
        else await this.messages.cancelLeased(ctx, message.id, lease, 'No longer wanted when it was due');
      }).catch((error: Error) => {
        this.log.warn(`Message ${message.id} (${message.kind}) could not be asked about: ${error.name}`);
        // Where even this fails, what is on its way must still be written down; the message is given back with the batch.
        return this.uow.run(ctx, (ctx) => this.messages.putOff(ctx, message.id, lease, ASK_AGAIN_S)).catch(() => undefined);
      });
    }
    return asked;
  }

  private async try(message: Message): Promise<Pick<Ended, 'outcome' | 'words' | 'againInS'>> {
    const { outcome, words, longestPauseS } = await this.outcomeOf(message);
    return { outcome, words: words.replaceAll('\0', '').slice(0, 1_000), againInS: pauseAfter(message.attemptCount + 1, longestPauseS) };
  }

  private async outcomeOf(message: Message): Promise<{ outcome: Ended['outcome']; words: string; longestPauseS?: number }> {
    try {
      const { serverWords } = await this.transport.send(this.writer.write(message));
      this.server.answered();
      return { outcome: 'accepted', words: serverWords };
    } catch (error) {
      if (error instanceof MailTextError) return { outcome: 'dead', words: error.message };
      if (!(error instanceof MailRefusal)) return { outcome: 'deferred', words: (error as Error).message };
      if (error.kind !== 'unreachable') {
        this.server.answered();
        return { outcome: error.kind, words: error.serverWords };
      }
      this.server.failed();
      return { outcome: 'deferred', words: error.serverWords, longestPauseS: LONGEST_PAUSE_UNREACHABLE_S };
    }
  }
}

/** Once may be an accident; a mail on whose way two workers ended may be what ends them. */
const isSuspect = ({ crashCount }: Message): boolean => crashCount > 1;

/** As many as may join those under way. A suspect goes alone, so that it takes nobody with it. */
const takeNext = (waiting: Message[], flying: number): Message[] => {
  const firstSuspect = waiting.findIndex(isSuspect);
  if (firstSuspect === 0) return flying === 0 ? waiting.splice(0, 1) : [];
  return waiting.splice(0, Math.min(AT_ONCE - flying, firstSuspect < 0 ? waiting.length : firstSuspect));
};

/** 1 minute, doubled each time up to a limit, give or take a fifth, so that a thousand do not come back at once. */
const pauseAfter = (attempts: number, longestS = LONGEST_PAUSE_S): number => Math.min(FIRST_PAUSE_S * 2 ** (attempts - 1), longestS) * (0.8 + Math.random() * 0.4);
