import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';

type Listener = (ctx: Ctx, agreementId: string) => Promise<void>;

/** What features do when an agreement is terminated or something recorded of it changed, in the transaction that does it. They say so in their `onModuleInit`. */
@Injectable()
export class AgreementChanges {
  private readonly listeners: Listener[] = [];
  private readonly changeListeners: Listener[] = [];

  whenTerminated(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** Its terms, its owner or its last day may not be what they were. */
  whenChanged(listener: Listener): void {
    this.changeListeners.push(listener);
  }

  async terminated(ctx: Ctx, agreementId: string): Promise<void> {
    for (const listen of this.listeners) await listen(ctx, agreementId);
  }

  async changed(ctx: Ctx, agreementId: string): Promise<void> {
    for (const listen of this.changeListeners) await listen(ctx, agreementId);
  }
}
