import { harmlessCsv } from './harmless-csv.js';

it('no cell is a formula, and none breaks its line', () => {
  expect(harmlessCsv([['Vendor', 'Says'], ['=HYPERLINK("x")', '+1'], ['-2', '@a'], ['\tb', '＝c'], ['a,b', 'line\nbreak'], ['plain', '']])).toBe(
    '\uFEFFVendor,Says\r\n"\'=HYPERLINK(""x"")",\'+1\r\n\'-2,\'@a\r\n\'\tb,\'＝c\r\n"a,b","line\nbreak"\r\nplain,\r\n');
});
