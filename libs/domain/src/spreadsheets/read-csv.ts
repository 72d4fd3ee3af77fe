import { decodeText } from '../imports/decoded-text.js';
import { readRecords, separatorLineOf } from '../imports/record-reader.js';
import type { Sheet } from './sheet.js';

const SEPARATORS = [',', ';', '\t'] as const;
const LOOKED_AT = 20;

/** The separator that parts the top of the text into most cells. */
const separatorOf = (text: string, bodyAt: number): string => {
  const cells = (separator: string): number => readRecords(text, separator, bodyAt, LOOKED_AT).reduce((sum, record) => sum + record.cells.length, 0);
  return SEPARATORS.reduce((best, separator) => (cells(separator) > cells(best) ? separator : best));
};

/** What we put a quote in front of (`harmlessCsv`), or what had one of its own. */
const GUARDED = /^'+[=+\-@\t\r＝＋－＠]/;

/** Takes away the quote that keeps a spreadsheet from computing a text: the other half of `guarded`. */
export const unguarded = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text);

/** Keeps a spreadsheet from computing a text, so that `unguarded` gives exactly it back. */
export const guarded = (text: string): string => (/^'*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text);

/** The one sheet that a CSV is, or null for bytes that are no text. */
export const readCsv = (bytes: Uint8Array): Sheet | null => {
  const decoded = decodeText(bytes);
  if (decoded.kind === 'binary') return null;
  const { separator, bodyAt } = separatorLineOf(decoded.text);
  return { name: '', rows: readRecords(decoded.text, separator ?? separatorOf(decoded.text, bodyAt), bodyAt).map(({ cells }) => cells.map(unguarded)) };
};
