import { hasInvalidCharacters, isFormulaLike, readCell, type CellProblem } from './cell-reading.js';
import { mapColumns, type ColumnQuestion, type ImportColumn, type RequestedMapping } from './column-mapping.js';
import { decodeText, type TextEncoding } from './decoded-text.js';
import { duplicateFinder, type DuplicateFinder, type DuplicateMatch, type RegisteredVendor } from './duplicate-finder.js';
import { REQUIRED_FIELD } from './import-field.js';
import type { DateOrder } from './import-date.js';
import type { TableRecord } from './record-reader.js';
import { tableShapeOf } from './table-shape.js';
import { hasInvisibleCharacters, withoutInvisibleCharacters } from './vendor-name.js';

/** What can be said about the whole file. Only a `preview` has judged its rows. */
export type FileVerdict =
  | 'preview' | 'needs_mapping' | 'needs_date_order' | 'refused:empty_file' | 'refused:no_rows' | 'refused:not_a_table' | 'refused:missing_required_column';

export type RowProblem = CellProblem | 'column_count' | 'unclosed_quote';
export type RowWarning = 'formula_like' | 'invisible_characters';

/** One thing that keeps a row out; `field` is null when the row as such is broken. `text` is the cell as sent, to be mended. */
export interface FoundProblem {
  field: string | null;
  reason: RowProblem;
  text: string;
}

/** One row of the sheet below the header, and what becomes of it. `waiting`: a date in it can be read in two ways. */
export interface ImportRow {
  /** As in the sheet: from 1, header and title rows included. */
  row: number;
  verdict: 'accepted' | 'rejected' | 'duplicate' | 'blank' | 'waiting';
  /** All of them, the one that names the rejection first. */
  problems: FoundProblem[];
  duplicate: DuplicateMatch | null;
  warnings: RowWarning[];
  /** What the register would store, fields without a value left out: days as YYYY-MM-DD, States as codes, else text as sent. */
  values: Record<string, string>;
}

export interface ImportPreview {
  file: FileVerdict;
  encoding: TextEncoding | null;
  separator: string | null;
  /** Sheet row of the header, null when none was found. */
  headerRow: number | null;
  columns: ImportColumn[];
  questions: ColumnQuestion[];
  /** Rows whose dates need `dateOrder`. */
  waitingRows: number[];
  dataRows: number;
  rows: ImportRow[];
}

export interface PreviewOptions {
  mapping?: RequestedMapping;
  /** Sheet row of the header, from 1. */
  headerRow?: number;
  dateOrder?: DateOrder;
  register?: readonly RegisteredVendor[];
  /** Cells a person has mended in the preview: row → field → text. They are read like cells of the file. */
  amend?: Readonly<Record<number, Readonly<Record<string, string>>>>;
}

/** Rejections are named by the row's shape first, then by what matters most to the register. */
const BY_WEIGHT: readonly RowProblem[] = ['unclosed_quote', 'column_count', 'invalid_characters', 'missing_required', 'bad_email', 'bad_url', 'bad_state', 'bad_date', 'too_long'];

const isBlank = (cell: string): boolean => cell.trim() === '' || withoutInvisibleCharacters(cell).trim() === '';

const nothing = (file: FileVerdict, known: Partial<ImportPreview> = {}): ImportPreview => ({
  file, encoding: null, separator: null, headerRow: null, columns: [], questions: [], waitingRows: [], dataRows: 0, rows: [], ...known,
});

interface RowReader {
  headers: readonly string[];
  fields: ReadonlyArray<{ field: string; index: number }>;
  /** Every row of the file ends with a separator too many: a habit of the writing program, not a shifted cell. */
  trailingSeparators: boolean;
  options: PreviewOptions;
  finder: DuplicateFinder;
}

const brokenShape = ({ cells, unclosedQuote }: TableRecord, reader: RowReader): RowProblem | null => {
  if (unclosedQuote) return 'unclosed_quote';
  const surplus = cells.slice(reader.headers.length);
  if (surplus.length === 0 || (reader.trailingSeparators && surplus.every(isBlank))) return null;
  return 'column_count';
};

const repeatsHeader = (cells: readonly string[], headers: readonly string[]): boolean => headers.every((header, index) => (cells[index] ?? '').trim() === header.trim());

const readRow = (record: TableRecord, row: number, reader: RowReader): ImportRow => {
  const judged: ImportRow = { row, verdict: 'accepted', problems: [], duplicate: null, warnings: [], values: {} };
  const amended = reader.options.amend?.[row];
  if (amended === undefined && !record.unclosedQuote && record.cells.every(isBlank)) return { ...judged, verdict: 'blank' };

  const texts = new Map(reader.fields.map(({ field, index }) => [field, record.cells[index] ?? ''] as const));
  for (const [field, text] of Object.entries(amended ?? {})) texts.set(field, text);
  // Cells of a broken row may stand under the wrong header: only a person who has gone through all of them mends it.
  const shape = amended && reader.fields.every(({ field }) => field in amended) ? null : brokenShape(record, reader);
  if (shape) judged.problems.push({ field: null, reason: shape, text: record.cells.join(' | ').slice(0, 300) });
  if (!amended && record.cells.some(hasInvalidCharacters)) judged.problems.push({ field: null, reason: 'invalid_characters', text: '' });
  if (!amended && repeatsHeader(record.cells, reader.headers)) judged.problems.push({ field: REQUIRED_FIELD, reason: 'missing_required', text: texts.get(REQUIRED_FIELD) ?? '' });

  let waits = false;
  for (const [field, text] of texts) {
    const reading = readCell(field, text, reader.options.dateOrder);
    if (reading.kind === 'needs_order') waits = true;
    else if (reading.kind === 'refused') judged.problems.push({ field, reason: reading.problem, text });
    else if (reading.value !== null) judged.values[field] = reading.value;
    const trimmed = text.trim();
    if (isFormulaLike(trimmed) && !judged.warnings.includes('formula_like')) judged.warnings.push('formula_like');
    if (hasInvisibleCharacters(trimmed) && !judged.warnings.includes('invisible_characters')) judged.warnings.push('invisible_characters');
  }
  judged.problems.sort((a, b) => BY_WEIGHT.indexOf(a.reason) - BY_WEIGHT.indexOf(b.reason));
  if (waits && !shape) return { ...judged, verdict: 'waiting' };
  if (judged.problems.length > 0) return { ...judged, verdict: 'rejected' };
  judged.duplicate = reader.finder.check(row, judged.values[REQUIRED_FIELD] ?? '', judged.values['externalRef'] ?? null);
  return judged.duplicate ? { ...judged, verdict: 'duplicate' } : judged;
};

/**
 * Says what importing a vendor file would do, before anything is stored: which columns were understood, and for each row below
 * the header whether it is accepted, rejected (with its reasons), a likely duplicate, or blank. Rejected rows are no
 * duplicates of anything, and nothing is a duplicate of them. A file that lacks a choice only a person can make asks for it;
 * one that can not become a list of vendors is refused. Source: the import rule of the register (`rules-io`, import-preview).
 */
export const previewImport = (bytes: Uint8Array, options: PreviewOptions = {}): ImportPreview => {
  const decoded = decodeText(bytes);
  if (decoded.kind === 'binary') return nothing('refused:not_a_table');
  const { text, encoding } = decoded;
  if (text.trim() === '') return nothing('refused:empty_file', { encoding });
  const shape = tableShapeOf(text, Object.entries(options.mapping ?? {}).flatMap(([header, field]) => (field ? [header] : [])), options.headerRow);
  if (shape === null) return nothing(options.headerRow === undefined ? 'refused:empty_file' : 'refused:no_rows', { encoding });

  const { separator, records, headerIndex } = shape;
  const headers = records[headerIndex]?.cells ?? [];
  const data = records.slice(headerIndex + 1);
  const { columns, questions, nameIsMissing } = mapColumns(headers, options.mapping);
  const known = { encoding, separator, headerRow: headerIndex + 1, columns, questions, dataRows: data.length };
  const filled = data.filter(({ cells, unclosedQuote }) => unclosedQuote || !cells.every(isBlank));
  if (filled.length === 0) return nothing('refused:no_rows', known);
  if (nameIsMissing) return nothing('refused:missing_required_column', known);
  if (questions.length > 0) return nothing('needs_mapping', known);

  const reader: RowReader = {
    headers,
    fields: columns.flatMap(({ field, number }) => (field === null ? [] : [{ field, index: number - 1 }])),
    trailingSeparators: filled.length > 1 && filled.every(({ cells }) => cells.length === headers.length + 1 && isBlank(cells[headers.length] ?? '')),
    options,
    finder: duplicateFinder(options.register ?? []),
  };
  const rows = data.map((record, index) => readRow(record, headerIndex + 2 + index, reader));
  const waitingRows = rows.flatMap(({ row, verdict }) => (verdict === 'waiting' ? [row] : []));
  return { ...nothing(waitingRows.length > 0 ? 'needs_date_order' : 'preview', known), waitingRows, rows };
};
