import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { ScheduleFields, type ScheduleValues } from './schedule-fields.js';
import { createSchedule, type ScheduleRow } from './schedules.api.js';

/** What can come up: handed in, because statements and questionnaires are other features'. */
export interface ScheduleSubject {
  readonly kind: ScheduleRow['kind'];
  readonly id: string;
  readonly title: string;
}

const BEGIN: ScheduleValues = { active: false, startsOn: null, cadenceMonths: 12, scope: 'phi', tiers: null, dueDays: 30, message: '' };

export const AddScheduleDialog = ({ organization, subjects, onClose, onAdded }: { organization: string; subjects: readonly ScheduleSubject[]; onClose: () => void; onAdded: (id: string) => void }) => {
  const queries = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const [at, setAt] = useState(0);
  const [values, setValues] = useState(BEGIN);
  const subject = subjects[at];
  const add = useMutation({
    mutationFn: () => createSchedule(organization, { ...values, kind: subject.kind, subjectId: subject.id }, key),
    onSuccess: async ({ id }) => { await queries.invalidateQueries({ queryKey: ['schedules', organization] }); onAdded(id); },
  });
  const errors = useFormErrors(add.error);
  return (
    <Dialog opened onClose={onClose} title="Add a schedule" width={560}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); add.mutate(); }}>
        <ErrorSummary errors={errors} />
        <Field id="subjectId" label="What comes up again" error={errorAt(errors, 'subjectId')}>{(control) => <select value={at} onChange={({ target }) => setAt(Number(target.value))} {...control}>{subjects.map(({ title, id }, index) => <option key={id} value={index}>{title}</option>)}</select>}</Field>
        <ScheduleFields kind={subject.kind} values={values} errors={errors} onChange={setValues} />
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={add.isPending}>Add</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
