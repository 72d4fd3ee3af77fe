import type { Cell, Sheet } from '@holdfast/domain/spreadsheets/sheet';
import type ExcelJS from 'exceljs';
import { RefusedSpreadsheet } from './spreadsheet-refusal.js';

/** What we do not need and would have to hold. */
const NOT_READ = ['dataValidations', 'conditionalFormatting', 'extLst', 'hyperlinks', 'drawing', 'legacyDrawing', 'tableParts', 'pageSetup', 'printOptions', 'headerFooter', 'rowBreaks', 'colBreaks'];

const dayOf = (date: Date): string | null => (Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10));

const cellOf = (value: ExcelJS.CellValue): Cell => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) {
    const day = dayOf(value);
    return day === null ? { error: 'no day' } : { day };
  }
  if ('formula' in value || 'sharedFormula' in value) return { formula: true };
  if ('error' in value) return { error: value.error };
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  return 'text' in value ? cellOf(value.text as ExcelJS.CellValue) : null;
};

const rowsOf = (sheet: ExcelJS.Worksheet): Cell[][] => {
  const rows: Cell[][] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: Cell[] = [];
    // Of cells that were put together only the first has the value.
    row.eachCell({ includeEmpty: false }, (cell, column) => { cells[column - 1] = cell.isMerged && cell.master !== cell ? null : cellOf(cell.value); });
    if (cells.some((cell) => cell !== null && cell !== undefined)) rows[number - 1] = Array.from(cells, (cell) => cell ?? null);
  });
  return Array.from(rows, (row) => row ?? []);
};

/** The visible sheets of an inspected workbook, as plain values. */
export const readWorkbook = async (bytes: Buffer): Promise<Sheet[]> => {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  try {
    await workbook.xlsx.load(bytes as never, { ignoreNodes: NOT_READ });
    return workbook.worksheets.filter(({ state }) => state === 'visible').map((sheet) => ({ name: sheet.name, rows: rowsOf(sheet) }));
  } catch {
    throw new RefusedSpreadsheet('not_readable');
  }
};
