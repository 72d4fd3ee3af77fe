import { foldedLine } from './folded-line.js';

/** A day that a mail asks to be noted: a whole day on the calendar, in no zone; `zone` says whose day it is. */
export interface CalendarEvent {
  /** The same for the same thing, however often its day moves. */
  readonly uid: string;
  readonly title: string;
  /** `2026-12-15`, through its last second. */
  readonly day: string;
  /** In words, for a person: "Central time (Chicago)". */
  readonly zone: string;
}

/** As a message keeps it: the sequence rises with each move of its day, so that a calendar moves the entry it has. */
export interface NumberedEvent extends CalendarEvent {
  readonly sequence: number;
}

/** The event as a file that calendars of Apple, Google and Microsoft take (RFC 5545). `stamp` is when it was written down. No link: what opens a request is not for a shared calendar. */
export const calendarFile = ({ uid, title, day, zone, sequence }: NumberedEvent, { host, stamp }: { readonly host: string; readonly stamp: Date }): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Holdfast//Holdfast//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}@${host}`,
    `DTSTAMP:${stamp.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(day))}`,
    `SEQUENCE:${sequence}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(`Due through the last second of this day, ${zone}.`)}`,
    'TRANSP:TRANSPARENT', // a due day keeps nobody from meeting
    'END:VEVENT',
    'END:VCALENDAR',
  ].flatMap(foldedLine).map((line) => `${line}\r\n`).join('');

const compact = (day: string) => day.replaceAll('-', '');
const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
const escaped = (text: string) => text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r\n?|\n/g, '\\n').replace(/\p{Cc}/gu, ' ');
