import { Button } from '@holdfast/ui/button';
import { DateText } from '@holdfast/ui/date-text';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { changedFields } from '../../shared/conflict-fields.js';
import { changeWords } from '../../shared/last-change.js';
import { EditConflict, useVersionedEdit } from '../../shared/versioned-edit.js';
import { ScheduleFields, type ScheduleValues, scheduleValuesOf } from './schedule-fields.js';
import { SCHEDULE_FIELDS, SCOPE_WORDS, tierWords } from './schedule-words.js';
import { editSchedule, type Schedule, scheduleById } from './schedules.api.js';

const say = (field: keyof ScheduleValues, value: ScheduleValues[keyof ScheduleValues]): ReactNode => {
  if (field === 'active') return value ? 'on' : 'off';
  if (field === 'tiers') return tierWords(value as ScheduleValues['tiers']);
  if (value === null || value === '') return <span className="quiet">nothing</span>;
  if (field === 'scope') return SCOPE_WORDS[value as ScheduleValues['scope']];
  return field === 'startsOn' ? <DateText day={String(value)} /> : String(value);
};

/** A schedule's settings; who was second chooses line by line. */
export const EditScheduleDialog = ({ organization, schedule, onClose }: { organization: string; schedule: Schedule; onClose: () => void }) => {
  const queries = useQueryClient();
  const read = () => queries.fetchQuery({ ...scheduleById(organization, schedule.id), staleTime: 0 });
  const edit = useVersionedEdit<Schedule, ScheduleValues>({
    held: schedule, partsOf: scheduleValuesOf, read, lastChange: async () => changeWords((await read()).lastChange),
    save: (from, mine) => editSchedule(organization, from, mine), changes: [['schedules', organization], ['deadlines'], ['today']], onClose,
  });
  const [values, setValues] = useState<ScheduleValues>({ ...edit.before, active: true }); // off, it is opened to be switched on
  return (
    <>
      <Dialog opened onClose={onClose} title={schedule.title} said={schedule.basis === 'proposed' ? 'This rests on a rule that is only proposed: it binds nobody yet.' : undefined} width={560}>
        <form noValidate onSubmit={(event) => { event.preventDefault(); edit.submit(changedFields<ScheduleValues>(edit.before, values)); }}>
          <ErrorSummary errors={edit.errors} />
          <ScheduleFields kind={schedule.kind} values={values} errors={edit.errors} onChange={setValues} />
          <div className="row" style={{ marginTop: 'var(--s4)' }}>
            <Button kind="primary" type="submit" disabled={edit.busy}>Save</Button>
            <Button kind="quiet" onClick={onClose}>Cancel</Button>
          </div>
        </form>
      </Dialog>
      <EditConflict edit={edit} subject="schedule" labels={SCHEDULE_FIELDS} say={say} />
    </>
  );
};
