import { parentPort } from 'node:worker_threads';
import { readCsv } from '@holdfast/domain/spreadsheets/read-csv';
import type { Sheet } from '@holdfast/domain/spreadsheets/sheet';
import { MOST_SHEET_COLUMNS, MOST_SHEET_ROWS, RefusedSpreadsheet } from './spreadsheet-refusal.js';
import type { SpreadsheetTask, TableTask } from './spreadsheets.js';
import { TableWriter } from './table-writing.js';
import { inspectWorkbook, kindOf } from './workbook-inspection.js';
import { readWorkbook } from './workbook-reading.js';
import { writeWorkbook } from './workbook-writing.js';

const read = async (bytes: Buffer): Promise<Sheet[]> => {
  if (kindOf(bytes) === 'workbook') {
    await inspectWorkbook(bytes);
    return readWorkbook(bytes);
  }
  const sheet = readCsv(bytes);
  if (!sheet) throw new RefusedSpreadsheet('not_a_spreadsheet');
  if (sheet.rows.length > MOST_SHEET_ROWS) throw new RefusedSpreadsheet('too_many_rows');
  if (sheet.rows.some(({ length }) => length > MOST_SHEET_COLUMNS)) throw new RefusedSpreadsheet('too_many_columns');
  return [sheet];
};

let table: TableWriter | null = null;

/** A table comes in pieces, each answered before the next is sent. */
const tabulate = async (task: TableTask): Promise<Buffer | null> => {
  if ('table' in task) table = await TableWriter.begin(task.table);
  else if ('rows' in task) table?.add(task.rows);
  else if (table) return table.end();
  return null;
};

parentPort?.on('message', (task: SpreadsheetTask) => {
  const done: Promise<unknown> = 'read' in task ? read(Buffer.from(task.read)) : 'write' in task ? writeWorkbook(task.write) : tabulate(task);
  done.then(
    (made) => parentPort?.postMessage({ made }),
    (error: Error) => parentPort?.postMessage(error instanceof RefusedSpreadsheet ? { refusal: error.refusal } : { failed: error.message }),
  );
});
