import { calendarFile, type NumberedEvent } from './calendar-event.js';

const event: NumberedEvent = { uid: 'request.7', title: 'HIPAA review, part 2; “Übung”\r\nBEGIN:VALARM \\ 東京', day: '2026-12-31', zone: 'Central time (Chicago)', sequence: 2 };
const file = (more: Partial<NumberedEvent> = {}) => calendarFile({ ...event, ...more }, { host: 'vendors.stmarys.example', stamp: new Date('2026-11-24T15:00:00.123Z') });
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

describe('a calendar file', () => {
  it('is what calendars take: a whole day, published, with a name, a number and a stamp', () => {
    expect(unfolded(file({ title: 'HIPAA review' }))).toEqual([
      'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Holdfast//Holdfast//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'BEGIN:VEVENT', 'UID:request.7@vendors.stmarys.example', 'DTSTAMP:20261124T150000Z',
      'DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270101', 'SEQUENCE:2', 'SUMMARY:HIPAA review', 'DESCRIPTION:Due through the last second of this day\\, Central time (Chicago).', 'TRANSP:TRANSPARENT', 'END:VEVENT', 'END:VCALENDAR', '',
    ]);
  });

  it('what a title holds is text: no line of its own, no property', () => {
    expect(unfolded(file())).toContain('SUMMARY:HIPAA review\\, part 2\\; “Übung”\\nBEGIN:VALARM \\\\ 東京');
  });

  it('no line has more than 75 octets, none is cut within a character, and every one ends with CRLF', () => {
    for (let length = 1; length < 200; length++) {
      const title = '東😀a'.repeat(length);
      const text = file({ title });
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n\ufffd]/);
      expect(unfolded(text)).toContain(`SUMMARY:${title}`);
    }
  });

  it('in February of a leap year the day has a day after it', () => {
    expect(file({ day: '2028-02-28' })).toContain('DTEND;VALUE=DATE:20280229');
    expect(file({ day: '2028-02-29' })).toContain('DTEND;VALUE=DATE:20280301');
  });
});
