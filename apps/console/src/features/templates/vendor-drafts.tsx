import { Button } from '@holdfast/ui/button';
import { DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Status } from '@holdfast/ui/status';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { draftsOf } from './templates.api.js';

// The template's whole text comes with it: fetched when somebody begins, not with the vendor's page.
const BeginDraftDialog = lazy(() => import('./begin-draft-dialog.js').then((module) => ({ default: module.BeginDraftDialog })));

interface VendorDraftsProps {
  readonly organization: string;
  readonly vendorId: string;
  readonly engagements: readonly { readonly id: string; readonly service: string; readonly phi: string }[];
  readonly mayMake: boolean;
  readonly linkTo: (id: string, words: string) => ReactNode;
  readonly onBegun: (id: string) => void;
}

/** The BAAs that are being made with a vendor, and the way to begin one. */
export const VendorDrafts = ({ organization, vendorId, engagements, mayMake, linkTo, onBegun }: VendorDraftsProps) => {
  const { data, error, isPending, refetch } = useQuery(draftsOf(organization, vendorId));
  const [beginning, setBeginning] = useState(false);
  const open = data?.filter(({ status }) => status === 'draft' || status === 'out_for_signature');
  return (
    <Section title="BAAs being made" count={open?.length} aside={mayMake && <Button size="small" onClick={() => setBeginning(true)}>Make a BAA</Button>}>
      {isPending && <SkeletonRows label="Reading the drafts" rows={1} />}
      {error && <ProblemAlert title="The drafts could not be read" error={error} onRetry={() => void refetch()} />}
      {open && (
        <DataTable caption="BAAs being made" rows={open} rowKey={({ id }) => id} whenEmpty={<p className="quiet">None. Make one from the template: the register fills in what it knows.</p>} columns={[
          { id: 'title', header: 'Agreement', name: true, cell: ({ id, title }) => linkTo(id, title) },
          { id: 'state', header: 'State', narrow: 'line', cell: ({ status, missing, errors }) => (status === 'out_for_signature' ? <Status state="unknown">Out for signature</Status> : <Status state={missing + errors > 0 ? 'due' : 'done'}>{missing + errors > 0 ? `Draft: ${missing} missing, ${errors} to change` : 'Draft: ready to send'}</Status>) },
          { id: 'changed', header: 'Changed', narrow: 'line', cell: ({ changedAt }) => <DateText instant={changedAt} time /> },
        ]} />
      )}
      {beginning && <Suspense><BeginDraftDialog organization={organization} vendorId={vendorId} engagements={engagements} onClose={() => setBeginning(false)} onBegun={onBegun} /></Suspense>}
    </Section>
  );
};
