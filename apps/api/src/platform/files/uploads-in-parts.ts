import type { Readable } from 'node:stream';
import { PART_BYTES } from '@holdfast/contracts/file-sizes';
import { Injectable } from '@nestjs/common';
import type { Ctx } from '../context/ctx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DomainError } from '../errors/domain-error.js';
import { Jobs } from '../jobs/jobs.js';
import { detectType } from './detect-type.js';
import { DiskStore } from './disk-store.js';
import { cleanName } from './file-name.js';
import { FileRoom } from './file-room.js';
import { RefusedFile } from './file-refusal.js';
import type { NewFile } from './files.js';
import { checkFile } from './files.jobs.js';
import { FilesRepository } from './files.repository.js';
import type { StoredFile } from './stored-file.entity.js';

/** A file that comes in parts, over a line that may break: whoever began it asks how much is here, and goes on from there. It waits an hour for the next part. */
@Injectable()
export class UploadsInParts {
  constructor(private readonly uow: UnitOfWork, private readonly rows: FilesRepository, private readonly room: FileRoom, private readonly disk: DiskStore, private readonly jobs: Jobs) {}

  /** Makes room for a file of so many bytes and says its id. Throws `too_large`, `file_refused` or `no_room`. */
  async begin(ctx: Ctx, { name, declaredType }: NewFile, bytes: number): Promise<string> {
    if (bytes === 0) throw new RefusedFile('empty');
    return this.uow.run(ctx, async (ctx) => {
      const id = await this.room.take(ctx, cleanName(name), declaredType, bytes);
      await this.rows.move(ctx, id, 'reserved', 'uploading');
      return id;
    });
  }

  /** How many bytes are here. */
  async received(ctx: Ctx, id: string): Promise<number> {
    await this.underway(ctx, id);
    return this.disk.partialBytes(id);
  }

  /** Takes a part in and says how many bytes are here then. One that does not begin where those end is let go: its reply was lost, or another one was first. */
  async append(ctx: Ctx, id: string, from: number, part: Readable): Promise<number> {
    const { reservedBytes } = await this.underway(ctx, id);
    const came = await this.disk.receive(part, Math.min(PART_BYTES, Math.max(0, reservedBytes - from)));
    try {
      return await this.uow.run(ctx, async (ctx) => {
        await this.turn(ctx, id);
        const here = await this.disk.partialBytes(id);
        if (here !== from || !(await this.rows.move(ctx, id, 'uploading', 'uploading'))) return here;
        await this.disk.append(came, id);
        return here + came.bytes;
      });
    } finally {
      await this.disk.discard(came.path);
    }
  }

  /** The last part is here: from now on it is a file like any other, on its way through its checks. Ending twice is ending once. */
  async end(ctx: Ctx, id: string): Promise<void> {
    const refused = await this.uow.run(ctx, async (ctx) => {
      await this.turn(ctx, id);
      const file = await this.begunHere(ctx, id);
      if (file.state !== 'uploading') return null;
      const here = await this.disk.partialBytes(id);
      if (here !== file.reservedBytes) throw new DomainError('conflict', `Of this file ${here} of ${file.reservedBytes} bytes are here`);
      const whole = await this.disk.partial(id);
      try {
        const detectedType = await detectType(whole.path, file.name, file.declaredType);
        const storageKey = `${ctx.tenantId}/${id}`;
        await this.disk.publish(whole, storageKey);
        if (!(await this.rows.identify(ctx, id, 'typed', { detectedType, bytes: whole.bytes, sha256: whole.sha256, storageKey }))) throw new RefusedFile('upload_failed');
        await this.jobs.enqueue(ctx, checkFile, { fileId: id });
        return null;
      } catch (error) {
        if (!(error instanceof RefusedFile)) throw error;
        await this.rows.refuse(ctx, id, ['uploading'], 'refused', error.refusal);
        await this.disk.discardPartial(id);
        return error;
      }
    });
    if (refused) throw refused;
  }

  /** It will not come: its room is free again. */
  async giveUp(ctx: Ctx, id: string): Promise<void> {
    await this.uow.run(ctx, async (ctx) => {
      await this.turn(ctx, id);
      await this.underway(ctx, id);
      await this.rows.refuse(ctx, id, ['uploading'], 'refused', 'upload_failed');
    });
    await this.disk.discardPartial(id);
  }

  private turn(ctx: Ctx, id: string): Promise<void> {
    return this.uow.takeTurns(ctx, `upload ${id}`);
  }

  private async underway(ctx: Ctx, id: string): Promise<StoredFile> {
    const file = await this.uow.run(ctx, (ctx) => this.begunHere(ctx, id));
    if (file.state !== 'uploading') throw new DomainError('gone', 'This upload has ended. Begin it again');
    return file;
  }

  private async begunHere(ctx: Ctx, id: string): Promise<StoredFile> {
    const file = await this.rows.find(ctx, id);
    if (!file || file.uploadedBy !== ctx.actor.userId || file.reservedBytes === 0) throw new DomainError('not_found', 'There is no such upload');
    return file;
  }
}
