import { readImportDate } from './import-date.js';

const day = (text: string, order?: 'MDY' | 'DMY'): string => {
  const reading = readImportDate(text, order);
  return reading.kind === 'date' ? reading.date : reading.kind;
};

describe('a date in a vendor file', () => {
  it('is plain when it is ISO, has a named month, or is a serial number', () => {
    for (const text of [
      '2025-12-31', '2025-12-31T00:00:00Z', '2025-12-31 00:00:00.000', '2025/12/31', '20251231', '31 Dec 2025', '31-Dec-2025', '31-Dec-25', 'Dec 31, 2025', 'December 31 2025', 'Dec. 31, 2025',
      '31st of December 2025', 'Wednesday, December 31, 2025', '46022', '46022.75', '31.12.2025', '31/12/2025', '12/31/2025', '12-31-2025', '12/31/2025 12:00:00 AM', '12/31/2025 0:00',
    ]) expect([text, day(text)]).toEqual([text, '2025-12-31']);
    expect(day('45658')).toBe('2025-01-01');
    expect(day('1 Sept 2025')).toBe('2025-09-01');
  });

  it('is open with slashes and both parts below 13, until someone says the order', () => {
    expect([day('03/04/2025'), day('3/4/2025', 'MDY'), day('3/4/2025', 'DMY'), day('05/05/2025')]).toEqual(['needs_order', '2025-03-04', '2025-04-03', 'needs_order']);
    expect(day('03.04.2025')).toBe('2025-04-03');
  });

  it('is none when the calendar has no such day or too little is said', () => {
    for (const text of ['2025-02-30', '31/04/2025', '30.02.2025', '29 Feb 2025', '0/5/2025', '2025', 'Dec 2025', '12/2025', '1', '99/99/9999', '1/1/0025', '-46022', 'N/A', '2025-12-31 to 2026-12-31']) {
      expect([text, day(text)]).toEqual([text, 'bad_date']);
    }
  });
});
