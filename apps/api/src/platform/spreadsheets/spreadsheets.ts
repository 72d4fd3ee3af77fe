import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Sheet } from '@holdfast/domain/spreadsheets/sheet';
import type { WorkbookLayout } from '@holdfast/domain/spreadsheets/workbook-layout';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { RefusedSpreadsheet, type SpreadsheetRefusal } from './spreadsheet-refusal.js';
import type { TableLayout } from './table-writing.js';

export type TableTask = { readonly table: TableLayout } | { readonly rows: readonly (readonly string[])[] } | { readonly end: true };
export type SpreadsheetTask = { readonly read: Uint8Array } | { readonly write: WorkbookLayout } | TableTask;
type Made = Sheet[] | Uint8Array | null;
type Outcome = { readonly made: Made } | { readonly refusal: SpreadsheetRefusal } | { readonly failed: string };

/** The built file even under Jest: a plain thread cannot read TypeScript. */
const THREAD = resolve('dist/apps/api/src/platform/spreadsheets/spreadsheet-thread.js');
const MOST_MEGABYTES = 512;
const LONGEST_MS = 20_000;
const IDLE_MS = 60_000;

/**
 * Reads and writes workbooks in a thread of their own, one after the other, with limits of memory and time: what a file does to its
 * reader stays there. The thread goes after a minute without work, and with whatever broke it.
 */
@Injectable()
export class Spreadsheets implements OnApplicationShutdown {
  private thread: Worker | undefined;
  private idle: ReturnType<typeof setTimeout> | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  /** The visible sheets of a workbook, or the one sheet of a CSV; throws RefusedSpreadsheet. */
  async read(bytes: Uint8Array): Promise<Sheet[]> {
    return (await this.inTurn(() => this.run({ read: bytes }))) as Sheet[];
  }

  async write(workbook: WorkbookLayout): Promise<Buffer> {
    return Buffer.from((await this.inTurn(() => this.run({ write: workbook }))) as Uint8Array);
  }

  /** One large table; its rows are asked for a page at a time, and only what is packed already is in memory. */
  table(layout: TableLayout, pages: AsyncIterable<readonly (readonly string[])[]>): Promise<Buffer> {
    return this.inTurn(async () => {
      await this.run({ table: layout });
      for await (const rows of pages) await this.run({ rows });
      return Buffer.from((await this.run({ end: true })) as Uint8Array);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.idle);
    await this.thread?.terminate();
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private run(task: SpreadsheetTask): Promise<Made> {
    clearTimeout(this.idle);
    const thread = (this.thread ??= new Worker(THREAD, { resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES } }));
    return new Promise<Outcome>((done) => {
      const late = setTimeout(() => { this.drop(thread); done({ refusal: 'too_slow' }); }, LONGEST_MS);
      thread.removeAllListeners();
      thread.on('message', (outcome: Outcome) => { clearTimeout(late); done(outcome); });
      // Out of memory, most often: the file is larger than it looks.
      thread.on('error', (error: NodeJS.ErrnoException) => { clearTimeout(late); this.drop(thread); done(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { refusal: 'unsafe' } : { failed: error.message }); });
      thread.postMessage(task);
    }).then((outcome) => {
      this.idle = setTimeout(() => this.thread && this.drop(this.thread), IDLE_MS).unref();
      if ('made' in outcome) return outcome.made;
      if ('refusal' in outcome) throw new RefusedSpreadsheet(outcome.refusal);
      throw new Error(`The spreadsheet’s thread failed: ${outcome.failed}`);
    });
  }

  private drop(thread: Worker): void {
    if (this.thread === thread) this.thread = undefined;
    thread.removeAllListeners();
    thread.on('error', () => undefined);
    void thread.terminate();
  }
}
