// What a spreadsheet would compute is shown as text (OWASP: CSV injection); full-width signs count, as Excel reads them.
const harmless = (cell: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell);
const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Rows of cells as a CSV file that spreadsheets read as UTF-8: a mark in front, lines end in CR LF, and no cell is a formula to them. */
export const harmlessCsv = (rows: readonly (readonly string[])[]): string => `\uFEFF${rows.map((cells) => cells.map((cell) => quoted(harmless(cell))).join(',')).join('\r\n')}\r\n`;
