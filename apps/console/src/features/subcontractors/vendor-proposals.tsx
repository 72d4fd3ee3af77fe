import { Button } from '@holdfast/ui/button';
import { type Column, DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { AcceptProposalDialog } from './accept-proposal-dialog.js';
import { IgnoreProposalDialog } from './ignore-proposal-dialog.js';
import { changedLines, companyOf, proposalWords, toldLines } from './proposal-words.js';
import { confirmAll, type Proposal, proposalsOf } from './subcontractors.api.js';

interface VendorProposalsProps {
  readonly organization: string;
  readonly vendorId: string;
  readonly vendorName: string;
  readonly mayEdit: boolean;
  /** Vendors whose names hold these letters: handed in, because vendors are another feature's. */
  readonly findVendors: (search: string) => Promise<readonly { readonly id: string; readonly legalName: string }[]>;
  /** Asks the vendor for a list; nothing where it cannot be asked. */
  readonly ask?: ReactNode;
}

type Asked = { readonly act: 'accept' | 'ignore'; readonly id: string };

const DECIDED: Record<Proposal['state'], string> = { open: '', accepted: 'Accepted', ignored: 'Ignored', replaced: 'Replaced by a later list' };

/** What a vendor told of its subcontractors, row by row, until a person has decided on each. */
export const VendorProposals = ({ organization, vendorId, vendorName, mayEdit, findVendors, ask }: VendorProposalsProps) => {
  const queries = useQueryClient();
  const proposals = useQuery(proposalsOf(organization, vendorId));
  const [asked, setAsked] = useState<Asked>();
  const changed = async (now: Proposal[]) => {
    queries.setQueryData(['proposals', organization, vendorId], now);
    setAsked(undefined);
    await queries.invalidateQueries({ predicate: ({ queryKey }) => ['engagements', 'vendors', 'chain', 'today'].includes(String(queryKey[0])) });
  };
  const confirm = useMutation({ mutationFn: () => confirmAll(organization, vendorId), onSuccess: changed });
  if (proposals.isPending) return <SkeletonRows label="Reading what was told" rows={3} />;
  if (proposals.isError) return <ProblemAlert title="What was told could not be read" error={proposals.error} onRetry={() => void proposals.refetch()} />;

  const open = proposals.data.filter(({ state }) => state === 'open');
  const decided = proposals.data.filter(({ state }) => state !== 'open');
  const confirmable = open.filter(({ kind, engagement }) => kind === 'confirm' && !engagement?.changed).length;
  const current = asked && open.find(({ id }) => id === asked.id);
  const first = open[0];
  const company: Column<Proposal> = { id: 'company', header: 'Company', name: true, cell: (proposal) => <>{companyOf(proposal)}<span className="also">{proposal.engagement?.service || proposal.told?.service}</span></> };
  const told: Column<Proposal> = { id: 'told', header: 'As told', narrow: 'line', cell: (proposal) => { const lines = toldLines(proposal); return lines.length > 0 && lines.map((line) => <span key={line} style={{ display: 'block' }}>{line}</span>); }, empty: 'The list does not name it' };
  return (
    <>
      <Section title="To decide" count={open.length} aside={<span className="row">{mayEdit && confirmable > 1 && <Button size="small" disabled={confirm.isPending} onClick={() => confirm.mutate()}>Confirm all {confirmable} that stand as told</Button>}{ask}</span>}>
        {confirm.isError && <ProblemAlert title="They could not be confirmed" error={confirm.error} lesser level={3} />}
        {first && <p className="quiet">List of <DateText day={first.toldOn} />, attested by {first.toldBy}. Nothing in the register changes before you accept it.</p>}
        <DataTable
          caption={`What ${vendorName} told of its subcontractors, to decide`}
          rows={open}
          rowKey={({ id }) => id}
          rowName={companyOf}
          columns={[
            company,
            { id: 'proposal', header: 'Proposal', narrow: 'line', cell: (proposal) => <>{proposalWords(proposal)}{changedLines(proposal).map((line) => <span key={line} className="also">{line}</span>)}</> },
            told,
            {
              id: 'acts', header: 'What can be done', headerHidden: true, action: true, empty: 'Your role does not decide',
              cell: ({ id, kind }) => mayEdit && <span className="acts"><Button size="small" onClick={() => setAsked({ act: 'accept', id })}>{kind === 'add' ? 'Add' : kind === 'end' ? 'End it' : 'Accept'}</Button><Button size="small" kind="quiet" onClick={() => setAsked({ act: 'ignore', id })}>Ignore</Button></span>,
            },
          ]}
          whenEmpty={<p className="quiet">{proposals.data.length === 0 ? `${vendorName} has told nothing of its subcontractors yet.` : 'Nothing is left to decide.'}</p>}
        />
      </Section>
      {decided.length > 0 && (
        <Section title="Decided" count={decided.length}>
          <DataTable
            caption="Decided, the latest first"
            rows={decided}
            rowKey={({ id }) => id}
            columns={[
              company,
              { id: 'decision', header: 'Decision', narrow: 'line', cell: ({ state, reason }) => <>{DECIDED[state]}{reason && <span className="also">{reason}</span>}</> },
              { id: 'by', header: 'By', narrow: 'line', cell: ({ decidedBy, decidedAt }) => decidedBy && decidedAt && <>{decidedBy}, <DateText instant={decidedAt} /></> },
            ]}
            whenEmpty={null}
          />
        </Section>
      )}
      {current && asked?.act === 'accept' && <AcceptProposalDialog organization={organization} proposal={current} vendorName={vendorName} findVendors={findVendors} onClose={() => setAsked(undefined)} onAccepted={changed} onStale={() => void proposals.refetch()} />}
      {current && asked?.act === 'ignore' && <IgnoreProposalDialog organization={organization} proposal={current} onClose={() => setAsked(undefined)} onIgnored={changed} onStale={() => void proposals.refetch()} />}
    </>
  );
};
