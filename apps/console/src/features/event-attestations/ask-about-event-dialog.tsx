import { addDays } from '@holdfast/domain/dates/local-date';
import { Button } from '@holdfast/ui/button';
import { readersToday } from '@holdfast/ui/date-text';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Status } from '@holdfast/ui/status';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { type Asked, askAboutEvent, recipientsAround } from './event-attestations.api.js';

interface AskAboutEventDialogProps {
  readonly organization: string;
  readonly vendorId: string;
  readonly vendorName: string;
  readonly linkToRequest: (requestId: string, words: string) => ReactNode;
  readonly onClose: () => void;
}

const USUAL_DAYS = 3;

/** Three questions to everybody on a party's paths, each in the name of the person who answers for that vendor. */
export const AskAboutEventDialog = ({ organization, vendorId, vendorName, linkToRequest, onClose }: AskAboutEventDialogProps) => {
  const queries = useQueryClient();
  const recipients = useQuery(recipientsAround(organization, vendorId));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [results, setResults] = useState<readonly Asked[]>();
  const reachable = (recipients.data ?? []).filter(({ contact }) => contact !== null);
  const chosen = reachable.filter((recipient) => !left.has(recipient.vendorId));
  const ask = useMutation({
    mutationFn: (form: FormData) => askAboutEvent(organization, vendorId, { about: String(form.get('about')), dueOn: String(form.get('dueOn')), vendorIds: chosen.map((recipient) => recipient.vendorId) }),
    onSuccess: async (asked) => {
      setResults(asked);
      await queries.invalidateQueries({ predicate: ({ queryKey }) => ['requests', 'today', 'deadlines'].includes(String(queryKey[0])) });
    },
  });
  const errors = useFormErrors(ask.error);
  if (results) {
    const sent = results.filter(({ refused }) => refused === null).length;
    return (
      <Dialog opened onClose={onClose} title={`${sent} of ${results.length} asked`} said={`About the event at ${vendorName}.`} actions={<Button kind="primary" onClick={onClose}>Done</Button>}>
        <ul className="cons">{results.map(({ vendorId: id, name, requestId, refused }) => <li key={id}>{requestId ? linkToRequest(requestId, name) : name}{refused && <>: <Status state="gap">{refused}</Status></>}</li>)}</ul>
      </Dialog>
    );
  }
  const toggle = (id: string, ticked: boolean) => setLeft(new Set(ticked ? [...left].filter((other) => other !== id) : [...left, id]));
  return (
    <Dialog opened onClose={onClose} title={`Ask about an event at ${vendorName}`} said="Three questions: do you use it, was our PHI involved, what have you done so far. About 3 minutes to answer." width={600}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); ask.mutate(new FormData(event.currentTarget)); }}>
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        {recipients.isError && <ProblemAlert title="Who could be asked could not be read" error={recipients.error} onRetry={() => void recipients.refetch()} lesser level={3} />}
        {recipients.isPending && <SkeletonRows label="Reading who could be asked" rows={3} />}
        {recipients.data && (
          <fieldset className="fld">
            <legend className="l">To {chosen.length} of {recipients.data.length} on its paths</legend>
            {recipients.data.map(({ vendorId: id, name, owner, contact }) => (
              <label key={id} className="pick">
                <input type="checkbox" disabled={contact === null} checked={contact !== null && !left.has(id)} onChange={({ target }) => toggle(id, target.checked)} />
                <span>{name}<span className="quiet" style={{ display: 'block', overflowWrap: 'anywhere' }}>{contact ? `${contact}; ${owner ? `in the name of ${owner}` : 'in your name'}` : 'It has no contact that mail reaches'}</span></span>
              </label>
            ))}
          </fieldset>
        )}
        <Field id="about" label="The event: what is known" hint="Each of them reads it at the top. Nothing about patients." error={errorAt(errors, 'about')}>{(control) => <textarea name="about" rows={4} maxLength={2000} defaultValue={`${vendorName}: `} {...control} />}</Field>
        <Field id="dueOn" label="Due" error={errorAt(errors, 'dueOn')}>{(control) => <input type="date" name="dueOn" defaultValue={addDays(readersToday(), USUAL_DAYS)} {...control} />}</Field>
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={ask.isPending || chosen.length === 0}>Ask {chosen.length} {chosen.length === 1 ? 'vendor' : 'vendors'}</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
