import { Button } from '@holdfast/ui/button';
import { readersToday } from '@holdfast/ui/date-text';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation } from '@tanstack/react-query';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { finish, type Matter } from './deadlines.api.js';

interface DoneDialogProps {
  readonly organization: string;
  readonly matter: Matter;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** For what was done outside Holdfast: who reads it later has to be able to check. */
export const DoneDialog = ({ organization, matter, onClose, onDone }: DoneDialogProps) => {
  const close = useMutation({ mutationFn: (form: FormData) => finish(organization, matter.id, { on: String(form.get('on')), note: String(form.get('note')).trim() }), onSuccess: onDone });
  const errors = useFormErrors(close.error);
  return (
    <Dialog opened onClose={onClose} title={`Done by hand: ${matter.title}`} said="For this day only. It changes no agreement and no request: where one can be recorded, record that instead.">
      <form noValidate onSubmit={(event) => { event.preventDefault(); close.mutate(new FormData(event.currentTarget)); }}>
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <Field id="on" label="Done on" error={errorAt(errors, 'on')}>{(control) => <input type="date" name="on" defaultValue={readersToday()} {...control} />}</Field>
        <Field id="note" label="Proof" hint="What was done, and where anybody can check it. Nothing about patients" error={errorAt(errors, 'note')}>{(control) => <textarea name="note" rows={3} {...control} />}</Field>
        <div className="row" style={{ marginTop: 'var(--s4)' }}><Button kind="primary" type="submit" disabled={close.isPending}>Mark as done</Button><Button kind="quiet" onClick={onClose}>Cancel</Button></div>
      </form>
    </Dialog>
  );
};
