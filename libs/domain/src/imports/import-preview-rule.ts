import { isRecord } from '../json/is-record.js';
import type { RequestedMapping } from './column-mapping.js';
import type { RegisteredVendor } from './duplicate-finder.js';
import { previewImport, type ImportPreview, type PreviewOptions } from './import-preview.js';

/** A refusal of the input itself, before any file was looked at. */
export interface RefusedInput {
  refused: string;
}

const bytesOf = (base64: unknown): Uint8Array | null => {
  if (typeof base64 !== 'string') return null;
  try {
    return Uint8Array.from(atob(base64.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
};

const isMapping = (value: unknown): value is RequestedMapping => isRecord(value) && Object.values(value).every((field) => field === null || typeof field === 'string');

const isRegister = (value: unknown): value is RegisteredVendor[] =>
  Array.isArray(value) && value.every((vendor) => isRecord(vendor) && typeof vendor['name'] === 'string' && ['string', 'undefined'].includes(typeof (vendor['externalRef'] ?? undefined)));

const optionsOf = (input: Record<string, unknown>): PreviewOptions | RefusedInput => {
  const options: PreviewOptions = {};
  const mapping = input['mapping'] ?? undefined;
  const headerRow = input['headerRow'] ?? undefined;
  const dateOrder = input['dateOrder'] ?? undefined;
  const register = input['register'] ?? undefined;
  if (mapping !== undefined) {
    if (!isMapping(mapping)) return { refused: 'not_a_mapping' };
    options.mapping = mapping;
  }
  if (headerRow !== undefined) {
    if (typeof headerRow !== 'number' || !Number.isInteger(headerRow) || headerRow < 1) return { refused: 'not_a_header_row' };
    options.headerRow = headerRow;
  }
  if (dateOrder !== undefined) {
    if (dateOrder !== 'MDY' && dateOrder !== 'DMY') return { refused: 'not_a_date_order' };
    options.dateOrder = dateOrder;
  }
  if (register !== undefined) {
    if (!isRegister(register)) return { refused: 'not_a_register' };
    options.register = register;
  }
  return options;
};

/** The preview as lists of row numbers; a file that asks or is refused has judged no row. `values` are those of rows that may become vendors. */
export const previewLists = ({ file, dataRows, rows }: ImportPreview): Record<string, unknown> => {
  const judged = file === 'preview' ? rows : [];
  const rowsThatAre = (verdict: string): number[] => judged.flatMap((row) => (row.verdict === verdict ? [row.row] : []));
  return {
    file,
    dataRows,
    accepted: rowsThatAre('accepted'),
    rejected: judged.flatMap(({ row, verdict, problems: [first] }) => (verdict === 'rejected' && first ? [{ row, reason: first.reason }] : [])),
    duplicates: judged.flatMap(({ row, duplicate }) => (duplicate ? [{ row, ...duplicate }] : [])),
    blank: rowsThatAre('blank'),
    warnings: judged.flatMap(({ row, warnings }) => warnings.map((kind) => ({ row, kind }))),
    values: Object.fromEntries(judged.flatMap(({ row, verdict, values }) => (verdict === 'accepted' || verdict === 'duplicate' ? [[row, values]] : []))),
  };
};

/** The rule `import-preview` on plain JSON: the file as base64, and what a person has chosen so far. */
export const importPreviewRule = (input: Record<string, unknown>): Record<string, unknown> | RefusedInput => {
  const bytes = bytesOf(input['fileBase64']);
  if (bytes === null) return { refused: 'not_base64' };
  const options = optionsOf(input);
  return 'refused' in options ? options : previewLists(previewImport(bytes, options));
};
