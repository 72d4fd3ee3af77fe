import { addDays } from '@holdfast/domain/dates/local-date';
import { Button } from '@holdfast/ui/button';
import { readersToday } from '@holdfast/ui/date-text';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { askStatement, offeredStatements } from './statements.api.js';
import { StatementPreview } from './statement-preview.js';

const USUAL_DAYS = 30;

interface AskStatementDialogProps {
  readonly organization: string;
  readonly vendorId: string;
  readonly vendorName: string;
  /** Whom it may go to: handed in, because contacts are another feature's. */
  readonly contacts: readonly { readonly id: string; readonly name: string; readonly email: string; readonly deliverability: string }[];
  readonly onClose: () => void;
  readonly onSent: (requestId: string) => void;
}

/** Which statement, of whom, by when; its exact words stand below, as they will be frozen. */
export const AskStatementDialog = ({ organization, vendorId, vendorName, contacts, onClose, onSent }: AskStatementDialogProps) => {
  const queries = useQueryClient();
  const [key] = useState(() => crypto.randomUUID()); // pressed again after a lost reply, it is still one request
  const offered = useQuery(offeredStatements(organization));
  const [wanted, setWanted] = useState<string>();
  const chosen = offered.data?.find(({ id }) => id === wanted) ?? offered.data?.[0];
  const ask = useMutation({
    mutationFn: (form: FormData) => askStatement(organization, vendorId, { statementId: chosen?.id ?? '', contactId: String(form.get('contactId')), dueOn: String(form.get('dueOn')), about: String(form.get('about')).trim() || undefined }, key),
    onSuccess: async ({ requestId }) => {
      await queries.invalidateQueries({ predicate: ({ queryKey }) => ['requests', 'today', 'deadlines'].includes(String(queryKey[0])) });
      onSent(requestId);
    },
  });
  const errors = useFormErrors(ask.error);
  return (
    <Dialog opened onClose={onClose} title={`Ask ${vendorName} for a statement`} said="The words are frozen into the request. The mail leaves when you send it." width={640}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); ask.mutate(new FormData(event.currentTarget)); }}>
        <ErrorSummary errors={errors} />
        {offered.isError && <ProblemAlert title="The statements could not be read" error={offered.error} onRetry={() => void offered.refetch()} lesser level={3} />}
        <Field id="statementId" label="Statement" error={errorAt(errors, 'statementId')}>
          {(control) => <select value={chosen?.id} onChange={({ target }) => setWanted(target.value)} disabled={!chosen} {...control}>{offered.data?.map(({ id, title, on }) => <option key={id} value={id}>{title}{on ? '' : ' (proposed rule)'}</option>)}</select>}
        </Field>
        {chosen && <StatementPreview statement={chosen} />}
        <Field id="contactId" label="To" error={errorAt(errors, 'contactId')}>
          {(control) => <select name="contactId" {...control}>{contacts.map(({ id, name, email, deliverability }) => <option key={id} value={id}>{name}, {email}{deliverability === 'bounced' ? ' (mail came back)' : ''}</option>)}</select>}
        </Field>
        <Field id="about" label="What the vendor reads at the top" optional hint="Nothing about patients." error={errorAt(errors, 'about')}>{(control) => <textarea name="about" rows={2} maxLength={2000} {...control} />}</Field>
        <Field id="dueOn" label="Due" error={errorAt(errors, 'dueOn')}>{(control) => <input type="date" name="dueOn" defaultValue={addDays(readersToday(), USUAL_DAYS)} {...control} />}</Field>
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={ask.isPending || !chosen}>Send</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
