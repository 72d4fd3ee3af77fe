import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';

type Listener = (ctx: Ctx, memberId: string) => Promise<void>;

/** What features do when a member's role, access or deputy changed, in the transaction that does it. They say so in their `onModuleInit`. */
@Injectable()
export class MemberChanges {
  private readonly listeners: Listener[] = [];

  whenChanged(listener: Listener): void {
    this.listeners.push(listener);
  }

  async changed(ctx: Ctx, memberId: string): Promise<void> {
    for (const listen of this.listeners) await listen(ctx, memberId);
  }
}
