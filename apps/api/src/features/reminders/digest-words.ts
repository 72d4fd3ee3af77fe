import { BASIS_LABELS } from '@holdfast/contracts/deadlines';
import { dayWords, plainDay } from '@holdfast/domain/dates/date-words';
import { daysBetween, type LocalDate } from '@holdfast/domain/dates/local-date';
import type { Deadline } from '../deadlines/deadline.facts.js';

const ROWS = 8;
const MINUTES_EACH = 1;

type Matter = Pick<Deadline, 'title' | 'dueOn' | 'basis'> & { readonly vendorName: string | null };

/** What a digest says of the matters that it holds, most urgent first: a line each, up to eight. */
export const digestVariables = (matters: readonly Matter[], { today, now, zone }: { readonly today: LocalDate; readonly now: Date; readonly zone: string }): Record<string, string> => {
  const sorted = matters.toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
  const more = sorted.length - ROWS;
  return {
    digestDate: dayWords(today),
    digestCount: String(sorted.length),
    digestLines: sorted.slice(0, ROWS).map((matter) => lineOf(matter, today)).join('\n'),
    moreSentence: more > 0 ? `And ${more} more.` : '',
    minutes: String(Math.max(1, Math.min(sorted.length, ROWS) * MINUTES_EACH)),
    checkedTime: new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', minute: '2-digit' }).format(now),
  };
};

const lineOf = ({ vendorName, title, dueOn, basis }: Matter, today: LocalDate): string =>
  `${vendorName ? `${vendorName}: ` : ''}${title}, ${daysBetween(today, dueOn) < 0 ? 'was due' : 'by'} ${plainDay(dueOn)} (${BASIS_LABELS[basis].toLowerCase()})`;
