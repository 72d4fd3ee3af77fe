import { type Column, DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { EmptyState } from '@holdfast/ui/empty-state';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Status } from '@holdfast/ui/status';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { BASIS_WORDS, everyWords, KIND_WORDS, scopeWords } from './schedule-words.js';
import { type ScheduleRow, schedules } from './schedules.api.js';

const columnsOf = (linkTo: (schedule: ScheduleRow, words: string) => ReactNode): Column<ScheduleRow>[] => [
  { id: 'name', header: 'Schedule', name: true, cell: (row) => <>{linkTo(row, row.title)}<span className="also">{KIND_WORDS[row.kind]}</span></> },
  { id: 'state', header: 'State', narrow: 'dot', cell: ({ active, open }) => (active ? open > 0 ? <Status state="due">{open} to see to</Status> : <Status state="in_force">On</Status> : <Status state="none">Off</Status>) },
  { id: 'basis', header: 'Rests on', narrow: 'dot', cell: ({ basis }) => (basis === 'proposed' ? <em>{BASIS_WORDS[basis]}</em> : BASIS_WORDS[basis]) },
  { id: 'every', header: 'How often', narrow: 'plain', cell: ({ cadenceMonths }) => everyWords(cadenceMonths) },
  { id: 'scope', header: 'For', narrow: 'line', cell: (row) => <>{scopeWords(row)}<span className="also">{row.vendors} today</span></> },
  { id: 'next', header: 'Next', cell: ({ nextOn }) => nextOn && <DateText day={nextOn} />, empty: ({ active }) => (active ? 'No vendor has a day yet' : 'It is off') },
];

/** What comes up again without anybody remembering; those that are on first, what is only proposed last. */
export const ScheduleList = ({ organization, linkTo }: { organization: string; linkTo: (schedule: ScheduleRow, words: string) => ReactNode }) => {
  const list = useQuery(schedules(organization));
  if (list.isPending) return <SkeletonRows label="Reading the schedules" rows={5} />;
  if (list.isError) return <ProblemAlert title="The schedules could not be read" error={list.error} onRetry={() => void list.refetch()} />;
  return <div style={{ marginTop: 'var(--s5)' }}><DataTable caption="Schedules, those that are on first" rows={list.data} rowKey={({ id }) => id} keys="page" columns={columnsOf(linkTo)} whenEmpty={<EmptyState title="There is no schedule" level={2} />} /></div>;
};
