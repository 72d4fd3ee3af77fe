import { DomainError } from '../errors/domain-error.js';

export const LARGEST_SPREADSHEET = 20 * 1024 * 1024;
export const MOST_SHEET_ROWS = 20_000;
export const MOST_SHEET_COLUMNS = 100;

/** Why a spreadsheet is not read, and what to do about it. */
export const SPREADSHEET_REFUSALS = {
  not_a_spreadsheet: 'This is neither an Excel workbook (.xlsx) nor a CSV file. Save it as one of them, and send that',
  empty: 'This file is empty',
  password_protected: 'This workbook is password protected. Save it without its password, and send that',
  old_format: 'This is a workbook of the old .xls kind. Save it as .xlsx, and send that',
  macros: 'This workbook holds macros. Save it as .xlsx, without them, and send that',
  external_links: 'This workbook takes values from other files. Break its links (in Excel: Data, Edit links), and send it again',
  unsafe: 'This workbook unpacks to far more than its size, so it cannot be opened safely',
  too_many_rows: `A sheet may have ${MOST_SHEET_ROWS.toLocaleString('en-US')} rows. Take out what is not needed, and send it again`,
  too_many_columns: `A sheet may have ${MOST_SHEET_COLUMNS} columns. Take out what is not needed, and send it again`,
  too_slow: 'This workbook takes too long to read. Take out sheets that are not needed, and send it again',
  not_readable: 'This workbook is damaged, or built in a way that cannot be read. Open it, save it as .xlsx, and send that',
} as const;
export type SpreadsheetRefusal = keyof typeof SPREADSHEET_REFUSALS;

/** Thrown where a file is no spreadsheet that we read. */
export class RefusedSpreadsheet extends DomainError {
  constructor(readonly refusal: SpreadsheetRefusal) {
    super('file_refused', SPREADSHEET_REFUSALS[refusal], [{ pointer: '/file', message: refusal }]);
  }
}
