import { ConfirmDialog } from '@holdfast/ui/confirm-dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormErrors } from '../../shared/form-errors.js';
import { isStale } from '../../shared/is-stale.js';
import { companyOf } from './proposal-words.js';
import { ignoreProposal, type Proposal } from './subcontractors.api.js';

export const IgnoreProposalDialog = ({ organization, proposal, onClose, onIgnored, onStale }: { organization: string; proposal: Proposal; onClose: () => void; onIgnored: (now: Proposal[]) => void; onStale: () => void }) => {
  const [reason, setReason] = useState('');
  const ignore = useMutation({ mutationFn: () => ignoreProposal(organization, proposal, reason.trim()), onSuccess: onIgnored, onError: (error) => { if (isStale(error)) onStale(); } });
  const stale = isStale(ignore.error);
  const errors = useFormErrors(stale ? null : ignore.error);
  return (
    <ConfirmDialog opened onClose={onClose} title={`Ignore what was told of ${companyOf(proposal)}?`} consequences={['The register stays as it is.', 'What was told stays on record, with your reason.']} confirm="Ignore it" onConfirm={() => ignore.mutate()} busy={ignore.isPending}>
      {stale && <ProblemAlert lesser level={3} title="Somebody decided on this in the meantime" kept="It was read again; close this and look." />}
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Field id="reason" label="Reason" optional>{(control) => <textarea rows={3} maxLength={1000} value={reason} onChange={({ target }) => setReason(target.value)} {...control} />}</Field>
    </ConfirmDialog>
  );
};
