import { FINDING_CAUSE_LABELS } from '@holdfast/contracts/findings';
import { Button } from '@holdfast/ui/button';
import { type Column, DataTable, type Selection } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FindingStatus, progressOf } from './finding-status.js';
import { type Finding, findingList, type FindingQuestion } from './findings.api.js';

interface FindingListProps {
  readonly organization: string;
  readonly question: FindingQuestion;
  readonly linkTo: (finding: Finding, words: string) => ReactNode;
  readonly whenEmpty: ReactNode;
  /** On a page of its own it may be long. */
  readonly whole?: boolean;
  /** What can be done with several; without it none is chosen. */
  readonly selection?: Pick<Selection, 'selected' | 'onChange'> & { readonly actions: (chosen: readonly Finding[]) => ReactNode };
}

const columnsOf = ({ question, linkTo }: FindingListProps): Column<Finding>[] => [
  { id: 'name', header: question.vendorId ? 'Finding' : 'Vendor', name: true, cell: (row) => (question.vendorId ? linkTo(row, row.title) : <>{linkTo(row, row.vendorName)}<span className="also">{row.title}</span></>) },
  { id: 'severity', header: 'Severity', narrow: 'dot', cell: (row) => <><FindingStatus {...row} />{progressOf(row) && <span className="also">{progressOf(row)}</span>}</> },
  { id: 'due', header: 'Mend by', cell: ({ dueOn, status, exceptedUntil }) => (status === 'closed' ? null : exceptedUntil ? <><DateText day={exceptedUntil} /><span className="also">exception ends</span></> : <DateText day={dueOn} />), empty: 'Closed: no day is due' },
  { id: 'cause', header: 'Where it comes from', narrow: 'line', cell: ({ cause, questionKey, rule }) => <>{FINDING_CAUSE_LABELS[cause]}{(questionKey ?? rule) && <span className="also">{questionKey ?? rule}</span>}</> },
  { id: 'owner', header: 'Owner', narrow: 'line', cell: ({ owner }) => owner },
];

/** Findings, those due first on top. */
export const FindingList = (props: FindingListProps) => {
  const list = useInfiniteQuery(findingList(props.organization, props.question));
  if (list.isPending) return <SkeletonRows label="Reading the findings" rows={3} />;
  if (list.isError) return <ProblemAlert title="The findings could not be read" error={list.error} onRetry={() => void list.refetch()} lesser={!props.whole} level={3} />;
  const rows = list.data.pages.flatMap(({ items }) => items);
  const { selection } = props;
  return (
    <DataTable
      caption="Findings, those due first on top"
      rows={rows}
      rowName={({ title }) => title}
      selection={selection && { ...selection, actions: selection.actions(rows.filter(({ id }) => selection.selected.has(id))) }}
      rowKey={({ id }) => id}
      keys={props.whole ? 'page' : 'focus'}
      columns={columnsOf(props)}
      whenEmpty={props.whenEmpty}
      pages={list.hasNextPage && <Button onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>Show more</Button>}
    />
  );
};
