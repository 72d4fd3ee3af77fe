import { DefinitionList } from '@holdfast/ui/definition-list';
import { formatDay } from '@holdfast/ui/date-text';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { Status } from '@holdfast/ui/status';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type ChainParty, type Promises, promisesOn } from './chain.api.js';

interface UpstreamPromisesProps {
  readonly organization: string;
  readonly asOf?: string;
  readonly linkTo: (party: ChainParty) => ReactNode;
}

const paperOf = ({ paper, agreement, until }: Promises['promises'][number]): ReactNode => {
  if (paper === 'on_file') return <Status state="in_force">{agreement?.title ?? 'In force'}{until && `, until ${formatDay(until)}`}</Status>;
  if (paper === 'unread') return <Status state="unknown">An agreement was seen or attested; its terms are not read</Status>;
  return paper === 'unknown' ? <Status state="unknown">Whether there is an agreement is unknown</Status> : <Status state="gap">No agreement in force</Status>;
};

/** Whom the organization serves, and what it promised them. Shown where it serves anybody. */
export const UpstreamPromises = ({ organization, asOf, linkTo }: UpstreamPromisesProps) => {
  const found = useQuery(promisesOn(organization, asOf));
  if (found.isError) return <ProblemAlert title="What you promised could not be read" error={found.error} onRetry={() => void found.refetch()} lesser />;
  if (!found.data?.serves) return null;
  const { promises } = found.data;
  return (
    <Section title="What you promised upstream, to whom" count={promises.length}>
      {promises.length === 0 && <p className="quiet">No engagement with PHI in which you are the supplier is recorded on this day. Record it on the customer’s page.</p>}
      {promises.map((promise) => (
        <details key={promise.engagementId} style={{ marginTop: 'var(--s2)' }}>
          <summary>{promise.customer.name}{promise.service && `, ${promise.service}`}</summary>
          <p>{linkTo(promise.customer)} {paperOf(promise)}</p>
          {promise.terms.length > 0 && <DefinitionList items={promise.terms.map(({ label, value, read }) => ({ term: label, value: read ? value : <Status state="unknown">Not read yet</Status> }))} />}
        </details>
      ))}
    </Section>
  );
};
