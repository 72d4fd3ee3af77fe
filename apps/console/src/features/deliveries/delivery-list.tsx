import { Button } from '@holdfast/ui/button';
import { DataTable } from '@holdfast/ui/data-table';
import { EmptyState } from '@holdfast/ui/empty-state';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Status } from '@holdfast/ui/status';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { deliveries, type Delivery, type DeliveryQuestion } from './deliveries.api.js';
import { DeliveryDetails } from './delivery-details.js';
import { kindWords, momentWords, STATE_WORDS } from './delivery-words.js';

interface DeliveryListProps {
  readonly organization: string;
  readonly question: DeliveryQuestion;
  readonly mayAct: boolean;
  readonly linkTo: (id: string, words: string) => ReactNode;
  /** `page` where it is the only table. */
  readonly keys?: 'focus' | 'page';
  readonly whenEmpty?: ReactNode;
}

/** Each row opens where it stands: Enter on it, or its button. */
export const DeliveryList = ({ organization, question, mayAct, linkTo, keys, whenEmpty }: DeliveryListProps) => {
  const list = useInfiniteQuery(deliveries(organization, question));
  const [open, setOpen] = useState<string>();
  const [said, setSaid] = useState('');
  if (list.isPending) return <SkeletonRows label="Reading the deliveries" />;
  if (list.isError) return <ProblemAlert title="The deliveries could not be read" error={list.error} onRetry={() => void list.refetch()} />;
  const toggle = ({ id }: Delivery) => setOpen(open === id ? undefined : id);
  return (
    <>
      <p role="status" className={said ? undefined : 'vh'}>{said}</p>
      <DataTable
        caption="Deliveries, newest first"
        rows={list.data.pages.flatMap(({ items }) => items)}
        rowKey={({ id }) => id}
        rowName={({ toName, kind }) => `${kindWords(kind)} to ${toName}`}
        keys={keys}
        onOpen={toggle}
        columns={[
          { id: 'to', header: 'To', name: true, cell: ({ toName, toEmail }) => <>{toName}<span className="also">{toEmail}</span></> },
          { id: 'kind', header: 'Mail', cell: ({ kind }) => kindWords(kind), narrow: 'dot' },
          { id: 'state', header: 'State', cell: ({ state, replacedBy }) => <><Status state={STATE_WORDS[state].state}>{STATE_WORDS[state].word}</Status>{replacedBy && <span className="also">Replaced by another mail</span>}</>, narrow: 'line' },
          { id: 'words', header: 'Server’s words', cell: ({ serverWords }) => serverWords && <span style={{ overflowWrap: 'anywhere' }}>{serverWords}</span>, empty: 'No server has answered yet', narrow: 'line' },
          { id: 'planned', header: 'Planned', cell: ({ plannedAt }) => momentWords(plannedAt), narrow: 'dot' },
          { id: 'open', header: 'Open', headerHidden: true, action: true, cell: (row) => <Button size="small" aria-expanded={open === row.id} aria-label={`${open === row.id ? 'Close' : 'Open'} the ${kindWords(row.kind)} to ${row.toName}`} onClick={() => toggle(row)}>{open === row.id ? 'Close' : 'Open'}</Button> },
        ]}
        below={(row) => open === row.id && <DeliveryDetails organization={organization} delivery={row} mayAct={mayAct} linkTo={linkTo} onSent={(_, words) => setSaid(words)} />}
        whenEmpty={whenEmpty ?? <EmptyState title="Nothing has been sent" level={3}>Each mail stands here with what the mail server said of it.</EmptyState>}
        pages={list.hasNextPage && <Button onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>Show more</Button>}
      />
    </>
  );
};
