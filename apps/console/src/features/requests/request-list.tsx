import { Button } from '@holdfast/ui/button';
import { type Column, DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { RequestStatus } from './request-status.js';
import { requestList, type RequestQuestion, type RequestRow } from './requests.api.js';

interface RequestListProps {
  readonly organization: string;
  readonly question: RequestQuestion;
  readonly linkTo: (request: RequestRow, words: string) => ReactNode;
  readonly whenEmpty: ReactNode;
  /** On a page of its own it may be long. */
  readonly whole?: boolean;
}

const columnsOf = ({ question, linkTo }: RequestListProps): Column<RequestRow>[] => [
  { id: 'name', header: question.vendorId ? 'Request' : 'Vendor', name: true, cell: (row) => (question.vendorId ? linkTo(row, row.title) : <>{linkTo(row, row.vendorName)}<span className="also">{row.title}</span></>) },
  { id: 'status', header: 'State', narrow: 'dot', cell: (row) => <RequestStatus {...row} /> },
  { id: 'due', header: 'Due', cell: ({ dueOn, begunByVendor, recordedByStaff }) => (begunByVendor || recordedByStaff ? null : <DateText day={dueOn} />), empty: 'Nobody was asked: no day is due' },
  { id: 'contact', header: 'Asked', narrow: 'line', cell: ({ contactName, contactEmail, recordedByStaff }) => (recordedByStaff ? <span className="quiet">Nobody: recorded by staff</span> : <>{contactName}<span className="also">{contactEmail}</span></>) },
  { id: 'last', header: 'Last step', narrow: 'hide', cell: ({ lastAt }) => <DateText instant={lastAt} time /> },
];

export const RequestList = (props: RequestListProps) => {
  const list = useInfiniteQuery(requestList(props.organization, props.question));
  if (list.isPending) return <SkeletonRows label="Reading the requests" rows={3} />;
  if (list.isError) return <ProblemAlert title="The requests could not be read" error={list.error} onRetry={() => void list.refetch()} lesser={!props.whole} level={3} />;
  return (
    <DataTable
      caption="Requests, newest first"
      rows={list.data.pages.flatMap(({ items }) => items)}
      rowKey={({ id }) => id}
      keys={props.whole ? 'page' : 'focus'}
      columns={columnsOf(props)}
      whenEmpty={props.whenEmpty}
      pages={props.whole && list.hasNextPage && <Button onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>Show more</Button>}
    />
  );
};
