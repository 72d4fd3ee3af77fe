import { PassThrough } from 'node:stream';
import type ExcelJS from 'exceljs';
import { textForXml } from './xml-characters.js';

/** A sheet that is written row by row, so that only what is packed already is in memory. */
export interface TableLayout {
  readonly name: string;
  readonly headings: readonly string[];
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
}

/** Writes one large table; cells are texts, and none is a formula. */
export class TableWriter {
  private constructor(private readonly workbook: ExcelJS.stream.xlsx.WorkbookWriter, private readonly sheet: ExcelJS.Worksheet, private readonly bytes: Promise<Buffer>) {}

  static async begin({ name, headings, widths }: TableLayout): Promise<TableWriter> {
    const { default: excel } = await import('exceljs');
    const stream = new PassThrough();
    const parts: Buffer[] = [];
    const bytes = new Promise<Buffer>((resolve, reject) => {
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => resolve(Buffer.concat(parts)));
      stream.on('error', reject);
    });
    const workbook = new excel.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: false });
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = widths.map((width) => ({ width }));
    const head = sheet.addRow(headings);
    head.font = { bold: true };
    head.commit();
    return new TableWriter(workbook, sheet, bytes);
  }

  add(rows: readonly (readonly string[])[]): void {
    for (const row of rows) this.sheet.addRow(row.map((cell) => (cell === '' ? null : textForXml(cell)))).commit();
  }

  async end(): Promise<Buffer> {
    await this.workbook.commit();
    return this.bytes;
  }
}
