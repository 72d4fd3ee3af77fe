// What a spreadsheet would compute is shown as text (OWASP: CSV injection); full-width signs count, as Excel reads them.
const COMPUTED = /^[=+\-@\t\r\0＝＋－＠]/;

/** A text that no spreadsheet takes for a formula, nor for one once it was saved as CSV. */
export const harmless = (cell: string): string => (COMPUTED.test(cell) ? `'${cell}` : cell);

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** One line of such a file. */
export const csvLine = (cells: readonly string[]): string => `${cells.map((cell) => quoted(harmless(cell))).join(',')}\r\n`;

/** What stands before the first line, so that spreadsheets read it as UTF-8. */
export const CSV_MARK = '\uFEFF';

/** Rows of cells as a CSV file that spreadsheets read as UTF-8: a mark in front, lines end in CR LF, and no cell is a formula to them. */
export const harmlessCsv = (rows: readonly (readonly string[])[]): string => CSV_MARK + rows.map(csvLine).join('');
