import { DataTable } from '@holdfast/ui/data-table';
import { DefinitionList } from '@holdfast/ui/definition-list';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Status } from '@holdfast/ui/status';
import { Button } from '@holdfast/ui/button';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type BlastRadius as Radius, blastRadiusOf, type ChainParty, pathsTo } from './chain.api.js';

interface BlastRadiusProps {
  readonly organization: string;
  readonly vendorId: string;
  readonly vendorName: string;
  readonly asOf?: string;
  readonly linkTo: (party: ChainParty) => ReactNode;
  /** Asks the owners and vendors touched what they know of an event; without it nothing is offered. */
  readonly onAsk?: (radius: Radius) => void;
}

const counted = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);
const noneOr = (words: readonly string[], none: string): ReactNode => (words.length > 0 ? words.join('; ') : <span className="none" title={none}>–<span className="vh">{none}</span></span>);

/** What an event at one party touches, above and below it, and who answers for it. */
export const BlastRadius = ({ organization, vendorId, vendorName, asOf, linkTo, onAsk }: BlastRadiusProps) => {
  const radius = useQuery(blastRadiusOf(organization, vendorId, asOf));
  const [listing, setListing] = useState(false);
  const { data } = radius;
  const others = data?.parties.filter((party) => party.vendorId !== vendorId) ?? [];
  const uncovered = data?.engagements.filter((engagement) => engagement.uncovered).length ?? 0;
  return (
    <Section title={`If something happens at ${vendorName}`} aside={data && onAsk && others.length > 0 && <Button size="small" onClick={() => onAsk(data)}>Ask owners and vendors what they know</Button>}>
      {radius.isPending && <SkeletonRows label="Reading what it touches" rows={3} />}
      {radius.isError && <ProblemAlert title="What it touches could not be read" error={radius.error} onRetry={() => void radius.refetch()} lesser />}
      {data && data.engagements.length === 0 && <p className="quiet">No PHI is recorded on a path through it on this day. That is what is recorded, not what may be.</p>}
      {data && data.engagements.length > 0 && (
        <>
          <DefinitionList items={[
            { term: 'Paths of PHI', value: counted(data.paths, 'path runs through it', 'paths run through it'), note: uncovered > 0 && <Status state="gap">{counted(uncovered, 'engagement on them is uncovered', 'engagements on them are uncovered')}</Status> },
            { term: 'Services', value: noneOr(data.services, 'No service is stated') },
            { term: 'Kinds of PHI', value: noneOr(data.phiKinds, 'No kind is listed') },
            { term: 'Agreements', value: noneOr(data.agreements.map(({ title }) => title), 'No agreement on file governs them') },
          ]} />
          <DataTable
            caption="Who is touched"
            rows={others}
            rowKey={({ vendorId: id }) => id ?? 'ourselves'}
            columns={[
              { id: 'name', header: 'Who is touched', name: true, cell: (party) => (party.vendorId === null ? party.name : linkTo(party)) },
              { id: 'owner', header: 'Owner here', cell: ({ owner }) => owner, empty: ({ vendorId: id }) => (id === null ? 'Ourselves' : 'Nobody answers for it yet') },
            ]}
          />
          <p style={{ marginTop: 'var(--s3)' }}><Button size="small" aria-expanded={listing} onClick={() => setListing(!listing)}>{listing ? 'Hide the paths' : 'Show every path to it'}</Button></p>
          {listing && <Paths organization={organization} vendorId={vendorId} asOf={asOf} />}
        </>
      )}
    </Section>
  );
};

const Paths = ({ organization, vendorId, asOf }: { organization: string; vendorId: string; asOf?: string }) => {
  const paths = useQuery(pathsTo(organization, vendorId, asOf));
  if (paths.isPending) return <SkeletonRows label="Reading the paths" rows={2} />;
  if (paths.isError) return <ProblemAlert title="The paths could not be read" error={paths.error} onRetry={() => void paths.refetch()} lesser />;
  return (
    <>
      <ol>{paths.data.paths.map(({ steps }) => <li key={steps.map(({ engagementId }) => engagementId).join()} className="path-words">{[steps[0]?.customer.name, ...steps.map(({ supplier, uncovered }) => `${supplier.name}${uncovered ? ' (uncovered)' : ''}`)].join(' → ')}</li>)}</ol>
      {paths.data.cut && <p role="status">Cut: the shortest {paths.data.paths.length} are listed.</p>}
      {paths.data.paths.length === 0 && <p className="quiet">No path from the beginning of your chain leads to it on this day.</p>}
    </>
  );
};
