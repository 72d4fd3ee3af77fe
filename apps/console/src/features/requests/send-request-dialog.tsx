import { addDays } from '@holdfast/domain/dates/local-date';
import { Button } from '@holdfast/ui/button';
import { readersToday } from '@holdfast/ui/date-text';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { QuestionnairePreview } from './questionnaire-preview.js';
import { questionnaires, type Request, sendRequest } from './requests.api.js';

const USUAL_DAYS = 30;

interface SendRequestDialogProps {
  readonly organization: string;
  readonly vendorId: string;
  readonly vendorName: string;
  /** Whom it may go to: handed in, because contacts are another feature's. */
  readonly contacts: readonly { readonly id: string; readonly name: string; readonly email: string; readonly deliverability: string }[];
  /** What is filled in, where the page knows what is to be asked. */
  readonly initial?: { readonly kind: Request['kind']; readonly about?: string };
  /** On which days reminders leave for a due day: handed in, because plans are another feature's. */
  readonly remindersOn: (dueOn: string) => ReactNode;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onSent: (request: Request) => void;
}

/** What is asked, of whom, by when; a look at it as the vendor sees it; then it leaves. */
export const SendRequestDialog = ({ organization, vendorId, vendorName, contacts, initial, remindersOn, opened, onClose, onSent }: SendRequestDialogProps) => {
  const queries = useQueryClient();
  const [key] = useState(() => crypto.randomUUID()); // pressed again after a lost reply, it is still one request
  const [contactId, setContactId] = useState(contacts[0]?.id ?? '');
  const [dueOn, setDueOn] = useState(addDays(readersToday(), USUAL_DAYS));
  const [previewing, setPreviewing] = useState(false);
  const offered = useQuery({ ...questionnaires(organization), enabled: opened });
  const [wanted, setWanted] = useState<string>();
  const chosen = offered.data?.find(({ id }) => id === wanted) ?? offered.data?.find(({ kind }) => kind === initial?.kind) ?? offered.data?.[0];
  const send = useMutation({
    mutationFn: (form: FormData) => sendRequest(organization, vendorId, { contactId, questionnaireId: chosen?.id ?? '', dueOn, purpose: String(form.get('purpose')).trim() || undefined, about: String(form.get('about') ?? '').trim() || undefined }, key),
    onSuccess: async (request) => {
      await queries.invalidateQueries({ predicate: ({ queryKey }) => ['requests', 'today', 'deadlines'].includes(String(queryKey[0])) });
      onSent(request);
    },
  });
  const errors = useFormErrors(send.error);
  const bounced = contacts.find(({ id }) => id === contactId)?.deliverability === 'bounced';
  if (previewing && chosen) return <QuestionnairePreview organization={organization} id={chosen.id} vendorName={vendorName} onClose={() => setPreviewing(false)} />;
  return (
    <Dialog opened={opened} onClose={onClose} title={`Ask ${vendorName}`} said="The questions are frozen into the request. The mail leaves when you send it." width={560}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); send.mutate(new FormData(event.currentTarget)); }}>
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        {offered.isError && <ProblemAlert title="The questionnaires could not be read" error={offered.error} onRetry={() => void offered.refetch()} lesser level={3} />}
        <Field id="contactId" label="To" error={errorAt(errors, 'contactId')} hint={bounced ? 'The last mail to this address came back.' : undefined}>
          {(control) => <select value={contactId} onChange={(event) => setContactId(event.target.value)} {...control}>{contacts.map(({ id, name, email }) => <option key={id} value={id}>{name}, {email}</option>)}</select>}
        </Field>
        <Field id="questionnaireId" label="What you ask" error={errorAt(errors, 'questionnaireId')} hint={chosen && `Version ${chosen.version}: ${chosen.sections} ${chosen.sections === 1 ? 'section' : 'sections'}, up to ${chosen.questions} questions, about ${chosen.minutes} minutes`}>
          {(control) => <select value={chosen?.id} onChange={(event) => setWanted(event.target.value)} {...control} disabled={!chosen}>{offered.data?.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}</select>}
        </Field>
        <Button size="small" kind="quiet" disabled={!chosen} onClick={() => setPreviewing(true)}>Preview as the vendor sees it</Button>
        {(chosen?.kind === 'attestation' || chosen?.kind === 'return_or_destroy') && (
          <Field id="about" label={chosen.kind === 'attestation' ? 'The event: which company, what is known' : 'What ends, and which PHI it concerns'} hint="The vendor reads it at the top. Nothing about patients." error={errorAt(errors, 'about')}>{(control) => <textarea name="about" rows={3} maxLength={2000} defaultValue={initial?.about} {...control} />}</Field>
        )}
        <Field id="purpose" label="Why you ask" optional hint="One sentence for the mail. Nothing about patients." error={errorAt(errors, 'purpose')}>{(control) => <input type="text" name="purpose" maxLength={200} {...control} />}</Field>
        <Field id="dueOn" label="Due" error={errorAt(errors, 'dueOn')} hint={remindersOn(dueOn)}>
          {(control) => <input type="date" value={dueOn} onChange={(event) => setDueOn(event.target.value)} {...control} />}
        </Field>
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={send.isPending || !chosen}>Send</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
