import { addDays, addMonths, localDateOf } from '@holdfast/domain/dates/local-date';
import { federalHoliday, weekdayOf } from '@holdfast/domain/dates/business-days';
import { BASIS_LABELS } from '@holdfast/contracts/deadlines';
import { DateText, formatDay, readersToday } from '@holdfast/ui/date-text';
import { EmptyState } from '@holdfast/ui/empty-state';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Status } from '@holdfast/ui/status';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { shapeOf } from './deadline-words.js';
import { calendarOf, type Matter } from './deadlines.api.js';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const SHOWN_A_DAY = 3;

interface DeadlineCalendarProps {
  readonly organization: string;
  /** `2026-11`. */
  readonly month: string;
  readonly view: 'month' | 'agenda';
  readonly linkTo: (matter: Matter, words: ReactNode) => ReactNode;
  /** The agenda of the month, where a day holds more than its square shows. */
  readonly moreLink: (words: ReactNode) => ReactNode;
}

/** Monday of the week in which a day is. */
const mondayOf = (day: string): string => addDays(day, -((weekdayOf(day) + 6) % 7));

/** Everything open that is due in a month, as its squares or as a list of days. */
export const DeadlineCalendar = ({ organization, month, view, linkTo, moreLink }: DeadlineCalendarProps) => {
  const first = localDateOf(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 1) ?? readersToday();
  const last = addDays(addMonths(first, 1), -1);
  const { data, error, isPending, refetch } = useQuery(calendarOf(organization, first, last));
  if (isPending) return <SkeletonRows label="Reading the month" rows={5} />;
  if (error) return <ProblemAlert title="The month could not be read" error={error} onRetry={() => void refetch()} />;
  const ofDay = (day: string) => data.items.filter(({ dueOn }) => dueOn === day);
  return (
    <>
      {data.cut && <ProblemAlert lesser level={2} title="This month holds more than 2,000 dates, and only the first are shown" kept="The list of everything open has them all." />}
      {view === 'agenda' ? <Agenda items={data.items} linkTo={linkTo} /> : <Month first={first} last={last} ofDay={ofDay} linkTo={linkTo} moreLink={moreLink} />}
    </>
  );
};

const Month = ({ first, last, ofDay, linkTo, moreLink }: { first: string; last: string; ofDay: (day: string) => readonly Matter[]; linkTo: DeadlineCalendarProps['linkTo']; moreLink: DeadlineCalendarProps['moreLink'] }) => {
  const start = mondayOf(first);
  const weeks: string[][] = [];
  for (let monday = start; monday <= last; monday = addDays(monday, 7)) weeks.push(WEEKDAYS.map((_, at) => addDays(monday, at)));
  const today = readersToday();
  return (
    <table className="month">
      <caption className="vh">What is due, day by day</caption>
      <thead><tr>{WEEKDAYS.map((name) => <th key={name} scope="col"><abbr title={name}>{name.slice(0, 3)}</abbr></th>)}</tr></thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const due = day < first || day > last ? [] : ofDay(day);
              const holiday = federalHoliday(day);
              return (
                <td key={day} className={[(day < first || day > last) && 'away', day === today && 'now'].filter(Boolean).join(' ') || undefined}>
                  <span className="d"><span className="nar" aria-hidden="true">{formatDay(day, true).slice(0, 4)}</span><time dateTime={day} aria-label={formatDay(day, true)}>{Number(day.slice(8))}</time>{holiday && <span className="quiet"> {holiday}</span>}</span>
                  {due.length > 0 && (
                    <ul>
                      {due.slice(0, SHOWN_A_DAY).map((matter) => <li key={matter.id}><Status state={shapeOf(matter)}>{linkTo(matter, matter.vendorName ?? matter.title)}</Status></li>)}
                      {due.length > SHOWN_A_DAY && <li>{moreLink(`${due.length - SHOWN_A_DAY} more`)}</li>}
                    </ul>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Agenda = ({ items, linkTo }: { items: readonly Matter[]; linkTo: DeadlineCalendarProps['linkTo'] }) => {
  const days = [...new Set(items.map(({ dueOn }) => dueOn))];
  if (days.length === 0) return <EmptyState title="Nothing is due in this month" />;
  return (
    <ol className="agenda">
      {days.map((day) => (
        <li key={day}>
          <h2><DateText day={day} weekday="always" />{federalHoliday(day) && <span className="quiet"> · {federalHoliday(day)}</span>}</h2>
          <ul>{items.filter(({ dueOn }) => dueOn === day).map((matter) => <li key={matter.id}><Status state={shapeOf(matter)}>{linkTo(matter, matter.vendorName ?? matter.title)}</Status><span className="also">{matter.vendorName ? `${matter.title} · ` : ''}{BASIS_LABELS[matter.basis]} · {matter.owner}{matter.snoozedUntil ? ' · snoozed' : ''}</span></li>)}</ul>
        </li>
      ))}
    </ol>
  );
};
