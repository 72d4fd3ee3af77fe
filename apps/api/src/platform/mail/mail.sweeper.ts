import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { systemCtx } from '../context/ctx.js';
import { Repeated } from '../jobs/repeated.js';
import { MailSender } from './mail.sender.js';
import { MessagesRepository } from './messages.repository.js';

const PAUSE_MS = 3_000;
const TENANTS = 1_000;

/** Finds what is due in any organization, so that a lost wake-up loses no mail. One batch each in turn, until nobody has a full one left. Behind the worker door only. */
@Injectable()
export class MailSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('MailSweeper');
  private readonly loop = new Repeated(this.log, PAUSE_MS, () => this.sweep());

  constructor(private readonly messages: MessagesRepository, private readonly sender: MailSender) {}

  onApplicationBootstrap(): void {
    this.sender.whenMoreWaits(() => this.loop.now());
    this.loop.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }

  async sweep(): Promise<void> {
    for (let more = true; more; ) {
      more = false;
      for (const tenantId of await this.messages.tenantsWithDue(TENANTS)) {
        if (this.loop.stopped) return;
        if (await this.sendBatch(tenantId)) more = true;
      }
    }
  }

  /** One organization whose batch fails holds up no other, and has its next turn after the pause. */
  private sendBatch(tenantId: string): Promise<boolean> {
    return this.sender.sendBatch(systemCtx(tenantId)).catch((error: Error) => {
      this.log.warn(`Mail of ${tenantId}: ${error.message}`);
      return false;
    });
  }
}
