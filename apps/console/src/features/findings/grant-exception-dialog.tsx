import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { type Finding, type FindingException, grantException } from './findings.api.js';

interface GrantExceptionDialogProps {
  readonly organization: string;
  readonly finding: Finding;
  /** The one in force, which gets another end. */
  readonly before: FindingException | null;
  readonly needsSecond: boolean;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

/** An exception has a reason and an end; where the policy asks for it, a second person grants it. */
export const GrantExceptionDialog = ({ organization, finding, before, needsSecond, onClose, onDone }: GrantExceptionDialogProps) => {
  const [draft, setDraft] = useState({ justification: before?.justification ?? '', measures: before?.measures ?? '', until: before?.until ?? '' });
  const save = useMutation({ mutationFn: () => grantException(organization, finding, draft), onSuccess: onDone });
  const errors = useFormErrors(save.error);
  return (
    <Dialog opened onClose={onClose} width={560} title={before ? 'Set another end of this exception' : `Grant an exception for “${finding.title}”?`} said={needsSecond ? 'Your policy asks for a second person: it takes effect when she grants it.' : 'It takes effect at once. On the day after its last day the finding is open again.'}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
        <ErrorSummary errors={errors} />
        <Field id="justification" label="Why it need not be mended for now" hint="Nothing about patients." error={errorAt(errors, 'justification')}>{(control) => <textarea rows={3} maxLength={2000} value={draft.justification} onChange={({ target }) => setDraft({ ...draft, justification: target.value })} {...control} />}</Field>
        <Field id="measures" label="What limits the harm meanwhile" optional error={errorAt(errors, 'measures')}>{(control) => <textarea rows={2} maxLength={2000} value={draft.measures} onChange={({ target }) => setDraft({ ...draft, measures: target.value })} {...control} />}</Field>
        <Field id="until" label="Its last day" hint="Two years at most." error={errorAt(errors, 'until')}>{(control) => <input type="date" value={draft.until} onChange={({ target }) => setDraft({ ...draft, until: target.value })} {...control} />}</Field>
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={save.isPending}>{needsSecond ? 'Ask a second person' : before ? 'Set this end' : 'Grant it'}</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
