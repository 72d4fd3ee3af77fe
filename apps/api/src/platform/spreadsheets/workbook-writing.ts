import type { CellLook, SheetLayout, WorkbookLayout, WrittenCell } from '@holdfast/domain/spreadsheets/workbook-layout';
import type ExcelJS from 'exceljs';
import { textForXml } from './xml-characters.js';

const LISTS = 'Lists';
const INK = 'FF1C2430';
const QUIET = 'FF545C67';
const RULE = 'FFC9CCD0';
const PAPER = 'FFF4F2EC';
const FIELD = 'FFFFFFFF';

const fill = (color: string): ExcelJS.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb: color } });
const rule: Partial<ExcelJS.Borders> = { bottom: { style: 'thin', color: { argb: RULE } } };
const STYLES: Record<CellLook, Partial<ExcelJS.Style>> = {
  title: { font: { bold: true, size: 14, color: { argb: INK } } },
  head: { font: { bold: true, color: { argb: INK } }, fill: fill(PAPER), border: { bottom: { style: 'medium', color: { argb: INK } } }, alignment: { vertical: 'top', wrapText: true } },
  locked: { font: { color: { argb: INK } }, border: rule, alignment: { vertical: 'top', wrapText: true } },
  quiet: { font: { color: { argb: QUIET } }, border: rule, alignment: { vertical: 'top', wrapText: true } },
  answer: { fill: fill(FIELD), border: { ...rule, left: { style: 'thin', color: { argb: RULE } }, right: { style: 'thin', color: { argb: RULE } } }, alignment: { vertical: 'top', wrapText: true }, protection: { locked: false } },
};

const valueOf = ({ value }: WrittenCell): ExcelJS.CellValue => {
  if (typeof value === 'string') return textForXml(value);
  return typeof value === 'object' && value !== null ? new Date(`${value.day}T00:00:00Z`) : value;
};

const columnName = (number: number): string => (number > 26 ? columnName(Math.floor((number - 1) / 26)) : '') + String.fromCharCode(65 + ((number - 1) % 26));

/** Choices stand in a sheet of their own: inside a cell's rule they could hold no comma, and 255 characters in all. */
class ChoiceLists {
  private readonly known = new Map<string, string>();

  constructor(private readonly sheet: ExcelJS.Worksheet) {}

  rangeOf(choices: readonly string[]): string {
    const key = JSON.stringify(choices);
    const known = this.known.get(key);
    if (known) return known;
    const column = this.known.size + 1;
    choices.forEach((choice, at) => { this.sheet.getCell(at + 1, column).value = textForXml(choice); });
    const range = `${LISTS}!$${columnName(column)}$1:$${columnName(column)}$${choices.length}`;
    this.known.set(key, range);
    return range;
  }
}

const write = (sheet: ExcelJS.Worksheet, { columns, rows, frozen }: SheetLayout, lists: ChoiceLists): void => {
  columns.forEach(({ width, hidden = false }, at) => { Object.assign(sheet.getColumn(at + 1), { width, hidden }); });
  rows.forEach((cells, row) => cells.forEach((written, column) => {
    const cell = sheet.getCell(row + 1, column + 1);
    cell.value = valueOf(written);
    cell.style = { ...STYLES[written.look], ...(typeof written.value === 'string' || written.look !== 'answer' || (!written.takes && written.value === null) ? { numFmt: '@' } : {}), ...(written.takes === 'day' ? { numFmt: 'yyyy-mm-dd' } : {}), ...(written.takes === 'number' ? { numFmt: 'General' } : {}) };
    if (written.choices) cell.dataValidation = { type: 'list', allowBlank: true, formulae: [lists.rangeOf(written.choices)], showErrorMessage: true, errorTitle: 'Choose from the list', error: 'Choose one of the answers that are offered.' };
  }));
  if (frozen > 0) sheet.views = [{ state: 'frozen', ySplit: frozen }];
};

/** A workbook as a file. */
export const writeWorkbook = async ({ title, sheets, protect }: WorkbookLayout): Promise<Buffer> => {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  Object.assign(workbook, { title, creator: 'Holdfast' });
  const written = sheets.map((layout) => [workbook.addWorksheet(layout.name), layout] as const);
  const lists = new ChoiceLists(workbook.addWorksheet(LISTS, { state: 'veryHidden' }));
  for (const [sheet, layout] of written) {
    write(sheet, layout, lists);
    if (protect) await sheet.protect('', { formatColumns: true, formatRows: true, selectLockedCells: true, selectUnlockedCells: true });
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
};
