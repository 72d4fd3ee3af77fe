import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { systemCtx } from '../context/ctx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Repeated } from '../jobs/repeated.js';
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
  private readonly loop = new Repeated(this.log, PAUSE_MS, () => this.sweep());

  constructor(private readonly uow: UnitOfWork, private readonly files: FilesRepository, private readonly checker: FileChecker, private readonly store: DiskStore) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }

  async sweep(): Promise<void> {
    for (const stuck of await this.files.stuck(BATCH)) {
      if (this.loop.stopped) return;
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
}
