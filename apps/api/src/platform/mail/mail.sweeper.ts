import { setTimeout } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { systemCtx } from '../context/ctx.js';
import { MailSender } from './mail.sender.js';
import { MessagesRepository } from './messages.repository.js';

const PAUSE_MS = 3_000;
const TENANTS = 1_000;

/** Finds what is due in any organization, so that a lost wake-up loses no mail. One batch each in turn. Behind the worker door only. */
@Injectable()
export class MailSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('MailSweeper');
  private readonly stop = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(private readonly messages: MessagesRepository, private readonly sender: MailSender) {}

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await this.loop;
  }

  async sweep(): Promise<void> {
    for (const tenantId of await this.messages.tenantsWithDue(TENANTS)) {
      if (this.stop.signal.aborted) return;
      await this.sender.sendBatch(systemCtx(tenantId));
    }
  }

  private async run(): Promise<void> {
    while (!this.stop.signal.aborted) {
      await this.sweep().catch((error: Error) => this.log.warn(`Trying again: ${error.message}`));
      await setTimeout(PAUSE_MS, undefined, { signal: this.stop.signal }).catch(() => undefined);
    }
  }
}
