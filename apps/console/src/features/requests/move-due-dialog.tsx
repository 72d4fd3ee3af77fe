import { addDays } from '@holdfast/domain/dates/local-date';
import { Button } from '@holdfast/ui/button';
import { readersToday } from '@holdfast/ui/date-text';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation } from '@tanstack/react-query';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { moveDueDay } from './requests.api.js';

const TWO_WEEKS = 14;

interface MoveDueDialogProps {
  readonly organization: string;
  readonly requestId: string;
  readonly title: string;
  readonly dueOn: string;
  readonly onClose: () => void;
  readonly onMoved: () => void;
}

/** More time for a vendor's answer. */
export const MoveDueDialog = ({ organization, requestId, title, dueOn, onClose, onMoved }: MoveDueDialogProps) => {
  const move = useMutation({ mutationFn: (form: FormData) => moveDueDay(organization, requestId, String(form.get('dueOn'))), onSuccess: onMoved });
  const errors = useFormErrors(move.error);
  const from = dueOn > readersToday() ? dueOn : readersToday();
  return (
    <Dialog opened onClose={onClose} title={`More time: ${title}`} said="The vendor sees the new day, and reminders follow it.">
      <form noValidate onSubmit={(event) => { event.preventDefault(); move.mutate(new FormData(event.currentTarget)); }}>
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <Field id="dueOn" label="Due" error={errorAt(errors, 'dueOn')}>{(control) => <input type="date" name="dueOn" defaultValue={addDays(from, TWO_WEEKS)} {...control} />}</Field>
        <div className="row" style={{ marginTop: 'var(--s4)' }}><Button kind="primary" type="submit" disabled={move.isPending}>Move it</Button><Button kind="quiet" onClick={onClose}>Cancel</Button></div>
      </form>
    </Dialog>
  );
};
