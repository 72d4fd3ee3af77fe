import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { askForRemediation } from './remediations.api.js';

interface AskForRemediationDialogProps {
  readonly organization: string;
  readonly vendorId: string;
  readonly vendorName: string;
  readonly findings: readonly { readonly id: string; readonly title: string; readonly expected: string; readonly dueOn: string }[];
  readonly contacts: readonly { readonly id: string; readonly name: string; readonly email: string }[];
  readonly onClose: () => void;
  readonly onAsked: (requestId: string) => Promise<void>;
}

/** What the vendor will read of each finding, before it is asked. Severity and notes stay inside. */
export const AskForRemediationDialog = ({ organization, vendorId, vendorName, findings, contacts, onClose, onAsked }: AskForRemediationDialogProps) => {
  const [asks, setAsks] = useState(() => findings.map(({ id, title, expected, dueOn }) => ({ findingId: id, found: title, expected, dueOn })));
  const [contactId, setContactId] = useState(contacts[0]?.id ?? '');
  const [dueOn, setDueOn] = useState('');
  const put = (at: number, change: Partial<(typeof asks)[number]>) => setAsks((before) => before.map((ask, each) => (each === at ? { ...ask, ...change } : ask)));
  const send = useMutation({ mutationFn: () => askForRemediation(organization, vendorId, { findings: asks, contactId, dueOn, purpose: '' }), onSuccess: ({ requestId }) => onAsked(requestId) });
  const errors = useFormErrors(send.error);
  return (
    <Dialog opened onClose={onClose} width={640} title={`Ask ${vendorName} to mend ${findings.length === 1 ? 'this finding' : `these ${findings.length} findings`}`} said="It reads what stands here, says how far it is, and shows it with documents. Severity and your notes stay inside. Only your check closes a finding.">
      <form noValidate onSubmit={(event) => { event.preventDefault(); send.mutate(); }}>
        <ErrorSummary errors={errors} />
        {asks.map(({ findingId, found, expected, dueOn: by }, at) => (
          <fieldset className="fld" key={findingId}>
            <legend className="l">{findings.length === 1 ? 'What the vendor reads' : `Finding ${at + 1}: what the vendor reads`}</legend>
            {errorAt(errors, `findings-${at}`) && <p className="msg st sgap" id={`findings-${at}`} tabIndex={-1}>{errorAt(errors, `findings-${at}`)}</p>}
            <Field id={`findings-${at}-found`} label="What was found" error={errorAt(errors, `findings-${at}-found`)}>{(control) => <textarea rows={2} maxLength={500} value={found} onChange={({ target }) => put(at, { found: target.value })} {...control} />}</Field>
            <Field id={`findings-${at}-expected`} label="What is expected" optional error={errorAt(errors, `findings-${at}-expected`)}>{(control) => <textarea rows={2} maxLength={2000} value={expected} onChange={({ target }) => put(at, { expected: target.value })} {...control} />}</Field>
            <Field id={`findings-${at}-dueOn`} label="Mended by" error={errorAt(errors, `findings-${at}-dueOn`)}>{(control) => <input type="date" value={by} onChange={({ target }) => put(at, { dueOn: target.value })} {...control} />}</Field>
          </fieldset>
        ))}
        <Field id="contactId" label="Whom to ask" error={errorAt(errors, 'contactId')}>{(control) => <select value={contactId} onChange={({ target }) => setContactId(target.value)} {...control}>{contacts.map(({ id, name, email }) => <option key={id} value={id}>{name}, {email}</option>)}</select>}</Field>
        <Field id="dueOn" label="Answer by" hint="When it says how far it is; mending may take longer." error={errorAt(errors, 'dueOn')}>{(control) => <input type="date" value={dueOn} onChange={({ target }) => setDueOn(target.value)} {...control} />}</Field>
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={send.isPending || contacts.length === 0} title={contacts.length === 0 ? 'Add a contact to the vendor first' : undefined}>Ask in one mail</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
