import { MOST_BYTES } from '@holdfast/contracts/file-sizes';
import { Injectable } from '@nestjs/common';
import { config } from '../config/config.js';
import type { Ctx } from '../context/ctx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DomainError } from '../errors/domain-error.js';
import { RefusedFile } from './file-refusal.js';
import { FilesRepository } from './files.repository.js';

/** What others send counts against the organization's room; what it made or must keep itself is counted and never refused. */
@Injectable()
export class FileRoom {
  constructor(private readonly uow: UnitOfWork, private readonly rows: FilesRepository) {}

  /** Reserves so many bytes for a file and says its id; throws `too_large` or `no_room`. In a transaction of the caller's. */
  async take(ctx: Ctx, name: string, declaredType: string, bytes: number): Promise<string> {
    if (bytes > MOST_BYTES) throw new RefusedFile('too_big');
    await this.uow.takeTurns(ctx, `room for files of ${ctx.tenantId}`); // or fifty uploads at once each see the last megabyte free
    if ((await this.rows.roomTaken(ctx)) + bytes > config().filesQuota) throw new DomainError('no_room', 'Your organization has no room left for files. Remove some, or ask who runs this Holdfast for more', [{ pointer: '/file', message: 'no_room' }]);
    return this.rows.reserve(ctx, name, declaredType, bytes);
  }
}
