import { Status } from '@holdfast/ui/status';
import type { ReactNode } from 'react';
import type { ChainEdge, ChainParty } from './chain.api.js';
import { beginnings } from './chain-outline.js';
import { EDGE_STATES, edgeWhen, keyOf, knownWords } from './chain-words.js';

interface ChainTreeProps {
  readonly edges: readonly ChainEdge[];
  readonly linkTo: (party: ChainParty) => ReactNode;
}

/** The chain as an outline, where there is no room for a graph. A supplier is opened where it stands first. */
export const ChainTree = ({ edges, linkTo }: ChainTreeProps) => {
  const opened = new Set<string>();
  const below = (party: ChainParty): ReactNode => {
    if (opened.has(keyOf(party))) return null;
    opened.add(keyOf(party));
    const leaving = edges.filter(({ customer }) => keyOf(customer) === keyOf(party)).toSorted((a, b) => a.supplier.name.localeCompare(b.supplier.name));
    if (leaving.length === 0) return null;
    return (
      <ul>
        {leaving.map((edge) => (
          <li key={edge.engagementId}>
            <Status state={EDGE_STATES[edge.state].state}>{[EDGE_STATES[edge.state].word, edgeWhen(edge)].filter(Boolean).join(' ')}</Status>
            <b>{linkTo(edge.supplier)}</b>
            <small className="quiet">{[edge.service, edge.place, knownWords(edge)].filter(Boolean).join(' · ')}</small>
            {below(edge.supplier)}
          </li>
        ))}
      </ul>
    );
  };
  return (
    <ul className="tree" aria-label="Chain as an outline">
      {beginnings(edges).map((party) => <li key={keyOf(party)}><b>{party.vendorId === null ? party.name : linkTo(party)}</b>{party.vendorId === null && <small className="quiet">ourselves</small>}{below(party)}</li>)}
    </ul>
  );
};
