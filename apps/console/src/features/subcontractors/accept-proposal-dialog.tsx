import { ConfirmDialog } from '@holdfast/ui/confirm-dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Choices, Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { isStale } from '../../shared/is-stale.js';
import { changedLines, companyOf, proposalWords, toldLines } from './proposal-words.js';
import { acceptProposal, type Proposal } from './subcontractors.api.js';

interface AcceptProposalDialogProps {
  readonly organization: string;
  readonly proposal: Proposal;
  readonly vendorName: string;
  readonly findVendors: (search: string) => Promise<readonly { readonly id: string; readonly legalName: string }[]>;
  readonly onClose: () => void;
  readonly onAccepted: (now: Proposal[]) => void;
  readonly onStale: () => void;
}

const TITLES: Record<Proposal['kind'], (company: string) => string> = {
  add: (company) => `Add ${company} to the chain?`,
  change: (company) => `Change what is recorded of ${company}?`,
  confirm: (company) => `Confirm ${company}?`,
  end: (company) => `End the engagement of ${company}?`,
};

const NEW = 'new';
const OTHER = 'other';

/** Who an added company is, or when an ended one ended; then the register says so. */
export const AcceptProposalDialog = ({ organization, proposal, vendorName, findVendors, onClose, onAccepted, onStale }: AcceptProposalDialogProps) => {
  const { kind, matches, told, toldOn } = proposal;
  const [who, setWho] = useState(matches[0]?.vendorId ?? NEW);
  const [search, setSearch] = useState('');
  const [other, setOther] = useState('');
  const [endOn, setEndOn] = useState(toldOn);
  const found = useQuery({ queryKey: ['vendors', organization, 'found', search], queryFn: () => findVendors(search), enabled: who === OTHER && search.trim().length > 1 });
  const supplierVendorId = who === NEW ? null : who === OTHER ? other || null : who;
  const accept = useMutation({
    mutationFn: () => acceptProposal(organization, proposal, { ...(kind === 'add' && { supplierVendorId }), ...(kind === 'end' && { endOn }), ...(proposal.engagement && { engagementVersion: proposal.engagement.version }) }),
    onSuccess: onAccepted,
    onError: (error) => { if (isStale(error)) onStale(); },
  });
  const stale = isStale(accept.error);
  const errors = useFormErrors(stale ? null : accept.error);
  const company = companyOf(proposal);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={TITLES[kind](company)}
      consequences={kind === 'add' ? [`${vendorName} engages it for: ${told?.service}.`, ...toldLines(proposal)] : [proposalWords(proposal), ...toldLines(proposal), ...changedLines(proposal)]}
      confirm={kind === 'add' ? 'Add it' : kind === 'end' ? 'End it' : 'Accept'}
      onConfirm={() => accept.mutate()}
      busy={accept.isPending || (who === OTHER && other === '')}
    >
      {stale && <ProblemAlert lesser level={3} title="Somebody changed the register in the meantime" kept="It was read again: compare what it says now, then decide." />}
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {kind === 'add' && (
        <Choices id="supplierVendorId" name="who" legend="Who is it?" value={who} onChange={setWho} error={errorAt(errors, 'supplierVendorId')} options={[
          ...matches.map(({ vendorId, name }) => ({ value: vendorId, label: name, hint: 'In the register under this name' })),
          { value: NEW, label: `A company that is not in the register: ${told?.name}` },
          { value: OTHER, label: 'Another vendor in the register', apart: true },
        ]} />
      )}
      {kind === 'add' && who === OTHER && (
        <>
          <Field label="Find it by name">{(control) => <input type="search" value={search} onChange={({ target }) => { setSearch(target.value); setOther(''); }} {...control} />}</Field>
          {found.isError && <ProblemAlert title="The vendors could not be read" error={found.error} onRetry={() => void found.refetch()} lesser level={3} />}
          {found.data && <Field label="Vendor">{(control) => <select value={other} onChange={({ target }) => setOther(target.value)} {...control}><option value="">{found.data.length === 0 ? 'None bears that name' : 'Choose'}</option>{found.data.map(({ id, legalName }) => <option key={id} value={id}>{legalName}</option>)}</select>}</Field>}
        </>
      )}
      {kind === 'end' && <Field id="endOn" label="Last day" hint="Its record stays" error={errorAt(errors, 'endOn')}>{(control) => <input type="date" value={endOn} onChange={({ target }) => setEndOn(target.value)} {...control} />}</Field>}
    </ConfirmDialog>
  );
};
