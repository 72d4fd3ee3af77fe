import { CAMPAIGN_STATE_LABELS } from '@holdfast/contracts/campaigns';
import { Button } from '@holdfast/ui/button';
import { type Column, DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { type State, Status } from '@holdfast/ui/status';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type CampaignRow, campaignList } from './campaigns.api.js';

const SHAPES: Record<CampaignRow['state'], State> = { sending: 'unknown', open: 'in_force', closing: 'unknown', closed: 'done' };

interface CampaignListProps {
  readonly organization: string;
  readonly linkTo: (campaign: CampaignRow, words: string) => ReactNode;
  readonly whenEmpty: ReactNode;
}

const columnsOf = (linkTo: CampaignListProps['linkTo']): Column<CampaignRow>[] => [
  { id: 'name', header: 'Campaign', name: true, cell: (row) => <>{linkTo(row, row.title)}{row.subjectTitle !== row.title && <span className="also">{row.subjectTitle}</span>}</> },
  { id: 'state', header: 'State', narrow: 'dot', cell: ({ state }) => <Status state={SHAPES[state]}>{CAMPAIGN_STATE_LABELS[state]}</Status> },
  { id: 'recipients', header: 'Vendors', align: 'end', narrow: 'plain', cell: ({ recipients }) => recipients },
  { id: 'due', header: 'Due', cell: ({ dueOn }) => <DateText day={dueOn} /> },
  { id: 'by', header: 'Sent by', narrow: 'line', cell: ({ by, createdAt }) => <>{by}<span className="also"><DateText instant={createdAt} /></span></> },
];

export const CampaignList = ({ organization, linkTo, whenEmpty }: CampaignListProps) => {
  const list = useInfiniteQuery(campaignList(organization));
  if (list.isPending) return <SkeletonRows label="Reading the campaigns" rows={3} />;
  if (list.isError) return <ProblemAlert title="The campaigns could not be read" error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <div style={{ marginTop: 'var(--s5)' }}><DataTable
      caption="Campaigns, newest first" rows={list.data.pages.flatMap(({ items }) => items)} rowKey={({ id }) => id} keys="page" columns={columnsOf(linkTo)} whenEmpty={whenEmpty}
      pages={list.hasNextPage && <Button onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>Show more</Button>}
    /></div>
  );
};
