import { DataTable } from '@holdfast/ui/data-table';
import { EmptyState } from '@holdfast/ui/empty-state';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { type State, Status } from '@holdfast/ui/status';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { deliveries } from './deliveries.api.js';

const STATES: Record<string, { state: State; word: string }> = {
  planned: { state: 'unknown', word: 'Planned' },
  sending: { state: 'unknown', word: 'Being sent' },
  accepted: { state: 'in_force', word: 'Accepted by the mail server' },
  deferred: { state: 'due', word: 'Deferred, tried again' },
  bounced: { state: 'gap', word: 'Came back' },
  dead: { state: 'gap', word: 'Given up' },
  cancelled: { state: 'none', word: 'Taken back' },
};
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

interface DeliveryListProps {
  readonly organization: string;
  /** Only what came back, was given up, or waits for another try. */
  readonly undelivered?: boolean;
  readonly whenEmpty?: ReactNode;
}

export const DeliveryList = ({ organization, undelivered, whenEmpty }: DeliveryListProps) => {
  const { data, error, isPending, refetch } = useQuery(deliveries(organization, undelivered ? 'undelivered' : undefined));
  if (error) return <ProblemAlert title="The deliveries could not be read" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <SkeletonRows label="Reading the deliveries" />;
  return (
    <DataTable
      caption="Deliveries, newest first"
      rows={data.items}
      rowKey={({ id }) => id}
      columns={[
        { id: 'to', header: 'To', name: true, cell: ({ toName, toEmail }) => <>{toName}<span className="also">{toEmail}</span></> },
        { id: 'kind', header: 'Mail', cell: ({ kind }) => kind.replaceAll('-', ' ') },
        { id: 'state', header: 'State', cell: ({ state }) => <Status state={STATES[state]?.state ?? 'unknown'}>{STATES[state]?.word ?? state}</Status>, narrow: 'dot' },
        { id: 'words', header: 'Server’s words', cell: ({ serverWords }) => serverWords, empty: 'No server has answered yet' },
        { id: 'planned', header: 'Planned', cell: ({ plannedAt }) => moment.format(new Date(plannedAt)) },
      ]}
      whenEmpty={whenEmpty ?? <EmptyState title="Nothing has been sent" level={3}>Each mail stands here with what the mail server said of it.</EmptyState>}
    />
  );
};
