import { addDays } from '@holdfast/domain/dates/local-date';
import { Button } from '@holdfast/ui/button';
import { readersToday } from '@holdfast/ui/date-text';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation } from '@tanstack/react-query';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { type Matter, snooze } from './deadlines.api.js';

const WEEK = 7;

interface SnoozeDialogProps {
  readonly organization: string;
  readonly matter: Matter;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Out of sight until a day, with a reason. */
export const SnoozeDialog = ({ organization, matter, onClose, onDone }: SnoozeDialogProps) => {
  const hide = useMutation({ mutationFn: (form: FormData) => snooze(organization, matter.id, { until: String(form.get('until')), reason: String(form.get('reason')).trim() }), onSuccess: onDone });
  const errors = useFormErrors(hide.error);
  const binds = matter.basis === 'law' || matter.basis === 'contract';
  return (
    <Dialog opened onClose={onClose} title={`Snooze: ${matter.title}`} said={binds ? 'It leaves Today until that day. A contract or a law set its date, so its reminders go on.' : 'It leaves Today until that day, and reminds nobody of us meanwhile.'}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); hide.mutate(new FormData(event.currentTarget)); }}>
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <Field id="until" label="Until" error={errorAt(errors, 'until')}>{(control) => <input type="date" name="until" defaultValue={addDays(readersToday(), WEEK)} {...control} />}</Field>
        <Field id="reason" label="Why" hint="Stands in the record. Nothing about patients" error={errorAt(errors, 'reason')}>{(control) => <input type="text" name="reason" autoComplete="off" {...control} />}</Field>
        <div className="row" style={{ marginTop: 'var(--s4)' }}><Button kind="primary" type="submit" disabled={hide.isPending}>Snooze</Button><Button kind="quiet" onClick={onClose}>Cancel</Button></div>
      </form>
    </Dialog>
  );
};
