import { harmlessCsv } from '../csv/harmless-csv.js';
import { decodeText } from './decoded-text.js';
import type { FoundProblem, PreviewOptions, RowProblem } from './import-preview.js';
import { tableShapeOf, type TableShape } from './table-shape.js';

const FIELD_WORDS: Record<string, string> = {
  name: 'name', externalRef: 'reference', contactName: 'contact name', contactEmail: 'contact e-mail', contactPhone: 'contact phone', website: 'website', addressLine1: 'address', addressLine2: 'second address line',
  city: 'city', state: 'State', postalCode: 'postal code', service: 'service', startDate: 'start date', endDate: 'end date', notes: 'notes',
};

const SENTENCES: Record<RowProblem, (field: string) => string> = {
  unclosed_quote: () => 'A quotation mark is opened in this row and never closed.',
  column_count: () => 'This row has more cells than the header has columns.',
  invalid_characters: () => 'This row holds characters that cannot be kept.',
  missing_required: (field) => `The ${field} is missing.`,
  bad_email: (field) => `The ${field} is not one e-mail address.`,
  bad_url: (field) => `The ${field} is not a web address.`,
  bad_state: (field) => `The ${field} is not a US State.`,
  bad_date: (field) => `The ${field} is not a day we can read${field === 'end date' ? ', or lies before the start date' : ''}.`,
  too_long: (field) => `The ${field} is too long.`,
};

/** Why a row was refused, in sentences for the person who mends the file, one for each problem. */
export const refusalSentence = (problems: readonly FoundProblem[]): string =>
  [...new Set(problems.map(({ field, reason }) => SENTENCES[reason](FIELD_WORDS[field ?? ''] ?? field ?? 'row')))].join(' ');

/** The table a preview with these options reads, null when the file holds none. */
export const tableOf = (bytes: Uint8Array, { mapping, headerRow }: PreviewOptions): TableShape | null => {
  const decoded = decodeText(bytes);
  if (decoded.kind === 'binary' || decoded.text.trim() === '') return null;
  return tableShapeOf(decoded.text, Object.entries(mapping ?? {}).flatMap(([header, field]) => (field ? [header] : [])), headerRow);
};

/** The first three different texts under each column, so that a person sees what is in it. */
export const columnExamples = ({ records, headerIndex }: TableShape): string[][] =>
  (records[headerIndex]?.cells ?? []).map((_, column) => {
    const found = new Set<string>();
    for (const { cells } of records.slice(headerIndex + 1, headerIndex + 200)) {
      const text = (cells[column] ?? '').trim().slice(0, 100);
      if (text !== '') found.add(text);
      if (found.size === 3) break;
    }
    return [...found];
  });

/**
 * The refused rows as a CSV to be mended and imported again: every original column as sent, and the `reason` last. `reasons`:
 * sheet row → sentence. No cell of it is a formula to a spreadsheet.
 */
export const refusedFile = ({ records, headerIndex }: TableShape, reasons: ReadonlyMap<number, string>): string => {
  const header = records[headerIndex]?.cells ?? [];
  const refused = [...reasons].sort(([a], [b]) => a - b).map(([row, reason]) => ({ cells: records[row - 1]?.cells ?? [], reason }));
  const width = refused.reduce((widest, { cells }) => Math.max(widest, cells.length), header.length);
  const line = (cells: readonly string[], last: string): string[] => [...Array.from({ length: width }, (_, column) => cells[column] ?? ''), last];
  return harmlessCsv([line(header, 'reason'), ...refused.map(({ cells, reason }) => line(cells, reason))]);
};
