import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import type { VendorChange } from './vendor.entity.js';

type Listener = (ctx: Ctx, vendorId: string, change: VendorChange) => Promise<void>;

/** What features do when somebody edited a vendor, in the transaction that does it. They say so in their `onModuleInit`. */
@Injectable()
export class VendorChanges {
  private readonly listeners: Listener[] = [];

  whenEdited(listener: Listener): void {
    this.listeners.push(listener);
  }

  async edited(ctx: Ctx, vendorId: string, change: VendorChange): Promise<void> {
    for (const listen of this.listeners) await listen(ctx, vendorId, change);
  }
}
