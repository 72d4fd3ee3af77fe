import { Button } from '@holdfast/ui/button';
import { DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Status } from '@holdfast/ui/status';
import { useMutation, useQuery } from '@tanstack/react-query';
import { evidenceAddress, evidenceOf } from './evidence.api.js';

const kilobytes = (bytes: number): string => (bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

/** What this vendor handed over, in our own custody. */
export const VendorEvidence = ({ organization, vendorId }: { organization: string; vendorId: string }) => {
  const evidence = useQuery(evidenceOf(organization, vendorId));
  const open = useMutation({ mutationFn: (id: string) => evidenceAddress(organization, id), onSuccess: ({ address }) => window.location.assign(address) });
  return (
    <Section title="Evidence" count={evidence.data?.length}>
      {evidence.isPending && <SkeletonRows label="Reading the evidence" rows={2} />}
      {evidence.isError && <ProblemAlert title="The evidence could not be read" error={evidence.error} onRetry={() => void evidence.refetch()} lesser level={3} />}
      {open.isError && <ProblemAlert title="The document was not handed out" error={open.error} lesser level={3} />}
      {evidence.isSuccess && (
        <DataTable
          caption="Evidence, newest first"
          rows={evidence.data}
          rowKey={({ id }) => id}
          columns={[
            { id: 'name', header: 'Document', name: true, cell: ({ name, bytes, kind }) => <>{name}<span className="also">{[kind.replaceAll('_', ' '), kilobytes(bytes)].filter(Boolean).join(', ')}</span></> },
            { id: 'state', header: 'State', narrow: 'dot', cell: ({ copied }) => (copied ? <Status state="done">Our copy, hash kept</Status> : <Status state="unknown">Being copied</Status>) },
            { id: 'valid', header: 'Valid to', cell: ({ validTo }) => validTo && <DateText day={validTo} />, empty: 'The vendor stated no day' },
            { id: 'hash', header: 'SHA-256', narrow: 'hide', cell: ({ sha256 }) => <span className="id" title={sha256}>{sha256.slice(0, 12)}</span> },
            { id: 'received', header: 'Received', cell: ({ receivedAt }) => <DateText instant={receivedAt} /> },
            { id: 'open', header: 'Download', headerHidden: true, action: true, cell: ({ id, name, copied }) => copied && <Button size="small" disabled={open.isPending} onClick={() => open.mutate(id)}>Download<span className="vh"> {name}</span></Button>, empty: 'It is being copied' },
          ]}
          whenEmpty={<p className="quiet">Nothing was handed over yet. Documents come with answers to a request.</p>}
        />
      )}
    </Section>
  );
};
