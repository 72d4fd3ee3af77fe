import { setTimeout } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { systemCtx } from '../context/ctx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DiskStore } from './disk-store.js';
import { FileChecker } from './file-checker.js';
import { FilesRepository, type StuckFile } from './files.repository.js';

const PAUSE_MS = 30_000;
const BATCH = 100;
const LEFT_BEHIND_MS = 24 * 3_600_000;

/** Ends what a killed process began: an upload is refused, a check goes on. Behind the worker door only. */
@Injectable()
export class FileSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('FileSweeper');
  private readonly stop = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(private readonly uow: UnitOfWork, private readonly files: FilesRepository, private readonly checker: FileChecker, private readonly store: DiskStore) {}

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await this.loop;
  }

  async sweep(): Promise<void> {
    for (const stuck of await this.files.stuck(BATCH)) {
      if (this.stop.signal.aborted) return;
      // One file's trouble must not keep the next waiting.
      await this.goOn(stuck).catch((error: Error) => this.log.warn(`File ${stuck.id} of ${stuck.tenantId} stays ${stuck.state}: ${error.message}`));
    }
    await this.store.tidy(LEFT_BEHIND_MS);
  }

  private async goOn({ tenantId, id, state }: StuckFile): Promise<void> {
    const ctx = systemCtx(tenantId);
    if (state !== 'reserved' && state !== 'uploading') return this.checker.check(ctx, { fileId: id });
    const refused = await this.uow.run(ctx, (ctx) => this.files.refuse(ctx, id, ['reserved', 'uploading'], 'refused', 'upload_failed'));
    if (refused) await this.store.remove(`${tenantId}/${id}`); // it may have been published, and the row not written
  }

  private async run(): Promise<void> {
    while (!this.stop.signal.aborted) {
      await this.sweep().catch((error: Error) => this.log.warn(`Trying again: ${error.message}`));
      await setTimeout(PAUSE_MS, undefined, { signal: this.stop.signal }).catch(() => undefined);
    }
  }
}
