import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';

type Listener = (ctx: Ctx, contactId: string) => Promise<void>;

/** What features do when the address of a contact was mended, or the contact is gone, in the transaction that does it. They say so in their `onModuleInit`. */
@Injectable()
export class ContactChanges {
  private readonly listeners: Listener[] = [];

  whenMended(listener: Listener): void {
    this.listeners.push(listener);
  }

  async mended(ctx: Ctx, contactId: string): Promise<void> {
    for (const listen of this.listeners) await listen(ctx, contactId);
  }
}
