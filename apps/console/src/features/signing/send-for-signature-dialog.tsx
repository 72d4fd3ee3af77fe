import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { sendForSignature } from './signing.api.js';

interface SendForSignatureDialogProps {
  readonly organization: string;
  readonly draft: { readonly id: string; readonly version: number; readonly vendorName: string };
  readonly contacts: readonly { readonly id: string; readonly name: string; readonly email: string }[];
  readonly onSent: (requestId: string) => void;
  readonly onClose: () => void;
}

export const SendForSignatureDialog = ({ organization, draft, contacts, onSent, onClose }: SendForSignatureDialogProps) => {
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: (form: FormData) => sendForSignature(organization, draft, { contactId: String(form.get('contact')), dueOn: String(form.get('due')) }),
    onSuccess: async ({ requestId }) => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['agreement-drafts', organization] }), queries.invalidateQueries({ queryKey: ['requests', organization] })]);
      onSent(requestId);
    },
  });
  const errors = useFormErrors(send.error);
  return (
    <Dialog opened onClose={onClose} title="Send for signature" said={`${draft.vendorName} reads it, and signs first; then you countersign. The PDF is made once: what they read is what is signed and sealed.`}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); send.mutate(new FormData(event.currentTarget)); }}>
        <ErrorSummary errors={errors} />
        <Field id="contactId" label="To" error={errorAt(errors, 'contactId')}>{(control) => <select name="contact" {...control}>{contacts.map(({ id, name, email }) => <option key={id} value={id}>{name}, {email}</option>)}</select>}</Field>
        <Field id="dueOn" label="Sign by" error={errorAt(errors, 'dueOn')}>{(control) => <input type="date" name="due" {...control} />}</Field>
        <div className="row" style={{ marginTop: 'var(--s4)' }}><Button kind="primary" type="submit" disabled={send.isPending || contacts.length === 0}>Send it</Button><Button kind="quiet" onClick={onClose}>Cancel</Button></div>
        {contacts.length === 0 && <p className="quiet">Nobody at {draft.vendorName} can be written to yet. Add a contact first.</p>}
      </form>
    </Dialog>
  );
};
