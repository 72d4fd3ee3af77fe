import { type Column, DataTable } from '@holdfast/ui/data-table';
import { Status } from '@holdfast/ui/status';
import type { ReactNode } from 'react';
import type { ChainEdge, ChainParty } from './chain.api.js';
import type { OutlineLine } from './chain-outline.js';
import { besideWords, EDGE_STATES, edgeWhen, keyOf, knownWords, otherViolations } from './chain-words.js';

/** The row of a link, for the graph to lead to. */
export const rowOf = ({ engagementId }: ChainEdge): string => `link-${engagementId}`;

interface ChainTableProps {
  readonly lines: readonly OutlineLine[];
  readonly party: ChainParty;
  readonly linkTo: (party: ChainParty) => ReactNode;
  /** What can be done with a link: handed in, because engagements are another feature's. */
  readonly act?: (edge: ChainEdge) => ReactNode;
}

const columnsOf = ({ party, linkTo, act }: ChainTableProps): Column<OutlineLine>[] => [
  {
    id: 'supplier', header: 'Supplier, engaged by', name: true, width: '21%',
    cell: ({ edge, depth }) => (
      <div className="depth" id={rowOf(edge)} tabIndex={-1} style={{ '--depth': depth } as object}>
        {keyOf(edge.supplier) === keyOf(party) ? edge.supplier.name : linkTo(edge.supplier)}<span className="also">by {edge.customer.name}</span>
      </div>
    ),
  },
  { id: 'service', header: 'Service', narrow: 'line', cell: ({ edge: { service, place, phiKinds } }) => <>{[service || 'Service not stated', place].filter(Boolean).join(', ')}{phiKinds.length > 0 && <span className="also">{phiKinds.join('; ')}</span>}</> },
  { id: 'known', header: 'How we know', narrow: 'line', cell: ({ edge }) => knownWords(edge) },
  {
    id: 'notice', header: 'Breach notice', empty: 'No agreement in force, so there is no notice to read',
    cell: ({ edge: { breachNotice, breachNoticeRead } }) => breachNotice && <><span className="nar">Breach notice: </span>{breachNoticeRead ? breachNotice : <span className="nw"><Status state="unknown">Not read yet</Status></span>}</>,
  },
  {
    id: 'beside', header: 'Beside the link above', narrow: 'line', empty: ({ edge: { first } }) => (first ? 'This is the first link' : 'No agreement in force, so nothing to compare'),
    cell: ({ edge }) => {
      const said = besideWords(edge);
      const others = otherViolations(edge);
      if (!said && others.length === 0) return null;
      return <>{said && (said.state ? <Status state={said.state}>{said.words}</Status> : said.words)}{others.map(({ rule, down }) => <span className="also" key={rule}>{rule}: {down}</span>)}</>;
    },
  },
  { id: 'state', header: 'On this day', cell: ({ edge }) => <><Status state={EDGE_STATES[edge.state].state}>{EDGE_STATES[edge.state].word}</Status>{edgeWhen(edge) && <span className="also nw">{edgeWhen(edge)}</span>}</> },
  ...(act ? [{ id: 'act', header: 'Next step', headerHidden: true, action: true, cell: ({ edge }: OutlineLine) => act(edge) }] : []),
];

/** The chain as a table: the same links as the graph, each once, below the one that leads to it. */
export const ChainTable = (props: ChainTableProps) => (
  <DataTable caption={`Links of the chain of ${props.party.name}`} columns={columnsOf(props)} rows={props.lines} rowKey={({ edge }) => edge.engagementId} rowName={({ edge }) => edge.supplier.name} />
);
