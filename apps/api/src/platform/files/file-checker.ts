import { readFile } from 'node:fs/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { Ctx } from '../context/ctx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { OnJob } from '../jobs/on-job.decorator.js';
import { DiskStore } from './disk-store.js';
import type { FileRefusal } from './file-refusal.js';
import { checkFile, removeBytes } from './files.jobs.js';
import { FilesRepository } from './files.repository.js';
import { inspectImage } from './inspect-image.js';
import { inspectPdf } from './inspect-pdf.js';
import { Scanner } from './scanner.js';
import type { FileState, StoredFile } from './stored-file.entity.js';

/**
 * Carries a file from typed to available, one recorded step at a time, so that whoever comes after a crash goes on from
 * there. A scanner that does not answer leaves it where it is: being checked, never clean.
 */
@Injectable()
export class FileChecker {
  private readonly log = new Logger('FileChecker');

  constructor(private readonly uow: UnitOfWork, private readonly files: FilesRepository, private readonly store: DiskStore, private readonly scanner: Scanner) {}

  @OnJob(checkFile)
  async check(ctx: Ctx, { fileId }: { fileId: string }): Promise<void> {
    const file = await this.uow.run(ctx, (ctx) => this.files.find(ctx, fileId));
    if (!file?.storageKey || !file.detectedType) return;
    const steps: Partial<Record<FileState, () => Promise<[FileState, FileRefusal | null]>>> = {
      typed: async () => ['inspected', await this.inspect(file)],
      inspected: async () => ['scanned', await this.scan(file)],
      scanned: async () => ['available', null],
    };
    for (let state = file.state; steps[state]; ) {
      const from = state;
      const [next, refusal] = await steps[from]!();
      const moved = await this.uow.run(ctx, (ctx) => (refusal ? this.files.refuse(ctx, fileId, [from], 'quarantined', refusal) : this.files.move(ctx, fileId, from, next)));
      if (refusal && moved) this.log.warn(`File ${fileId} of ${ctx.tenantId} is quarantined: ${refusal}`);
      if (refusal || !moved) return; // else somebody is ahead of us
      state = next;
    }
  }

  @OnJob(removeBytes)
  async removeBytes(ctx: Ctx, { fileId }: { fileId: string }): Promise<void> {
    const file = await this.uow.run(ctx, (ctx) => this.files.find(ctx, fileId));
    if (file?.state === 'purged' && file.storageKey) await this.store.remove(file.storageKey);
  }

  private async inspect({ storageKey, detectedType }: StoredFile): Promise<FileRefusal | null> {
    const path = this.store.path(storageKey as string);
    if (detectedType === 'application/pdf') return inspectPdf(await readFile(path));
    if (detectedType?.startsWith('image/')) return inspectImage(await readFile(path), detectedType);
    return null; // zips and office files were looked into before they were taken, and text holds nothing
  }

  private async scan({ storageKey, detectedType }: StoredFile): Promise<FileRefusal | null> {
    return (await this.scanner.scan(this.store.path(storageKey as string), detectedType as string)) === 'virus' ? 'virus' : null;
  }
}
