import { Button } from '@holdfast/ui/button';
import { DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { EmptyState } from '@holdfast/ui/empty-state';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Status } from '@holdfast/ui/status';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type ChainParty, uncoveredOn, type UncoveredEngagement } from './chain.api.js';

interface GapListProps {
  readonly organization: string;
  readonly asOf?: string;
  readonly linkTo: (party: ChainParty) => ReactNode;
  readonly act?: (engagement: UncoveredEngagement) => ReactNode;
  /** The vendors of whom nobody knows whether PHI reaches them. */
  readonly unknownLink: (words: string) => ReactNode;
}

/** Every engagement through which PHI flows that day with no agreement in force, each with one way on which PHI gets there. */
export const GapList = ({ organization, asOf, linkTo, act, unknownLink }: GapListProps) => {
  const list = useInfiniteQuery(uncoveredOn(organization, asOf));
  const first = list.data?.pages[0];
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section title="PHI flows, no agreement in force" count={first?.uncovered}>
      {list.isPending && <SkeletonRows label="Reading the gaps" />}
      {list.isError && <ProblemAlert title="The gaps could not be read" error={list.error} onRetry={() => void list.refetch()} />}
      {first && (
        <>
          <p className="quiet">
            PHI flows in {first.flows} {first.flows === 1 ? 'engagement' : 'engagements'} on <DateText day={first.asOf} weekday="never" />; {first.flows - first.uncovered} covered by an agreement in force, or one that was seen or attested.
            {first.unknown > 0 && ` Of the others, ${first.unknown} ${first.unknown === 1 ? 'is' : 'are'} unknown.`} {first.unknownScope > 0 && <>{unknownLink(`${first.unknownScope} more of which nobody knows whether PHI flows`)}.</>}
          </p>
          <DataTable
            caption="Uncovered engagements"
            rows={rows}
            rowKey={({ engagementId }) => engagementId}
            rowName={({ supplier }) => supplier.name}
            keys="page"
            columns={[
              { id: 'supplier', header: 'Supplier, engaged by', name: true, cell: ({ supplier, customer }) => <>{linkTo(supplier)}<span className="also">by {customer.name}</span></> },
              { id: 'service', header: 'Service', narrow: 'line', cell: ({ service }) => service, empty: 'The service is not stated' },
              { id: 'state', header: 'On this day', cell: ({ state }) => (state === 'unknown' ? <Status state="unknown">Unknown</Status> : <Status state="gap">Gap</Status>) },
              { id: 'since', header: 'Since', cell: ({ since }) => since && <DateText day={since} weekday="never" />, empty: 'Nobody recorded when PHI began' },
              { id: 'path', header: 'How PHI gets there', narrow: 'line', cell: ({ path }) => path && <span className="path-words">{path.map(({ name }) => name).join(' → ')}</span>, empty: 'Nobody recorded for whom its customer works' },
              ...(act ? [{ id: 'act', header: 'Next step', headerHidden: true, action: true, cell: act }] : []),
            ]}
            whenEmpty={first.flows === 0
              ? <EmptyState title="No PHI is recorded on this day" level={3}>Once an engagement says that PHI flows, it stands here until an agreement covers it.</EmptyState>
              : <EmptyState title="No gap among what is recorded" level={3}>Every engagement with PHI on this day has an agreement in force, or one that was seen or attested.</EmptyState>}
            pages={list.hasNextPage && <><span>1 to {rows.length} of {first.uncovered}</span><Button onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>Show more</Button></>}
          />
        </>
      )}
    </Section>
  );
};
