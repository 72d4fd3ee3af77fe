import { BASIS_LABELS, DEADLINE_FILTERS } from '@holdfast/contracts/deadlines';
import { Button } from '@holdfast/ui/button';
import { DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { EmptyState } from '@holdfast/ui/empty-state';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Status } from '@holdfast/ui/status';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { distance, shapeOf, standing } from './deadline-words.js';
import { type Matter, type MatterQuestion, matters } from './deadlines.api.js';
import { DoneDialog } from './done-dialog.js';
import { SnoozeDialog } from './snooze-dialog.js';

interface MatterListProps {
  readonly organization: string;
  readonly question: MatterQuestion;
  readonly limit: number;
  readonly linkTo: (matter: Matter, words: string) => ReactNode;
  /** The page of the deadline itself: how its day was computed, and what reminds of it. */
  readonly dayLinkTo: (matter: Matter, words: ReactNode) => ReactNode;
  /** What can be done with a matter right from its row. */
  readonly act?: (matter: Matter) => ReactNode;
  /** Further single keys on a row. */
  readonly rowKeys?: Readonly<Record<string, (matter: Matter) => void>>;
  readonly mayAct: boolean;
  /** On a page of its own it may be long. */
  readonly whole?: boolean;
  /** Its keys work wherever nobody types, not only inside it: for one list of a page. */
  readonly leads?: boolean;
}

const EMPTY: Record<MatterQuestion['filter'], string> = {
  overdue: 'Nothing is overdue', due_soon: 'Nothing is due within 30 days', all: 'Nothing is open', snoozed: 'Nothing is snoozed', done: 'Nothing was done by hand',
};

/** Matters with a day, most urgent first: each once, by its nearest deadline. */
export const MatterList = ({ organization, question, limit, linkTo, dayLinkTo, act, rowKeys = {}, mayAct, whole, leads = whole }: MatterListProps) => {
  const queries = useQueryClient();
  const list = useInfiniteQuery(matters(organization, question, limit));
  const [dialog, setDialog] = useState<{ readonly what: 'snooze' | 'done'; readonly matter: Matter }>();
  const place = useRef<HTMLDivElement>(null);
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  if (list.isPending) return <SkeletonRows label="Reading what is due" rows={3} />;
  if (list.isError) return <ProblemAlert title="What is due could not be read" error={list.error} onRetry={() => void list.refetch()} lesser={!whole} level={3} />;

  const acts = mayAct && question.filter !== 'done' && question.filter !== 'snoozed';
  const keys = acts ? { s: (matter: Matter) => setDialog({ what: 'snooze', matter }), d: (matter: Matter) => setDialog({ what: 'done', matter }), ...rowKeys } : rowKeys;
  /** The next row takes the focus: it stands where the one that left stood. */
  const onDone = async ({ id }: Matter) => {
    const at = rows.findIndex((row) => row.id === id);
    await Promise.all([['deadlines', organization], ['today', organization]].map((queryKey) => queries.invalidateQueries({ queryKey })));
    setDialog(undefined);
    setTimeout(() => {
      const links = [...(place.current?.querySelectorAll<HTMLElement>('tbody th a') ?? [])];
      links[Math.min(at, links.length - 1)]?.focus();
    });
  };

  return (
    <div ref={place}>
      <DataTable
        caption={`${DEADLINE_FILTERS[question.filter]}, most urgent first`}
        rows={rows}
        rowKey={({ id }) => id}
        keys={leads ? 'page' : 'focus'}
        rowKeys={keys}
        columns={[
          { id: 'due', header: 'Due', width: 168, narrow: 'dot', cell: (row) => <Status state={shapeOf(row)}>{dayLinkTo(row, <DateText day={row.dueOn} />)}</Status> },
          { id: 'left', header: 'How long', width: 112, cell: (row) => (row.state === 'open' ? distance(row) : standing(row)) },
          { id: 'matter', header: 'Matter', name: true, cell: (row) => <>{linkTo(row, row.vendorName ?? row.title)}<span className="also">{row.vendorName ? row.title : null}{row.snoozedUntil && <> · snoozed until <DateText day={row.snoozedUntil} />: {row.snoozeReason}</>}{row.doneNote && <> · {row.doneNote} ({row.doneByName})</>}</span></> },
          { id: 'basis', header: 'Basis', width: 136, narrow: 'dot', cell: ({ basis }) => BASIS_LABELS[basis] },
          { id: 'owner', header: 'Owner', width: 144, cell: ({ owner }) => owner },
          { id: 'act', header: 'What can be done', headerHidden: true, action: true, cell: (row) => act?.(row) || (acts && <Button size="small" onClick={() => setDialog({ what: 'snooze', matter: row })}>Snooze<span className="vh"> {row.title}</span></Button>), empty: 'Open it to act' },
        ]}
        whenEmpty={<EmptyState title={EMPTY[question.filter]} level={3} />}
        pages={whole && list.hasNextPage && <Button onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>Show more</Button>}
      />
      {dialog?.what === 'snooze' && <SnoozeDialog organization={organization} matter={dialog.matter} onClose={() => setDialog(undefined)} onDone={() => void onDone(dialog.matter)} />}
      {dialog?.what === 'done' && <DoneDialog organization={organization} matter={dialog.matter} onClose={() => setDialog(undefined)} onDone={() => void onDone(dialog.matter)} />}
    </div>
  );
};
