import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';

type Listener = (ctx: Ctx, engagementId: string) => Promise<void>;

/** What features do when an engagement is another than it was, in the transaction that changes it. They say so in their `onModuleInit`. */
@Injectable()
export class EngagementChanges {
  private readonly listeners: Listener[] = [];

  whenChanged(listener: Listener): void {
    this.listeners.push(listener);
  }

  async changed(ctx: Ctx, engagementId: string): Promise<void> {
    for (const listen of this.listeners) await listen(ctx, engagementId);
  }
}
