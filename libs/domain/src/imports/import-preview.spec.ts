import { importPreviewRule } from './import-preview-rule.js';
import { previewImport, type PreviewOptions } from './import-preview.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, littleEndian: boolean, mark: boolean): Uint8Array => {
  const units = Array.from(`${mark ? '\ufeff' : ''}${text}`, (character) => character.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (littleEndian ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
};
const base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const ask = (file: string | Uint8Array, options: Record<string, unknown> = {}): Record<string, unknown> =>
  ({ ...importPreviewRule({ fileBase64: base64(typeof file === 'string' ? utf8(file) : file), ...options }) });
const preview = (file: string, options: PreviewOptions = {}) => previewImport(utf8(file), options);

const row = (line: string, header = 'Vendor Name,Email,State,Website,Start Date', options: Record<string, unknown> = {}) => ask(`${header}\n${line}\n`, options);
const reason = (line: string, header?: string) => (row(line, header)['rejected'] as { reason: string }[])[0]?.reason ?? 'accepted';

describe('a vendor file, before it is imported', () => {
  it('reads a plain file, guesses its columns and says what would be stored', () => {
    expect(ask('Vendor Name,Contact Email,State,Website,Start Date,Vendor ID\r\nAcme Inc,a@acme.com,Illinois,https://acme.com,2025-01-31,V1\r\n')).toEqual({
      file: 'preview', dataRows: 1, accepted: [2], rejected: [], duplicates: [], blank: [], warnings: [],
      values: { 2: { name: 'Acme Inc', contactEmail: 'a@acme.com', state: 'IL', website: 'https://acme.com', startDate: '2025-01-31', externalRef: 'V1' } },
    });
  });

  it('reads the same list out of every encoding, separator and line end', () => {
    const text = 'Name;Email\r\nMédecins Café;a@b.org\r\n"Two; Lines\r\nof it";c@d.org\r\n';
    const latin = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const files = [utf8(text), utf8(`\ufeff${text}`), latin, utf16(text, true, true), utf16(text, false, true), utf16(text, true, false), utf16(text, false, false)];
    const texts = [text.replaceAll('\r\n', '\n'), text.replaceAll('\r\n', '\r'), text.replaceAll(/;(?! )/g, '\t'), text.replaceAll(/;(?! )/g, ','), `sep=;\r\n${text}`];
    for (const file of [...files, ...texts.map(utf8)]) {
      const answer = ask(file) as { accepted: number[]; values: Record<number, { name: string }> };
      expect(answer.accepted).toEqual([2, 3]);
      expect(answer.values[2]?.name).toBe('Médecins Café');
      expect(answer.values[3]?.name.replace(/\s+/g, ' ')).toBe('Two; Lines of it');
    }
    expect(ask(Uint8Array.from([...utf8('Name\nSmith '), 0x96, ...utf8(' '), 0x93, 0x94]))['values']).toEqual({ 2: { name: 'Smith – “”' } });
  });

  it('finds the header under title rows, and numbers rows as the sheet does', () => {
    const file = 'Vendors of St. Mary,,\n\nVendor Name,Email,Notes\n"Acme\nInc",,\n,,\nBeta,,x\n';
    expect(ask(file)).toMatchObject({ file: 'preview', dataRows: 3, accepted: [4, 6], blank: [5] });
    expect(ask('Foo,Bar\nName,Email\nA,b\n', { headerRow: 1, mapping: { Foo: 'name' } })).toMatchObject({ accepted: [2, 3] });
  });

  it('refuses what can not become a list of vendors, and says why', () => {
    expect(ask('').file).toBe('refused:empty_file');
    expect(ask('\ufeff\r\n \r\n').file).toBe('refused:empty_file');
    expect(ask('Vendor Name,Email\r\n').file).toBe('refused:no_rows');
    expect(ask('Vendor Name,Email\n,\n\n').file).toBe('refused:no_rows');
    expect(ask(Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0])).file).toBe('refused:not_a_table');
    expect(ask(Uint8Array.from({ length: 2000 }, (_, index) => (index * 7919) % 251)).file).toBe('refused:not_a_table');
    expect(ask('<html><table><tr><td>Name</td></tr></table>').file).toBe('refused:not_a_table');
    expect(ask('Email,State\na@b.org,IL\n').file).toBe('refused:missing_required_column');
    expect(ask('Vendor Name,Email\nAcme,\n', { mapping: { Email: 'contactEmail' } }).file).toBe('refused:missing_required_column');
    expect(importPreviewRule({ fileBase64: '%%%' })).toEqual({ refused: 'not_base64' });
  });

  it('asks a person where only a person can choose', () => {
    expect(ask('Foo,Email\nAcme,a@b.org\n').file).toBe('needs_mapping');
    expect(ask('Vendor Name,Email,Email\nAcme,a@b.org,\n').file).toBe('needs_mapping');
    expect(ask('Vendor Name,Email,Email\nAcme,,a@b.org\n', { mapping: { 'Vendor Name': 'name', '#3': 'contactEmail' } })).toMatchObject({ values: { 2: { contactEmail: 'a@b.org' } } });
    expect(ask('Vendor Name,Foo,Foo\nAcme,,\n').file).toBe('preview');
    expect(ask('Name,Start Date\nAcme,03/04/2025\n').file).toBe('needs_date_order');
    expect(ask('Name,Start Date\nAcme,03/04/2025\n', { dateOrder: 'MDY' })).toMatchObject({ values: { 2: { startDate: '2025-03-04' } } });
    expect(ask('Name,Start Date\nAcme,03/04/2025\n', { dateOrder: 'DMY' })).toMatchObject({ values: { 2: { startDate: '2025-04-03' } } });
  });

  it('names the reason of every refused row', () => {
    expect(['N/A', '-', '', '"  "', 'none', '\u200b'].map((name) => reason(`${name},a@b.org`))).toEqual(Array(6).fill('missing_required'));
    expect(['a@b.org; c@d.org', 'a@b.org c@d.org', 'a@b', 'Jane <a@b.org>', 'N/A', 'a..b@c.org', '@b.org', 'mailto:a@b.org', 'a@b.org/c@d.org'].map((email) => reason(`X,"${email}"`))).toEqual(Array(9).fill('bad_email'));
    expect(['javascript:alert(1)', 'JaVaScRiPt://a.com/%0a', 'ftp://a.com', 'data:text/html,x', 'https://', 'http://a b.com', 'not a url', '//a.com'].map((url) => reason(`X,,,"${url}"`))).toEqual(Array(8).fill('bad_url'));
    expect(['Ontario', 'XX', 'I'].map((state) => reason(`X,,${state}`))).toEqual(Array(3).fill('bad_state'));
    expect(['31/31/2025', '2025-02-29', 'soon', '2025', '13.13.2025', '1/2/25', '31 Foo 2025'].map((day) => reason(`X,,,,${day}`))).toEqual(Array(7).fill('bad_date'));
    expect(reason(`${'n'.repeat(300)}`)).toBe('accepted');
    expect(reason(`${'n'.repeat(301)}`)).toBe('too_long');
    expect(reason('Ac\0me')).toBe('invalid_characters');
    expect(reason('Acme, Inc,a@b.org,IL,,,')).toBe('column_count');
    expect(reason('X,"a@b.org')).toBe('unclosed_quote');
  });

  it('pads short rows, and lets a program put one separator too many behind every row', () => {
    expect(ask('Name,Email,State\nAcme\nBeta,,\n')).toMatchObject({ accepted: [2, 3] });
    expect(ask('Name,Email\nAcme,a@b.org,\nBeta,,\n')).toMatchObject({ accepted: [2, 3] });
    expect(ask('Name,State,Notes\nAcme, Inc,,\nBeta,IL,\n')).toMatchObject({ accepted: [3], rejected: [{ row: 2, reason: 'column_count' }] });
  });

  it('keeps values as they were sent and flags what a spreadsheet or an eye would misread', () => {
    const answer = ask('Name,Notes,Phone\n\u00a0 Acme\u200bInc \u00a0,=cmd|calc,+1 312 555 0100\n');
    expect(answer).toMatchObject({ accepted: [2], values: { 2: { name: 'Acme\u200bInc', notes: '=cmd|calc', contactPhone: '+1 312 555 0100' } } });
    expect(answer['warnings']).toEqual([{ row: 2, kind: 'invisible_characters' }, { row: 2, kind: 'formula_like' }]);
  });

  it('finds duplicates in the file and in the register, and lets them wait', () => {
    const file = 'Vendor Name,Vendor ID\nAcme Inc.,1\nACME  INC.,2\nThe Acme,3\nAcme|CLEANED-UP,4\nSmith & Sons LLC,5\nSmith and Sons,6\nOther,1\nNew One,9\nBoth\nN/A,9\n';
    expect(ask(file, { register: [{ name: 'Both, L.L.C.', archived: true }, { name: 'Elsewhere', externalRef: '9' }] })).toMatchObject({
      accepted: [2, 6],
      rejected: [{ row: 11, reason: 'missing_required' }],
      duplicates: [
        { row: 3, of: 2, strength: 'same_name' }, { row: 4, of: 2, strength: 'name_variant' }, { row: 5, of: 2, strength: 'name_variant' }, { row: 7, of: 6, strength: 'name_variant' },
        { row: 8, of: 2, strength: 'name_variant' }, { row: 9, of: 'register:Elsewhere', strength: 'name_variant' }, { row: 10, of: 'register:Both, L.L.C.', strength: 'name_variant' },
      ],
    });
  });

  it('lets a person mend a refused cell, and judges the row again', () => {
    const file = 'Name,Email\nAcme,a@b\nBeta,b@c.org\n';
    expect(preview(file).rows[0]).toMatchObject({ verdict: 'rejected', problems: [{ field: 'contactEmail', reason: 'bad_email', text: 'a@b' }] });
    expect(preview(file, { amend: { 2: { contactEmail: ' a@b.org ' } } }).rows[0]).toMatchObject({ verdict: 'accepted', values: { contactEmail: 'a@b.org' } });
    expect(preview(file, { amend: { 2: { contactEmail: '', name: 'beta' } } }).rows[1]).toMatchObject({ verdict: 'duplicate', duplicate: { of: 2, strength: 'same_name' } });
  });

  it('puts every data row into exactly one list, whatever the rows hold', () => {
    const cells = ['Acme', '', '"', 'a,b', '\0', '=1', 'N/A', '"x\ny"', '\u00a0', 'a@b.org', '31/12/2025'];
    let seed = 7;
    const pick = (): string => cells[(seed = (seed * 1103515245 + 12345) % 2147483648) % cells.length] ?? '';
    for (let round = 0; round < 200; round += 1) {
      const lines = Array.from({ length: 8 }, () => [pick(), pick(), pick()].join(','));
      const answer = preview(`Vendor Name,Email,Start Date\n${lines.join('\n')}`);
      if (answer.file === 'preview') expect(answer.rows.map(({ row: number }) => number)).toEqual(Array.from({ length: answer.dataRows }, (_, index) => index + 2));
      const lists = ask(`Vendor Name,Email,Start Date\n${lines.join('\n')}`) as { accepted: number[]; blank: number[]; rejected: { row: number }[]; duplicates: { row: number }[]; file: string };
      const rows = [...lists.accepted, ...lists.blank, ...[...lists.rejected, ...lists.duplicates].map((entry) => entry.row)].sort((a, b) => a - b);
      if (lists.file === 'preview') expect(rows).toEqual(Array.from({ length: answer.dataRows }, (_, index) => index + 2));
    }
  });

  it('reads 50,000 rows, each with its verdict', () => {
    const lines = Array.from({ length: 50_000 }, (_, index) => `"Vendor ${index}, Inc.",contact${index}@example.org,IL,2025-01-31,V${index}`);
    const bytes = utf8(`Vendor Name,Email,State,Start Date,Vendor ID\n${lines.join('\n')}`);
    expect(previewImport(bytes).rows.filter(({ verdict }) => verdict === 'accepted')).toHaveLength(50_000);
  });
});
