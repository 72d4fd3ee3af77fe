import { DataTable } from '@holdfast/ui/data-table';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type ChainParty, concentrationOn } from './chain.api.js';

interface ConcentrationProps {
  readonly organization: string;
  readonly asOf?: string;
  readonly linkTo: (party: ChainParty) => ReactNode;
}

const DRAWN = 8;

/** On whom the most vendors rely, directly or through others. */
export const Concentration = ({ organization, asOf, linkTo }: ConcentrationProps) => {
  const found = useQuery(concentrationOn(organization, asOf));
  const items = found.data?.items.filter(({ reliers }) => reliers > 0) ?? [];
  const [most] = items;
  return (
    <Section title="On whom your vendors rely">
      {found.isPending && <SkeletonRows label="Reading on whom vendors rely" rows={3} />}
      {found.isError && <ProblemAlert title="On whom vendors rely could not be read" error={found.error} onRetry={() => void found.refetch()} lesser />}
      {found.data && !most && <p className="quiet">No vendor is recorded with a subcontractor on this day.</p>}
      {found.data && most && (
        <>
          <p><strong>{most.reliers} of your {found.data.vendors} vendors with PHI {most.reliers === 1 ? 'relies' : 'rely'} on {most.party.name}</strong>, directly or through others.</p>
          <ul className="bars" aria-label="Vendors that rely on each">
            {items.slice(0, DRAWN).map(({ party, reliers }) => <li key={party.vendorId}><span>{linkTo(party)}</span><span className="bar-of" style={{ '--part': reliers / most.reliers } as object}>{reliers}</span></li>)}
          </ul>
          <details style={{ marginTop: 'var(--s3)' }}>
            <summary>The same as a table</summary>
            <DataTable
              caption="On whom your vendors rely"
              rows={items}
              rowKey={({ party }) => party.vendorId ?? ''}
              columns={[
                { id: 'party', header: 'Company', name: true, cell: ({ party }) => linkTo(party) },
                { id: 'reliers', header: 'Vendors that rely on it', align: 'end', cell: ({ reliers }) => reliers },
                { id: 'direct', header: 'Of them directly', align: 'end', cell: ({ direct }) => direct },
                { id: 'us', header: 'Your PHI reaches it', cell: ({ reachesUs }) => (reachesUs ? 'Yes' : 'No path is recorded') },
              ]}
            />
          </details>
        </>
      )}
    </Section>
  );
};
