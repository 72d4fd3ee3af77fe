import { addDays } from '@holdfast/domain/dates/local-date';
import { Button } from '@holdfast/ui/button';
import { readersToday } from '@holdfast/ui/date-text';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { DocumentList } from '@holdfast/domain/requests/document-asks';
import { chosenDocuments, DocumentListFields } from '../../shared/document-list-fields.js';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { QuestionnairePreview } from './questionnaire-preview.js';
import { questionnaires, type Request, sendRequest, sendTestCopy } from './requests.api.js';

const USUAL_DAYS = 30;
/** So long the mail waits, so that sending can be undone. */
export const UNDO_SECONDS = 10;
const ONLY_DOCUMENTS = 'only-documents';

interface SendRequestDialogProps {
  readonly organization: string;
  readonly vendorId: string;
  readonly vendorName: string;
  /** Whom it may go to: handed in, because contacts are another feature's. */
  readonly contacts: readonly { readonly id: string; readonly name: string; readonly email: string; readonly deliverability: string }[];
  /** What is filled in, where the page knows what is to be asked. */
  readonly initial?: { readonly kind: Request['kind']; readonly about?: string };
  /** What vendors of its class are asked: handed in, because classes are another feature's. */
  readonly suggested?: DocumentList & { readonly questionnaireId: string | null; readonly because: string };
  /** What one should know before sending, a sentence each. */
  readonly warnings?: readonly string[];
  /** On which days reminders leave for a due day: handed in, because plans are another feature's. */
  readonly remindersOn: (dueOn: string) => ReactNode;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onSent: (request: Request) => void;
}

/** What is asked, of whom, by when; a look at it as the vendor sees it; then it leaves. */
export const SendRequestDialog = ({ organization, vendorId, vendorName, contacts, initial, suggested, warnings = [], remindersOn, opened, onClose, onSent }: SendRequestDialogProps) => {
  const queries = useQueryClient();
  const [key] = useState(() => crypto.randomUUID()); // pressed again after a lost reply, it is still one request
  const [contactId, setContactId] = useState(contacts[0]?.id ?? '');
  const [dueOn, setDueOn] = useState(addDays(readersToday(), USUAL_DAYS));
  const [previewing, setPreviewing] = useState(false);
  const offered = useQuery({ ...questionnaires(organization), enabled: opened });
  const [wanted, setWanted] = useState<string>();
  const [documents, setDocuments] = useState<DocumentList>(suggested ?? { asks: [], instead: false });
  const onlyDocuments = (wanted ?? (suggested?.questionnaireId === null ? ONLY_DOCUMENTS : undefined)) === ONLY_DOCUMENTS;
  const chosen = onlyDocuments ? undefined : offered.data?.find(({ id }) => id === (wanted ?? suggested?.questionnaireId)) ?? offered.data?.find(({ kind }) => kind === initial?.kind) ?? offered.data?.[0];
  const send = useMutation({
    mutationFn: (form: FormData) => sendRequest(organization, vendorId, { ...said(form), contactId, holdSeconds: UNDO_SECONDS }, key),
    onSuccess: async (request) => {
      await queries.invalidateQueries({ predicate: ({ queryKey }) => ['requests', 'today', 'deadlines'].includes(String(queryKey[0])) });
      onSent(request);
    },
  });
  const test = useMutation({ mutationFn: (form: FormData) => sendTestCopy(organization, vendorId, said(form)) });
  const said = (form: FormData) => {
    const list = chosenDocuments(documents);
    return { questionnaireId: chosen?.id ?? null, ...(list.asks.length > 0 && { documents: { ...list, instead: list.instead && chosen !== undefined } }), dueOn, purpose: String(form.get('purpose')).trim() || undefined, about: String(form.get('about') ?? '').trim() || undefined };
  };
  const ready = chosen !== undefined || (onlyDocuments && documents.asks.some(({ kinds }) => kinds.length > 0));
  const errors = useFormErrors(send.error ?? test.error);
  const bounced = contacts.find(({ id }) => id === contactId)?.deliverability === 'bounced';
  if (previewing && chosen) return <QuestionnairePreview organization={organization} id={chosen.id} vendorName={vendorName} onClose={() => setPreviewing(false)} />;
  return (
    <Dialog opened={opened} onClose={onClose} title={`Ask ${vendorName}`} said={`The questions are frozen into the request. The mail leaves ${UNDO_SECONDS} seconds after you send it.`} width={560}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); send.mutate(new FormData(event.currentTarget)); }}>
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        {warnings.map((warning) => <p key={warning} className="st sgap">{warning}</p>)}
        {offered.isError && <ProblemAlert title="The questionnaires could not be read" error={offered.error} onRetry={() => void offered.refetch()} lesser level={3} />}
        <Field id="contactId" label="To" error={errorAt(errors, 'contactId')} hint={bounced ? 'The last mail to this address came back.' : undefined}>
          {(control) => <select value={contactId} onChange={(event) => setContactId(event.target.value)} {...control}>{contacts.map(({ id, name, email }) => <option key={id} value={id}>{name}, {email}</option>)}</select>}
        </Field>
        <Field id="questionnaireId" label="What you ask" error={errorAt(errors, 'questionnaireId')} hint={chosen && `Version ${chosen.version}: ${chosen.sections} ${chosen.sections === 1 ? 'section' : 'sections'}, up to ${chosen.questions} questions, about ${chosen.minutes} minutes`}>
          {(control) => <select value={onlyDocuments ? ONLY_DOCUMENTS : chosen?.id} onChange={(event) => setWanted(event.target.value)} {...control} disabled={!offered.data}>{offered.data?.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}<option value={ONLY_DOCUMENTS}>No questions, only documents</option></select>}
        </Field>
        {suggested && <p className="hint">{suggested.because}</p>}
        <Button size="small" kind="quiet" disabled={!chosen} onClick={() => setPreviewing(true)}>Preview as the vendor sees it</Button>
        {(onlyDocuments || chosen?.kind === 'questionnaire') && <DocumentListFields list={documents} onChange={setDocuments} withQuestions={!onlyDocuments} />}
        {(chosen?.kind === 'attestation' || chosen?.kind === 'return_or_destroy') && (
          <Field id="about" label={chosen.kind === 'attestation' ? 'The event: which company, what is known' : 'What ends, and which PHI it concerns'} hint="The vendor reads it at the top. Nothing about patients." error={errorAt(errors, 'about')}>{(control) => <textarea name="about" rows={3} maxLength={2000} defaultValue={initial?.about} {...control} />}</Field>
        )}
        <Field id="purpose" label="Why you ask" optional hint="One sentence for the mail. Nothing about patients." error={errorAt(errors, 'purpose')}>{(control) => <input type="text" name="purpose" maxLength={200} {...control} />}</Field>
        <Field id="dueOn" label="Due" error={errorAt(errors, 'dueOn')} hint={remindersOn(dueOn)}>
          {(control) => <input type="date" value={dueOn} onChange={(event) => setDueOn(event.target.value)} {...control} />}
        </Field>
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={send.isPending || !ready}>Send</Button>
          <Button disabled={test.isPending || !ready} onClick={({ currentTarget }) => currentTarget.form && test.mutate(new FormData(currentTarget.form))}>Send a test copy to me</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
          <span role="status" className="quiet">{test.isSuccess && 'A test copy is on its way to you. Nobody at the vendor hears of it.'}</span>
        </div>
      </form>
    </Dialog>
  );
};
