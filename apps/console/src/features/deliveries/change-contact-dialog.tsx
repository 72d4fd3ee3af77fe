import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Choices, Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { contactsOfVendor, type Delivery, resendDelivery } from './deliveries.api.js';

const CORRECT = 'correct';

interface ChangeContactDialogProps {
  readonly organization: string;
  readonly delivery: Delivery;
  readonly onClose: () => void;
  readonly onSent: (delivery: Delivery) => void;
}

/** Another contact of the vendor, or the same at her right address; then a new mail leaves. */
export const ChangeContactDialog = ({ organization, delivery: { id, toName, toEmail, vendorId, contactId }, onClose, onSent }: ChangeContactDialogProps) => {
  const form = useId();
  const [chosen, setChosen] = useState(CORRECT);
  const contacts = useQuery(contactsOfVendor(organization, vendorId ?? ''));
  const send = useMutation({
    mutationFn: (email: string) => resendDelivery(organization, id, chosen === CORRECT ? { email } : { contactId: chosen }),
    onSuccess: onSent,
  });
  const errors = useFormErrors(send.error);
  const main = errorAt(errors, 'main');
  const others = (contacts.data ?? []).filter((contact) => contact.id !== contactId);
  return (
    <Dialog opened onClose={onClose} title={`Whom should this mail reach instead of ${toEmail}?`} said="The new mail has a link of its own. This one stays here, marked as replaced." width={520} actions={
      <>
        <Button onClick={onClose}>Cancel</Button>
        <Button kind="primary" type="submit" form={form} disabled={send.isPending || contacts.isPending}>Send the new mail</Button>
      </>
    }>
      {contacts.isPending && <SkeletonRows label="Reading the contacts" rows={2} />}
      {contacts.isError && <ProblemAlert title="The contacts could not be read" error={contacts.error} onRetry={() => void contacts.refetch()} />}
      {contacts.data && (
        <form id={form} noValidate onSubmit={(event) => { event.preventDefault(); if (!send.isPending) send.mutate(String(new FormData(event.currentTarget).get('email') ?? '').trim()); }}>
          {errors.length > 0 && (main ? <p role="alert" className="msg st sgap">{main}</p> : <ErrorSummary errors={errors} />)}
          {others.length > 0 && (
            <Choices legend="To" name="to" value={chosen} onChange={setChosen} error={errorAt(errors, 'contactId')} id="contactId"
              options={[{ value: CORRECT, label: `${toName}, at another address` }, ...others.map((contact) => ({ value: contact.id, label: contact.name, hint: contact.deliverability === 'bounced' ? `${contact.email}: the last mail came back` : contact.email }))]} />
          )}
          {chosen === CORRECT && (
            <Field id="email" label={`The right address of ${toName}`} hint="It is corrected in the register too." error={errorAt(errors, 'email')}>
              {(control) => <input type="email" name="email" autoComplete="off" defaultValue={toEmail} {...control} />}
            </Field>
          )}
        </form>
      )}
    </Dialog>
  );
};
