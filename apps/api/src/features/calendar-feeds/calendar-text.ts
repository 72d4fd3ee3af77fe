import { DEADLINE_KIND_LABELS } from '@holdfast/contracts/deadlines';
import type { DeadlineKind } from '@holdfast/domain/deadlines/deadline-fact';
import { addDays, type LocalDate } from '@holdfast/domain/dates/local-date';
import { foldedLine } from '../../platform/mail/folded-line.js';
import { createEvents, type DateArray, type EventAttributes } from 'ics';

export interface CalendarEntry {
  readonly id: string;
  readonly sequence: number;
  readonly kind: DeadlineKind;
  readonly title: string;
  readonly vendorName: string | null;
  readonly basisWords: string;
  readonly dueOn: LocalDate;
  readonly url: string;
}

export interface CalendarSettings {
  readonly name: string;
  readonly withNames: boolean;
  /** Makes the ids of its entries ours for ever. */
  readonly host: string;
}

const dateOf = (day: LocalDate): DateArray => [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];

const eventOf = ({ id, sequence, kind, title, vendorName, basisWords, dueOn, url }: CalendarEntry, { withNames, host }: CalendarSettings): EventAttributes => ({
  uid: `${id}@${host}`,
  sequence,
  title: withNames ? [vendorName, title].filter(Boolean).join(': ') : DEADLINE_KIND_LABELS[kind],
  description: `${basisWords}. Open it in Holdfast: ${url}`,
  url,
  start: dateOf(dueOn),
  end: dateOf(addDays(dueOn, 1)),
  status: 'CONFIRMED',
  busyStatus: 'FREE',
});

/** An iCalendar (RFC 5545) of days: an entry keeps its id, and its sequence says when it changed. Throws where a title cannot be written. */
export const calendarText = (entries: readonly CalendarEntry[], settings: CalendarSettings): string => {
  const { error, value } = createEvents(entries.map((entry) => eventOf(entry, settings)), { calName: settings.name, productId: 'holdfast/calendar', method: 'PUBLISH' });
  if (error || !value) throw error ?? new Error('An empty calendar');
  // RFC 5545 counts a line in octets; the library counts characters.
  return value.replace(/\r\n[ \t]/g, '').split('\r\n').flatMap(foldedLine).join('\r\n');
};
