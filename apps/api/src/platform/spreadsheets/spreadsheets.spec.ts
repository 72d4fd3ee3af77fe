import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { makeZip, type ZipPart } from '../../../../../test/support/make-zip.js';
import { SPREADSHEET_REFUSALS, type SpreadsheetRefusal } from './spreadsheet-refusal.js';
import { Spreadsheets } from './spreadsheets.js';

const TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const cells = (rows: number, cell: (row: number) => string): string => `<worksheet><sheetData>${Array.from({ length: rows }, (_, row) => `<row r="${row + 1}">${cell(row + 1)}</row>`).join('')}</sheetData></worksheet>`;
const number = (place: string): string => `<c r="${place}"><v>1</v></c>`;
/** A workbook as far as its inspection looks. */
const bare = (sheet: string, ...more: ZipPart[]): Buffer => makeZip([{ name: '[Content_Types].xml', content: TYPES }, { name: 'xl/workbook.xml', content: '<workbook/>' }, { name: 'xl/worksheets/sheet1.xml', content: sheet }, ...more]);
// Bytes that do not shrink: a sheet that does is refused for that.
const noise = (length: number): string => Array.from({ length }, () => Math.random().toString(36).slice(2, 12)).join('');

const made = async (fill: (workbook: ExcelJS.Workbook) => void): Promise<Buffer> => {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
};

describe('spreadsheets, in their thread', () => {
  const spreadsheets = new Spreadsheets();
  afterAll(() => spreadsheets.onApplicationShutdown());

  it('are read as plain values: formulas are named and their results not taken', async () => {
    const bytes = await made((workbook) => {
      const sheet = workbook.addWorksheet('One');
      sheet.addRow(['text', 5, true, new Date('2026-03-01T00:00:00Z'), { formula: 'A1', result: 'text' }, { error: '#N/A' }, { richText: [{ text: 'a' }, { text: 'b' }] }, { text: 'link', hyperlink: 'https://example.org' }]);
      sheet.addRow([]);
      sheet.addRow(['merged', 'away']);
      sheet.mergeCells('A3:B3');
      workbook.addWorksheet('Hidden', { state: 'hidden' }).addRow(['secret']);
    });
    expect(await spreadsheets.read(bytes)).toEqual([{ name: 'One', rows: [['text', 5, true, { day: '2026-03-01' }, { formula: true }, { error: '#N/A' }, 'ab', 'link'], [], ['merged', null]] }]);
  });

  it('any text comes back as it went out', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), fc.constantFrom('=1+1', '_x0041_', 'a\r\nb', ' both ', '\t', '&<>"', '\u007f')).filter((text) => !text.includes('\0')), { minLength: 1, maxLength: 8 }), async (texts) => {
      const written = await spreadsheets.write({ title: 'x', protect: false, sheets: [{ name: 'S', frozen: 0, columns: [{ width: 10 }], rows: texts.map((value) => [{ value, look: 'locked' as const }]) }] });
      const [sheet] = await spreadsheets.read(written);
      expect(sheet?.rows.map(([cell]) => cell)).toEqual(texts);
    }), { numRuns: 40 });
  });

  const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]);
  const HOSTILE: readonly (readonly [string, SpreadsheetRefusal, () => Buffer])[] = [
    ['nothing at all', 'empty', () => Buffer.alloc(0)],
    ['an encrypted workbook', 'password_protected', () => Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')])],
    ['an old workbook', 'old_format', () => compound],
    ['a zip that is no workbook', 'not_a_spreadsheet', () => makeZip([{ name: 'a.txt' }])],
    ['a picture', 'not_a_spreadsheet', () => Buffer.from('89504e470d0a1a0a0000', 'hex')],
    ['macros', 'macros', () => bare(cells(1, () => number('A1')), { name: 'xl/vbaProject.bin', content: 'x' })],
    ['external links', 'external_links', () => bare(cells(1, () => number('A1')), { name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink/>' })],
    ['a zip bomb', 'unsafe', () => bare('x'.repeat(30 * 1024 * 1024))],
    ['a part that is larger than it says', 'not_readable', () => bare(cells(1, () => number('A1')), { name: 'xl/sharedStrings.xml', content: noise(5_000), claims: 10 })],
    ['entries with parents in their names', 'unsafe', () => bare(cells(1, () => number('A1')), { name: '../../evil.xml', content: 'x' })],
    ['a million rows', 'too_many_rows', () => bare(cells(1_000_000, (row) => `<c r="A${row}" t="str"><v>${Math.random()}</v></c>`))],
    ['a cell in row 20,001', 'too_many_rows', () => bare(cells(1, () => number('A20001')))],
    ['a million empty rows', 'too_many_rows', () => bare(cells(1, () => number('A1')).replace('</sheetData>', `${Array.from({ length: 200_000 }, () => `<row ht="${Math.random()}"/>`).join('')}</sheetData>`))],
    ['a cell in column 101', 'too_many_columns', () => bare(cells(1, () => number('CW1')))],
    ['entities', 'not_readable', () => bare(`<!DOCTYPE x [<!ENTITY a "b">]>${cells(1, () => number('A1'))}`)],
    ['half a workbook', 'not_readable', () => bare(cells(1, () => number('A1'))).subarray(0, 300)],
    ['a CSV of 20,001 rows', 'too_many_rows', () => Buffer.from('a,b\n'.repeat(20_001))],
    ['a CSV of 101 columns', 'too_many_columns', () => Buffer.from(`${'a,'.repeat(100)}b\n`)],
  ];
  it.each(HOSTILE)('%s: refused by its own sentence', async (_, refusal, bytes) => {
    await expect(spreadsheets.read(bytes())).rejects.toMatchObject({ code: 'file_refused', message: SPREADSHEET_REFUSALS[refusal] });
  });

  it('a styled cell far away, or a last empty row, is no content', async () => {
    const bytes = await made((workbook) => {
      const sheet = workbook.addWorksheet('One');
      sheet.getCell('A1').value = 'x';
      sheet.getCell('XFD1').font = { bold: true };
      sheet.getCell('A1048576').font = { bold: true };
    });
    expect(await spreadsheets.read(bytes)).toEqual([{ name: 'One', rows: [['x']] }]);
  });

  it('whatever one file does, the next is read', async () => {
    const good = await made((workbook) => workbook.addWorksheet('S').addRow(['x']));
    const outcomes = await Promise.allSettled([spreadsheets.read(Buffer.alloc(0)), spreadsheets.read(good), spreadsheets.read(compound), spreadsheets.read(good)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
  });
});
