import { addDays } from '@holdfast/domain/dates/local-date';
import { Button } from '@holdfast/ui/button';
import { DateText, readersToday } from '@holdfast/ui/date-text';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { type Pause, pause, pauses, resume } from './reminders.api.js';

const TWO_WEEKS = 14;

interface PauseRemindersProps {
  readonly organization: string;
  readonly subjectType: Pause['subjectType'];
  readonly subjectId: string;
  /** How it is called: "Northfield Imaging". */
  readonly name: string;
  readonly mayAct: boolean;
}

/** Whether reminders about a vendor or a request are paused, and the way to pause or resume them. */
export const PauseReminders = ({ organization, subjectType, subjectId, name, mayAct }: PauseRemindersProps) => {
  const queries = useQueryClient();
  const [opened, setOpened] = useState(false);
  const held = useQuery(pauses(organization)).data?.find((other) => other.subjectType === subjectType && other.subjectId === subjectId);
  const done = async () => {
    await queries.invalidateQueries({ queryKey: ['reminders', organization] });
    setOpened(false);
  };
  const set = useMutation({ mutationFn: (form: FormData) => pause(organization, subjectType, subjectId, { until: String(form.get('until')), reason: String(form.get('reason')).trim() }), onSuccess: done });
  const again = useMutation({ mutationFn: (pause: Pause) => resume(organization, pause), onSuccess: done });
  const errors = useFormErrors(set.error);
  return (
    <div className="row" style={{ marginTop: 'var(--s3)' }}>
      {held ? <span>Reminders about {name} are paused until <DateText day={held.until} />: {held.reason}</span> : <span className="quiet">Reminders about {name} leave as planned.</span>}
      {mayAct && (held ? <Button size="small" onClick={() => again.mutate(held)} disabled={again.isPending}>Resume</Button> : <Button size="small" onClick={() => setOpened(true)}>Pause</Button>)}
      {opened && (
        <Dialog opened onClose={() => setOpened(false)} title={`Pause reminders about ${name}`} said="The vendor hears nothing meanwhile, nor do we of what only our policy dates. What a law or a contract dates goes on reminding its owner.">
          <form noValidate onSubmit={(event) => { event.preventDefault(); set.mutate(new FormData(event.currentTarget)); }}>
            {errors.length > 0 && <ErrorSummary errors={errors} />}
            <Field id="until" label="Until" hint="From this day on they leave again" error={errorAt(errors, 'until')}>{(control) => <input type="date" name="until" defaultValue={addDays(readersToday(), TWO_WEEKS)} {...control} />}</Field>
            <Field id="reason" label="Why" error={errorAt(errors, 'reason')}>{(control) => <input type="text" name="reason" autoComplete="off" {...control} />}</Field>
            <div className="row" style={{ marginTop: 'var(--s4)' }}><Button kind="primary" type="submit" disabled={set.isPending}>Pause</Button><Button kind="quiet" onClick={() => setOpened(false)}>Cancel</Button></div>
          </form>
        </Dialog>
      )}
    </div>
  );
};
