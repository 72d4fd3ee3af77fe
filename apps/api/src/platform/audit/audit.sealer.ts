import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Repeated } from '../jobs/repeated.js';
import { AuditSealsRepository } from './audit-seals.repository.js';

const PAUSE_MS = 2_000;
const TENANTS = 1_000;
const BATCH = 1_000;

/** Chains committed audit entries, for ever. Writers never wait for it; any number may run. Behind the worker door only. */
@Injectable()
export class AuditSealer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('AuditSealer');
  private readonly loop = new Repeated(this.log, PAUSE_MS, () => this.sealAll());

  constructor(private readonly seals: AuditSealsRepository) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }

  /** Seals everything that is committed by now and that no other sealer holds. */
  async sealAll(): Promise<void> {
    for (const tenantId of await this.seals.tenantsWithUnsealed(TENANTS)) {
      for (let taken = BATCH; taken === BATCH && !this.loop.stopped; ) taken = await this.seals.seal(tenantId, BATCH);
    }
  }
}
