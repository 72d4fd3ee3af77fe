import { Button } from '@holdfast/ui/button';
import { readersToday } from '@holdfast/ui/date-text';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { askForCertificate, type Closing } from './closings.api.js';

interface AskForCertificateDialogProps {
  readonly organization: string;
  readonly agreementId: string;
  /** Handed in, because contacts are another feature's. */
  readonly contacts: readonly { readonly id: string; readonly name: string; readonly email: string }[];
  readonly usualDue: string;
  readonly onClose: () => void;
  readonly onAsked: (now: Closing) => void;
}

export const AskForCertificateDialog = ({ organization, agreementId, contacts, usualDue, onClose, onAsked }: AskForCertificateDialogProps) => {
  const [contactId, setContactId] = useState(contacts[0]?.id ?? '');
  const [dueOn, setDueOn] = useState(usualDue < readersToday() ? readersToday() : usualDue);
  const ask = useMutation({ mutationFn: () => askForCertificate(organization, agreementId, { contactId, dueOn }), onSuccess: onAsked });
  const errors = useFormErrors(ask.error);
  return (
    <Dialog opened onClose={onClose} title="Ask for a certificate" said="The vendor says what became of the PHI: how, which places, backups and subcontractors, or why it is not feasible.">
      <form noValidate onSubmit={(event) => { event.preventDefault(); ask.mutate(); }}>
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <Field id="contactId" label="To" error={errorAt(errors, 'contactId')}>{(control) => <select value={contactId} onChange={({ target }) => setContactId(target.value)} {...control}>{contacts.map(({ id, name, email }) => <option key={id} value={id}>{name}, {email}</option>)}</select>}</Field>
        <Field id="dueOn" label="Due" error={errorAt(errors, 'dueOn')}>{(control) => <input type="date" value={dueOn} onChange={({ target }) => setDueOn(target.value)} {...control} />}</Field>
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={ask.isPending}>Send</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
