import { AGREEMENT_KIND_LABELS } from '@holdfast/contracts/agreements';
import { Button } from '@holdfast/ui/button';
import { type Column, DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Status } from '@holdfast/ui/status';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { AgreementState } from './agreement-state.js';
import { agreementList, type AgreementQuestion, type AgreementRow } from './agreements.api.js';
import { Narrow } from './narrow.js';

interface AgreementListProps {
  readonly organization: string;
  readonly question: AgreementQuestion;
  readonly linkTo: (agreement: AgreementRow, words: string) => ReactNode;
  readonly whenEmpty: ReactNode;
}

const coverWords = ({ covers, flows }: AgreementRow): ReactNode => {
  if (covers === 0) return null;
  return <>{covers} {covers === 1 ? 'engagement' : 'engagements'}{flows > 0 && <span className="also">PHI flows in {flows}</span>}</>;
};

const columnsOf = ({ linkTo }: AgreementListProps): Column<AgreementRow>[] => [
  { id: 'title', header: 'Agreement', name: true, cell: (row) => <>{linkTo(row, row.title)}<span className="also">{AGREEMENT_KIND_LABELS[row.kind]}</span></> },
  { id: 'vendor', header: 'With', narrow: 'dot', cell: ({ vendorName, upstream }) => <>{vendorName}{upstream && <span className="also">You serve them: promised upstream</span>}</> },
  { id: 'state', header: 'State', narrow: 'line', cell: ({ state }) => <AgreementState state={state} /> },
  { id: 'last', header: 'Last day', narrow: 'line', cell: ({ lastDay, renewsOn }) => lastDay && <><Narrow>Last day </Narrow><DateText day={lastDay} />{renewsOn && <span className="also">then it renews</span>}</>, empty: ({ state }) => (state === 'draft' || state === 'out_for_signature' ? 'It is not executed yet' : 'It has no end') },
  { id: 'notice', header: 'Give notice by', narrow: 'line', hideBelow: 1100, cell: ({ giveNoticeBy }) => giveNoticeBy && <><Narrow>Give notice by </Narrow><DateText day={giveNoticeBy} /></>, empty: 'It does not renew by itself, or states no notice period' },
  { id: 'covers', header: 'Covers', narrow: 'line', cell: (row) => coverWords(row) ?? <Status state="unknown">No engagement named</Status> },
  { id: 'owner', header: 'Owner', narrow: 'hide', hideBelow: 1380, cell: ({ owner }) => owner },
];

/** The register: those that run, the soonest last day first, then those that ended. */
export const AgreementList = (props: AgreementListProps) => {
  const list = useInfiniteQuery(agreementList(props.organization, props.question));
  if (list.isPending) return <SkeletonRows label="Reading the agreements" rows={5} />;
  if (list.isError) return <ProblemAlert title="The agreements could not be read" error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <DataTable
      caption="Agreements, those that run first, by their last day"
      rows={list.data.pages.flatMap(({ items }) => items)}
      rowKey={({ id }) => id}
      rowName={({ title }) => title}
      keys="page"
      columns={columnsOf(props)}
      whenEmpty={props.whenEmpty}
      pages={list.hasNextPage && <Button onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>Show more</Button>}
    />
  );
};
