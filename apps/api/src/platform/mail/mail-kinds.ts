import { Injectable } from '@nestjs/common';
import type { Ctx } from '../context/ctx.js';
import type { MailPlan } from './mail-plan.js';
import type { Message } from './message.entity.js';

type StillWanted = (ctx: Ctx, message: Message) => Promise<boolean>;
type Fresh = (ctx: Ctx, message: Message) => Promise<Readonly<Record<string, string | number>>>;
type Readdress = (ctx: Ctx, message: Message, to: MailPlan['to']) => Promise<Pick<MailPlan, 'link'>>;
type Told = (ctx: Ctx, message: Message) => Promise<void>;

/** What features want to be asked, and told, about mails they planned. They say so in their `onModuleInit`. */
@Injectable()
export class MailKinds {
  private readonly checks = new Map<string, StillWanted>();
  private readonly fresh = new Map<string, Fresh>();
  private readonly readdressing = new Map<string, Readdress>();
  private readonly listeners: Told[] = [];

  /** Asked right before sending, in a transaction: a reminder of something that was done in the meantime is not sent. */
  stillWanted(kind: string, check: StillWanted): void {
    once(this.checks, kind, check);
  }

  /** Asked right before sending, in a transaction: what is true today, in place of what the plan said. The message keeps what was sent. */
  freshVariables(kind: string, variables: Fresh): void {
    once(this.fresh, kind, variables);
  }

  /** Asked, in the transaction that sends a mail about such a subject to another address, for the link that is hers. */
  whenReaddressed(subjectType: string, readdress: Readdress): void {
    once(this.readdressing, subjectType, readdress);
  }

  /** Told, in a transaction, when a mail came back for good; perhaps twice. */
  onBounced(listener: Told): void {
    this.listeners.push(listener);
  }

  /** Whether somebody wants to be asked before a mail of this kind is sent. */
  asks(kind: string): boolean {
    return this.checks.has(kind) || this.fresh.has(kind);
  }

  async isWanted(ctx: Ctx, message: Message): Promise<boolean> {
    return (await this.checks.get(message.kind)?.(ctx, message)) ?? true;
  }

  async freshVariablesOf(ctx: Ctx, message: Message): Promise<Record<string, string> | undefined> {
    const fresh = await this.fresh.get(message.kind)?.(ctx, message);
    return fresh && Object.fromEntries(Object.entries(fresh).map(([name, value]) => [name, String(value)]));
  }

  async readdressed(ctx: Ctx, message: Message, to: MailPlan['to']): Promise<Pick<MailPlan, 'link'>> {
    return (await this.readdressing.get(message.subjectType ?? '')?.(ctx, message, to)) ?? { link: message.link ?? undefined };
  }

  async tellBounced(ctx: Ctx, message: Message): Promise<void> {
    for (const tell of this.listeners) await tell(ctx, message);
  }
}

const once = <T>(answers: Map<string, T>, name: string, answer: T): void => {
  if (answers.has(name)) throw new Error(`Two features answer for ${name}`);
  answers.set(name, answer);
};
