import yauzl, { type Entry } from 'yauzl';
import { RefusedFile } from '../files/file-refusal.js';
import { readZipDirectory } from '../files/zip-directory.js';
import { MOST_SHEET_COLUMNS, MOST_SHEET_ROWS, RefusedSpreadsheet } from './spreadsheet-refusal.js';

/** All parts together, unpacked: whoever reads the workbook holds them in memory. */
const MOST_UNPACKED = 100 * 1024 * 1024;
/** Rows without anything in them are a sheet's formatting; so many are an attack. */
const MOST_ROW_MARKS = 100_000;

const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const ZIP = Buffer.from('PK');

/** What a file is by its first bytes; an old or locked workbook is refused by its own sentence. */
export const kindOf = (bytes: Buffer): 'workbook' | 'text' => {
  if (bytes.length === 0) throw new RefusedSpreadsheet('empty');
  if (bytes.subarray(0, COMPOUND.length).equals(COMPOUND)) throw new RefusedSpreadsheet(bytes.includes(ENCRYPTED) ? 'password_protected' : 'old_format');
  return bytes.subarray(0, ZIP.length).equals(ZIP) ? 'workbook' : 'text';
};

const directoryOf = async (bytes: Buffer): Promise<Entry[]> => {
  try {
    return await readZipDirectory(bytes);
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    throw new RefusedSpreadsheet(error.refusal === 'unsafe_archive' ? 'unsafe' : error.refusal === 'password_protected' ? 'password_protected' : 'not_readable');
  }
};

const columnNumber = (letters: string): number => [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

/** Counts what stands in a sheet without building it: the reader would hold all of it. */
class SheetCounter {
  private rest = '';
  private rows = 0;

  take(chunk: string): void {
    const text = this.rest + chunk;
    const whole = text.lastIndexOf('>') + 1;
    this.rest = text.slice(whole).slice(-2_000); // a tag is never so long
    for (const [tag, name] of text.slice(0, whole).matchAll(/<(!DOCTYPE|row|c)\b[^>]*>/g)) {
      if (name === '!DOCTYPE') throw new RefusedSpreadsheet('not_readable');
      if (name === 'row' && (this.rows += 1) > MOST_ROW_MARKS) throw new RefusedSpreadsheet('too_many_rows');
      if (name === 'c' && !tag.endsWith('/>')) this.cell(/\br="([A-Z]{1,3})(\d{1,7})"/.exec(tag));
    }
  }

  private cell(place: RegExpExecArray | null): void {
    if (place === null) return;
    if (Number(place[2]) > MOST_SHEET_ROWS) throw new RefusedSpreadsheet('too_many_rows');
    if (columnNumber(place[1] ?? '') > MOST_SHEET_COLUMNS) throw new RefusedSpreadsheet('too_many_columns');
  }
}

/** Unpacks every part once and lets it go: a part that is larger than it says ends here. */
const unpackAll = async (bytes: Buffer): Promise<void> => {
  const zip = await yauzl.fromBufferPromise(bytes, { validateEntrySizes: true });
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      const counter = /^xl\/worksheets\/[^/]+\.xml$/.test(entry.fileName) ? new SheetCounter() : null;
      const words = new TextDecoder();
      for await (const chunk of await zip.openReadStreamPromise(entry)) counter?.take(words.decode(chunk as Buffer, { stream: true }));
    }
  } catch (error) {
    throw error instanceof RefusedSpreadsheet ? error : new RefusedSpreadsheet('not_readable');
  } finally {
    zip.close();
  }
};

/** Refuses a workbook that is not one, that carries more than values, or that would not fit in memory; nothing of it is built. */
export const inspectWorkbook = async (bytes: Buffer): Promise<void> => {
  const entries = await directoryOf(bytes);
  const names = entries.map(({ fileName }) => fileName);
  if (!names.includes('[Content_Types].xml') || !names.includes('xl/workbook.xml')) throw new RefusedSpreadsheet('not_a_spreadsheet');
  if (names.some((name) => /vbaProject|\.(bin|exe|dll|js|vbs)$/i.test(name) && !/printerSettings\d*\.bin$/i.test(name))) throw new RefusedSpreadsheet('macros');
  if (names.some((name) => /^xl\/(externalLinks|connections|queryTables)/i.test(name))) throw new RefusedSpreadsheet('external_links');
  if (entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0) > MOST_UNPACKED) throw new RefusedSpreadsheet('unsafe');
  await unpackAll(bytes);
};
