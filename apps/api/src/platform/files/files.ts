import { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { MOST_BYTES } from '@holdfast/contracts/file-sizes';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { type Ctx, systemCtx } from '../context/ctx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DomainError } from '../errors/domain-error.js';
import { Jobs } from '../jobs/jobs.js';
import { Secrets } from '../secrets/secrets.js';
import { detectType } from './detect-type.js';
import { DiskStore, type ReceivedBytes } from './disk-store.js';
import { cleanName } from './file-name.js';
import { FileRoom } from './file-room.js';
import { type FileRefusal, RefusedFile } from './file-refusal.js';
import { checkFile, removeBytes } from './files.jobs.js';
import { FilesRepository } from './files.repository.js';
import { Scanner } from './scanner.js';
import type { StoredFile } from './stored-file.entity.js';

export interface NewFile {
  readonly name: string;
  /** What the sender's browser says it is; '' when it says nothing. */
  readonly declaredType: string;
}

export interface OpenFile {
  readonly file: StoredFile;
  readonly stream: Readable;
}

const ADDRESS_FOR_S = 300;

/** Stored bytes: taken in, checked, handed out. Features keep the id, and read the state by it. */
@Injectable()
export class Files {
  private readonly log = new Logger('Files');

  constructor(
    private readonly uow: UnitOfWork, private readonly rows: FilesRepository, private readonly room: FileRoom, private readonly disk: DiskStore,
    private readonly jobs: Jobs, private readonly secrets: Secrets, private readonly clock: Clock, private readonly scanner: Scanner,
  ) {}

  /** Who scans for viruses; null: nobody that an administrator set up. */
  get scannerName(): string | null {
    return this.scanner.name;
  }

  /**
   * Takes a file in and says its id; it is available once its check is done. Outside a transaction, since it waits for the
   * network. Throws `no_room`, `file_refused` or `too_large` with the words for the screen; then nothing is kept but the row.
   */
  async receive(ctx: Ctx, { name, declaredType }: NewFile, stream: Readable): Promise<string> {
    return this.takeIn(ctx, cleanName(name), declaredType, stream, async (received, name) => detectType(received.path, name, declaredType), 'typed', announcedBytes(stream));
  }

  /** Keeps a document that we made ourselves; it is available at once. Outside a transaction. */
  store(ctx: Ctx, { name, type }: { readonly name: string; readonly type: string }, bytes: Buffer): Promise<string> {
    return this.takeIn(ctx, cleanName(name), type, Readable.from([bytes], { objectMode: false }), async () => type, 'available');
  }

  /**
   * Copies another organization's file into the tenant of `ctx`: a file of its own, hashed and checked anew. The caller has
   * made sure that this organization may have it. Outside a transaction.
   */
  async copyFrom(sourceTenantId: string, sourceFileId: string, ctx: Ctx): Promise<string> {
    const { file, stream } = await this.open(systemCtx(sourceTenantId), sourceFileId);
    const same = async ({ sha256 }: ReceivedBytes) => {
      if (sha256 !== file.sha256) throw new RefusedFile('upload_failed');
      return file.detectedType as string;
    };
    return this.takeIn(ctx, file.name, file.declaredType, stream, same, 'typed');
  }

  find(ctx: Ctx, id: string): Promise<StoredFile | null> {
    return this.uow.run(ctx, (ctx) => this.rows.find(ctx, id));
  }

  findMany(ctx: Ctx, ids: readonly string[]): Promise<StoredFile[]> {
    return this.uow.run(ctx, (ctx) => this.rows.findMany(ctx, ids));
  }

  /** A path from which anybody who has it may fetch this file, for a few minutes. */
  async address(ctx: Ctx, id: string, ttlSeconds: number = ADDRESS_FOR_S): Promise<string> {
    await this.available(ctx, id);
    const path = `/files/${ctx.tenantId}/${id}`;
    const expires = Math.floor((await this.clock.now()).getTime() / 1_000) + ttlSeconds;
    return `${path}?${this.secrets.signedQuery(path, expires)}`;
  }

  /** The same bytes that were recorded, or a refusal: they are hashed before the first one leaves. */
  async open(ctx: Ctx, id: string): Promise<OpenFile> {
    const file = await this.available(ctx, id);
    const key = file.storageKey as string;
    const sha256 = await this.disk.sha256(key);
    if (sha256 !== file.sha256) {
      this.log.error(`ALERT File ${id} of ${ctx.tenantId} ${sha256 === null ? 'is missing from the store' : 'is not what was stored'}`);
      throw new DomainError('conflict', 'This file is not what was stored, so it was not handed out. Your administrator has been alerted');
    }
    return { file, stream: this.disk.read(key) };
  }

  /** Keeps it from everybody, because of what a person saw in it; it can still be purged. In a transaction of the caller's. */
  async quarantine(ctx: Ctx, id: string, refusal: FileRefusal): Promise<void> {
    if (!(await this.rows.refuse(ctx, id, ['available'], 'quarantined', refusal))) throw new DomainError('conflict', 'This file is not handed out as it is');
  }

  /** Forgets the bytes and the name; the row and its hash stay as proof of what there was. A check under way finds it gone. In a transaction of the caller's. */
  async purge(ctx: Ctx, id: string): Promise<void> {
    if (!(await this.rows.purge(ctx, id))) throw new DomainError('not_found', 'There is no such file, or it is still on its way');
    await this.jobs.enqueue(ctx, removeBytes, { fileId: id });
  }

  private async available(ctx: Ctx, id: string): Promise<StoredFile> {
    const file = await this.find(ctx, id);
    if (!file || file.state === 'refused') throw new DomainError('not_found', 'There is no such file');
    if (file.state === 'purged') throw new DomainError('gone', 'This file was purged');
    if (file.state === 'quarantined') throw new DomainError('file_refused', file.refusalSentence ?? 'This file was refused');
    if (file.state !== 'available') throw new DomainError('conflict', 'This file is still being checked. Try again in a minute');
    return file;
  }

  private async takeIn(
    ctx: Ctx, name: string, declaredType: string, stream: Readable,
    typeOf: (received: ReceivedBytes, name: string) => Promise<string>, to: 'typed' | 'available', within?: number,
  ): Promise<string> {
    if (ctx.tx) throw new Error('A file is taken in outside a transaction: it waits for the network');
    const id = await this.uow.run(ctx, (ctx) => (within === undefined ? this.rows.reserve(ctx, name, declaredType, 0) : this.room.take(ctx, name, declaredType, within)));
    let received: ReceivedBytes | undefined;
    try {
      await this.uow.run(ctx, (ctx) => this.rows.move(ctx, id, 'reserved', 'uploading'));
      received = await this.disk.receive(stream, within);
      if (received.bytes === 0) throw new RefusedFile('empty');
      const detectedType = await typeOf(received, name);
      const { bytes, sha256 } = received;
      const storageKey = `${ctx.tenantId}/${id}`;
      await this.disk.publish(received, storageKey);
      await this.uow.run(ctx, async (ctx) => {
        if (!(await this.rows.identify(ctx, id, to, { detectedType, bytes, sha256, storageKey }))) throw new RefusedFile('upload_failed');
        if (to === 'typed') await this.jobs.enqueue(ctx, checkFile, { fileId: id });
      });
      return id;
    } catch (error) {
      if (received) await this.disk.discard(received.path);
      const refusal = error instanceof RefusedFile ? error.refusal : 'upload_failed';
      // Failing here too, the row stays on its way and the sweeper finds it.
      await this.uow.run(ctx, (ctx) => this.rows.refuse(ctx, id, ['reserved', 'uploading'], 'refused', refusal)).then(
        (refused) => (refused ? this.disk.remove(`${ctx.tenantId}/${id}`) : undefined), () => undefined);
      throw error;
    }
  }
}

/** How many bytes will come, as far as a call says so; else as many as may. */
const announcedBytes = (stream: Readable): number => Number((stream instanceof IncomingMessage && stream.headers['content-length']) || MOST_BYTES);
