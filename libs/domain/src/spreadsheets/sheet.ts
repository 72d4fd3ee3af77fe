import { isLocalDate, type LocalDate } from '../dates/local-date.js';

/** One cell as it was read. A formula's result is not taken: whoever opens the file next may see another one. */
export type Cell = null | string | number | boolean | { readonly day: LocalDate } | { readonly formula: true } | { readonly error: string };

/** A sheet as plain values, row by row; rows may end early. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

export const isDay = (cell: Cell | undefined): cell is { readonly day: LocalDate } => typeof cell === 'object' && cell !== null && 'day' in cell && isLocalDate(cell.day);
const has = (cell: Cell | undefined, name: 'formula' | 'error'): boolean => typeof cell === 'object' && cell !== null && name in cell;
export const isFormula = (cell: Cell | undefined): boolean => has(cell, 'formula');
export const isError = (cell: Cell | undefined): boolean => has(cell, 'error');

/** A cell as words; what is no value (a formula, an error) says nothing. */
export const cellText = (cell: Cell | undefined): string => {
  if (cell === undefined || cell === null || isFormula(cell) || isError(cell)) return '';
  if (isDay(cell)) return cell.day;
  return typeof cell === 'boolean' ? (cell ? 'Yes' : 'No') : String(cell);
};

export const isBlank = (cell: Cell | undefined): boolean => !isFormula(cell) && cellText(cell).trim() === '';

/** A header as it is compared: small letters and digits, one space between words. */
export const headerWords = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}#]+/gu, ' ').trim();
