import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';

type Listener = (ctx: Ctx, agreementId: string) => Promise<void>;

/** What features do when an agreement is terminated, in the transaction that ends it. They say so in their `onModuleInit`. */
@Injectable()
export class AgreementEnds {
  private readonly listeners: Listener[] = [];

  whenTerminated(listener: Listener): void {
    this.listeners.push(listener);
  }

  async terminated(ctx: Ctx, agreementId: string): Promise<void> {
    for (const listen of this.listeners) await listen(ctx, agreementId);
  }
}
