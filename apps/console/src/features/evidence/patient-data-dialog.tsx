import { ConfirmDialog } from '@holdfast/ui/confirm-dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { type EvidenceDocument, purge, quarantine } from './evidence.api.js';

/** What slipped in: first nobody gets it any more, then its bytes are forgotten. */
export const PatientDataDialog = ({ organization, document, onClose }: { organization: string; document: EvidenceDocument; onClose: () => void }) => {
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const purging = document.custody === 'quarantined';
  const doing = useMutation({
    mutationFn: () => (purging ? purge : quarantine)(organization, document.id, reason),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['evidence', organization] });
      onClose();
    },
  });
  const errors = useFormErrors(doing.error);
  return (
    <ConfirmDialog opened onClose={onClose} destructive busy={doing.isPending} onConfirm={() => doing.mutate()}
      title={purging ? `Purge ${document.name}?` : `Does ${document.name} contain patient data?`}
      consequences={purging ? ['Its bytes and its name are forgotten, and cannot be brought back.', 'Its hash and the record of who did this stay.'] : ['Nobody can open it any more, from now on.', 'It can then be purged, which leaves only its hash. The vendor keeps its own copy: tell it.']}
      confirm={purging ? 'Purge it' : 'Quarantine it'} cancel="Leave it as it is">
      <ErrorSummary errors={errors} />
      <Field id="reason" label="What was seen, in general words" hint="Never the data itself." error={errorAt(errors, 'reason')}>{(control) => <textarea rows={3} maxLength={1000} value={reason} onChange={({ target }) => setReason(target.value)} {...control} />}</Field>
    </ConfirmDialog>
  );
};
