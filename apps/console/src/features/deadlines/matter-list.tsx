import type { DeadlineFilter } from '@holdfast/contracts/deadlines';
import { Button } from '@holdfast/ui/button';
import { DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { EmptyState } from '@holdfast/ui/empty-state';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { type State, Status } from '@holdfast/ui/status';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Matter, matters } from './deadlines.api.js';

const BASES: Record<Matter['basis'], string> = { law: 'Law', contract: 'Contract', policy: 'Your policy', proposed: 'Proposed, not law' };

/** Only law and contract are overdue; a policy's day has passed, no more. */
const shapeOf = ({ daysLeft, basis }: Matter): State => {
  if (daysLeft >= 0) return 'due';
  return basis === 'law' || basis === 'contract' ? 'overdue' : 'passed';
};

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);
const distance = ({ daysLeft }: Matter): string => (daysLeft < 0 ? `${days(-daysLeft)} ago` : daysLeft === 0 ? 'today' : `${days(daysLeft)} left`);

interface MatterListProps {
  readonly organization: string;
  readonly filter: DeadlineFilter;
  readonly limit: number;
  readonly linkTo: (matter: Matter, words: string) => ReactNode;
  /** What can be done with a matter right from its row. */
  readonly act?: (matter: Matter) => ReactNode;
  /** On a page of its own it may be long. */
  readonly whole?: boolean;
}

/** Matters with a day, most urgent first: each once, by its nearest deadline. */
export const MatterList = ({ organization, filter, limit, linkTo, act, whole }: MatterListProps) => {
  const list = useInfiniteQuery(matters(organization, filter, limit));
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  if (list.isPending) return <SkeletonRows label="Reading what is due" rows={3} />;
  if (list.isError) return <ProblemAlert title="What is due could not be read" error={list.error} onRetry={() => void list.refetch()} lesser={!whole} level={3} />;
  return (
    <DataTable
      caption={filter === 'overdue' ? 'Overdue, longest first' : 'Due within 30 days, nearest first'}
      rows={rows}
      rowKey={({ id }) => id}
      keys={whole ? 'page' : 'focus'}
      columns={[
        { id: 'due', header: 'Due', width: 168, narrow: 'dot', cell: (row) => <Status state={shapeOf(row)}><DateText day={row.dueOn} /></Status> },
        { id: 'left', header: 'How long', width: 112, cell: distance },
        { id: 'matter', header: 'Matter', name: true, cell: (row) => <>{linkTo(row, row.vendorName ?? row.title)}<span className="also" title={row.reasons.join(' ')}>{row.title}</span></> },
        { id: 'basis', header: 'Basis', width: 136, narrow: 'dot', cell: ({ basis }) => BASES[basis] },
        { id: 'owner', header: 'Owner', width: 144, cell: ({ owner }) => owner },
        ...(act ? [{ id: 'act', header: 'What can be done', headerHidden: true, action: true, cell: act, empty: 'Open it to act' }] : []),
      ]}
      whenEmpty={filter === 'overdue' ? <EmptyState title="Nothing is overdue" level={3} /> : <EmptyState title="Nothing is due within 30 days" level={3} />}
      pages={whole && list.hasNextPage && <Button onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>Show more</Button>}
    />
  );
};
