import { Injectable } from '@nestjs/common';
import type { Ctx } from '../context/ctx.js';
import type { Message } from './message.entity.js';

type StillWanted = (ctx: Ctx, message: Message) => Promise<boolean>;
type Told = (ctx: Ctx, message: Message) => Promise<void>;

/** What features want to be asked, and told, about mails they planned. They say so in their `onModuleInit`. */
@Injectable()
export class MailKinds {
  private readonly checks = new Map<string, StillWanted>();
  private readonly listeners: Told[] = [];

  /** Asked right before sending, in a transaction: a reminder of something that was done in the meantime is not sent. */
  stillWanted(kind: string, check: StillWanted): void {
    if (this.checks.has(kind)) throw new Error(`Two features answer for ${kind}`);
    this.checks.set(kind, check);
  }

  /** Told, in a transaction, when a mail came back for good; perhaps twice. */
  onBounced(listener: Told): void {
    this.listeners.push(listener);
  }

  async isWanted(ctx: Ctx, message: Message): Promise<boolean> {
    return (await this.checks.get(message.kind)?.(ctx, message)) ?? true;
  }

  async tellBounced(ctx: Ctx, message: Message): Promise<void> {
    for (const tell of this.listeners) await tell(ctx, message);
  }
}
