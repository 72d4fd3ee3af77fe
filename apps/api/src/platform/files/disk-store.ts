import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MOST_BYTES } from '@holdfast/contracts/file-sizes';
import { Injectable } from '@nestjs/common';
import { config } from '../config/config.js';
import { DomainError } from '../errors/domain-error.js';
import { RefusedFile } from './file-refusal.js';

const SILENCE_MS = 30_000;

export interface ReceivedBytes {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Files in a folder. A file appears under its key whole and on the disk, or not at all, and is never written again. */
@Injectable()
export class DiskStore {
  /** Takes a stream into a temporary file, counting and hashing as it comes. What is refused is gone when this throws. */
  async receive(stream: Readable, most: number = MOST_BYTES, silenceMs: number = SILENCE_MS): Promise<ReceivedBytes> {
    const path = join(await this.folder('incoming'), randomUUID());
    const hash = createHash('sha256');
    let bytes = 0;
    const meter = new Transform({
      transform: (chunk: Buffer, _, next) => {
        timer.refresh();
        bytes += chunk.length;
        if (bytes > most) return next(new RefusedFile('too_big'));
        hash.update(chunk);
        next(null, chunk);
      },
    });
    const timer = setTimeout(() => meter.destroy(new RefusedFile('upload_failed')), silenceMs);
    // Not by `pipeline`, which would destroy the source: over HTTP that is the connection on which we want to say why.
    stream.once('error', () => meter.destroy(new RefusedFile('upload_failed')));
    stream.once('close', () => stream.readableEnded || meter.destroy(new RefusedFile('upload_failed')));
    try {
      stream.pipe(meter);
      await pipeline(meter, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
      return { path, bytes, sha256: hash.digest('hex') };
    } catch (error) {
      stream.unpipe(meter);
      stream.resume();
      await this.discard(path);
      throw fullDisk(error);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Gives a received file its key. A key that is taken stays what it is, and this throws. */
  async publish({ path }: ReceivedBytes, key: string): Promise<void> {
    const target = join(config().filesFolder, key);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await link(path, target); // unlike a rename, never over another file
    await this.discard(path);
    const folder = await open(dirname(target));
    await folder.sync().finally(() => folder.close());
  }

  /** How much is here of a file that comes in parts. */
  async partialBytes(id: string): Promise<number> {
    return stat(await this.partialPath(id)).then(({ size }) => size, () => 0);
  }

  /** Puts a received part behind those before it; killed in between, what is here is still how the file begins. */
  async append({ path }: ReceivedBytes, id: string): Promise<void> {
    await pipeline(createReadStream(path), createWriteStream(await this.partialPath(id), { flags: 'a', mode: 0o600, flush: true })).catch((error: unknown) => { throw fullDisk(error); });
  }

  /** All that is here of it, as if it had come at once. */
  async partial(id: string): Promise<ReceivedBytes> {
    const path = await this.partialPath(id);
    return { path, bytes: await this.partialBytes(id), sha256: await hashOf(path) };
  }

  async discardPartial(id: string): Promise<void> {
    return this.discard(await this.partialPath(id));
  }

  path(key: string): string {
    return join(config().filesFolder, key);
  }

  read(key: string): Readable {
    return createReadStream(this.path(key));
  }

  /** The hash of what is stored now; null when nothing is. */
  async sha256(key: string): Promise<string | null> {
    try {
      return await hashOf(this.path(key));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  remove(key: string): Promise<void> {
    return rm(this.path(key), { force: true });
  }

  discard(path: string): Promise<void> {
    return rm(path, { force: true });
  }

  /** Removes what killed processes left half received. */
  async tidy(olderThanMs: number): Promise<void> {
    const folder = await this.folder('incoming');
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      const age = Date.now() - (await stat(path).then(({ mtimeMs }) => mtimeMs, () => Date.now()));
      if (age > olderThanMs) await this.discard(path);
    }
  }

  private async partialPath(id: string): Promise<string> {
    return join(await this.folder('incoming'), id);
  }

  private async folder(name: string): Promise<string> {
    const folder = join(config().filesFolder, name);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
  }
}

const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

const fullDisk = (error: unknown): unknown =>
  ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '') ? new DomainError('no_room', 'There is no room for this file at the moment. Try again later') : error;
