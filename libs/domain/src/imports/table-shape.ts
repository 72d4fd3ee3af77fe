import { fieldsNamed, headerKey } from './import-field.js';
import { readRecords, separatorLineOf, type TableRecord } from './record-reader.js';

/** A file's text as a table: which character parts the cells, all its records, and which of them is the header. */
export interface TableShape {
  separator: string;
  records: TableRecord[];
  /** Index into `records`; its sheet row is one more. */
  headerIndex: number;
}

const SEPARATORS = [',', ';', '\t'] as const;
/** How far down a header is looked for, and how much of a file decides about its separator. */
const LOOKED_AT = 50;

const isBlankCell = (cell: string): boolean => cell.trim() === '';

const filledCells = (cells: readonly string[]): number => cells.reduce((filled, cell) => filled + (isBlankCell(cell) ? 0 : 1), 0);

/** How well these cells would do as a header: words we know, or words the person's mapping names. */
const headerScore = (cells: readonly string[], mapped: ReadonlySet<string>): number =>
  Math.max(fieldsNamed(cells), mapped.size === 0 ? 0 : cells.filter((cell) => mapped.has(headerKey(cell))).length);

const bestHeader = (records: readonly TableRecord[], mapped: ReadonlySet<string>): { index: number; score: number } => {
  let best = { index: -1, score: 0 };
  records.slice(0, LOOKED_AT).forEach(({ cells }, index) => {
    const score = headerScore(cells, mapped);
    if (score > best.score) best = { index, score };
  });
  return best;
};

/** Without a word we know: the first row that has several cells, if any has; else the first that has something. */
const likelyHeader = (records: readonly TableRecord[]): number => {
  const start = records.slice(0, LOOKED_AT);
  const several = start.findIndex(({ cells }) => filledCells(cells) > 1);
  return several !== -1 ? several : records.findIndex(({ cells }) => filledCells(cells) > 0);
};

/** How much the rows agree about their number of cells: 0 when there is but one column, else the share of the commonest width. */
const agreement = (records: readonly TableRecord[]): number => {
  const widths = new Map<number, number>();
  const filled = records.filter(({ cells }) => filledCells(cells) > 0);
  for (const { cells } of filled) if (cells.length > 1) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  return filled.length === 0 ? 0 : Math.max(0, ...widths.values()) / filled.length;
};

/** The separator under which the top of the file has the best header; between equals, the one whose rows agree best; else the comma. */
const guessSeparator = (text: string, bodyAt: number, mapped: ReadonlySet<string>): string => {
  let best = { separator: ',', score: -1, agreement: -1 };
  for (const separator of SEPARATORS) {
    const records = readRecords(text, separator, bodyAt, LOOKED_AT);
    const found = { separator, score: bestHeader(records, mapped).score, agreement: agreement(records) };
    if (found.score > best.score || (found.score === best.score && found.agreement > best.agreement)) best = found;
  }
  return best.separator;
};

/**
 * Finds the table in a text: a `sep=` line decides the separator (and is no row of the sheet), else the file's top does. The
 * header is the row the person names (`headerRow`, from 1), else the row among the first 50 with the most words we know;
 * title rows above it are no data. Null when nothing but blanks is there or the named row is not in the file.
 */
export const tableShapeOf = (text: string, mappedHeaders: readonly string[], headerRow?: number): TableShape | null => {
  const mapped = new Set(mappedHeaders.map(headerKey).filter((key) => key !== ''));
  const { separator: stated, bodyAt } = separatorLineOf(text);
  const separator = stated ?? guessSeparator(text, bodyAt, mapped);
  const records = readRecords(text, separator, bodyAt);
  if (headerRow !== undefined) return headerRow <= records.length ? { separator, records, headerIndex: headerRow - 1 } : null;
  const best = bestHeader(records, mapped);
  const headerIndex = best.index === -1 ? likelyHeader(records) : best.index;
  return headerIndex === -1 ? null : { separator, records, headerIndex };
};
