import { setTimeout } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { AuditSealsRepository } from './audit-seals.repository.js';

const PAUSE_MS = 2_000;
const TENANTS = 1_000;
const BATCH = 1_000;

/** Chains committed audit entries, for ever. Writers never wait for it; any number may run. Behind the worker door only. */
@Injectable()
export class AuditSealer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('AuditSealer');
  private readonly stop = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(private readonly seals: AuditSealsRepository) {}

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await this.loop;
  }

  /** Seals everything that is committed by now and that no other sealer holds. */
  async sealAll(): Promise<void> {
    for (const tenantId of await this.seals.tenantsWithUnsealed(TENANTS)) {
      for (let taken = BATCH; taken === BATCH && !this.stop.signal.aborted; ) taken = await this.seals.seal(tenantId, BATCH);
    }
  }

  private async run(): Promise<void> {
    while (!this.stop.signal.aborted) {
      await this.sealAll().catch((error: Error) => this.log.warn(`Trying again: ${error.message}`));
      await setTimeout(PAUSE_MS, undefined, { signal: this.stop.signal }).catch(() => undefined);
    }
  }
}
