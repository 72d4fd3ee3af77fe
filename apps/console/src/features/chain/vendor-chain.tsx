import { EmptyState } from '@holdfast/ui/empty-state';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import './chain.css';
import { type ChainEdge, type ChainParty, chainOfVendor } from './chain.api.js';
import { outlineOf } from './chain-outline.js';
import { ChainSays } from './chain-says.js';
import { ChainTable, rowOf } from './chain-table.js';
import { ChainTree } from './chain-tree.js';

const ChainGraph = lazy(() => import('./chain-graph.js').then(({ ChainGraph: graph }) => ({ default: graph })));

interface VendorChainProps {
  readonly organization: string;
  readonly vendorId: string;
  readonly asOf?: string;
  readonly linkTo: (party: ChainParty) => ReactNode;
  readonly onOpen: (vendorId: string) => void;
  readonly act?: (edge: ChainEdge) => ReactNode;
  readonly onAsk?: (edge: ChainEdge) => void;
  readonly begin?: ReactNode;
}

const LEGEND = [
  { words: 'own agreement or document seen', path: 'M0 6h32' },
  { words: 'attested by the vendor', path: 'M0 6h32', dash: '7 4' },
  { words: 'unknown', path: 'M0 6h32', dash: '1.5 4' },
  { words: 'no agreement in force', path: 'M0 6h9M23 6h9M9 1v10M23 1v10' },
];

/** One vendor's chain: what it says, as a graph where there is room, as an outline where there is not, and always as a table. */
export const VendorChain = ({ organization, vendorId, asOf, linkTo, onOpen, act, onAsk, begin }: VendorChainProps) => {
  const chain = useQuery(chainOfVendor(organization, vendorId, asOf));
  const wide = useMediaQuery('(min-width: 900px)', undefined, { getInitialValueInEffect: false });
  const lines = useMemo(() => outlineOf(chain.data?.edges ?? []), [chain.data]);
  if (chain.isPending) return <SkeletonRows label="Reading the chain" />;
  if (chain.isError) return <ProblemAlert title="The chain could not be read" error={chain.error} onRetry={() => void chain.refetch()} />;
  const { edges, party, cut, total } = chain.data;
  if (edges.length === 0) return <EmptyState title="No link on this day" actions={begin}>Whom {party.name} serves and whom it engages stands here once an engagement is recorded for the day.</EmptyState>;
  return (
    <>
      <ChainSays edges={edges} onAsk={onAsk} />
      {cut && <p role="status"><strong>Cut: the nearest {edges.length} of {total} links are shown.</strong> The list of gaps and the flow-down of the whole register stand under Chain.</p>}
      {wide && (
        <Suspense fallback={<SkeletonRows label="Drawing the chain" rows={4} />}>
          <ChainGraph party={party} edges={edges} asOf={chain.data.asOf} onOpen={onOpen} rowOf={rowOf} />
          <p className="keyline" aria-hidden="true">{LEGEND.map(({ words, path, dash }) => <span key={words}><svg viewBox="0 0 32 12"><path d={path} stroke="currentColor" strokeWidth="1.5" strokeDasharray={dash} /></svg>{words}</span>)}</p>
        </Suspense>
      )}
      {wide === false && <ChainTree edges={edges} linkTo={linkTo} />}
      <Section title="The same as a table" count={edges.length}><ChainTable lines={lines} party={party} linkTo={linkTo} act={act} /></Section>
    </>
  );
};
