import { Field } from '@holdfast/ui/field';
import type { FieldError } from '@holdfast/ui/error-summary';
import { Tick } from '@holdfast/ui/tick';
import { TierChoice } from '../../shared/tier-choice.js';
import { errorAt } from '../../shared/form-errors.js';
import { SCHEDULE_FIELDS, SCOPE_WORDS } from './schedule-words.js';
import type { ScheduleRow } from './schedules.api.js';

/** What a person may change of a schedule. */
export type ScheduleValues = Pick<ScheduleRow, 'active' | 'startsOn' | 'cadenceMonths' | 'scope' | 'tiers' | 'dueDays' | 'message'>;

export const scheduleValuesOf = ({ active, startsOn, cadenceMonths, scope, tiers, dueDays, message }: ScheduleValues): ScheduleValues => ({ active, startsOn, cadenceMonths, scope, tiers, dueDays, message });

interface ScheduleFieldsProps {
  readonly kind: ScheduleRow['kind'];
  readonly values: ScheduleValues;
  readonly errors: readonly FieldError[];
  readonly onChange: (values: ScheduleValues) => void;
}

/** On or off, from when, how often, for whom. */
export const ScheduleFields = ({ kind, values, errors, onChange }: ScheduleFieldsProps) => {
  const set = (change: Partial<ScheduleValues>) => onChange({ ...values, ...change });
  const number = (field: 'cadenceMonths' | 'dueDays', label: string, hint: string) => (
    <Field id={field} label={label} hint={hint} error={errorAt(errors, field)}>{(control) => <input type="text" inputMode="numeric" value={values[field] || ''} onChange={({ target }) => set({ [field]: Number(target.value.replace(/\D/g, '')) })} {...control} />}</Field>
  );
  return (
    <>
      <Tick id="active" checked={values.active} onChange={(active) => set({ active })} error={errorAt(errors, 'active')}>Switched on</Tick>
      <Field id="startsOn" label={SCHEDULE_FIELDS.startsOn} hint="Nobody is asked before it; who did it lately is asked later." error={errorAt(errors, 'startsOn')}>{(control) => <input type="date" value={values.startsOn ?? ''} onChange={({ target }) => set({ startsOn: target.value || null })} {...control} />}</Field>
      {number('cadenceMonths', SCHEDULE_FIELDS.cadenceMonths, '12 is every year.')}
      <Field id="scope" label={SCHEDULE_FIELDS.scope} error={errorAt(errors, 'scope')}>
        {(control) => <select value={values.scope} onChange={({ target }) => set({ scope: target.value as ScheduleValues['scope'] })} {...control}>{Object.entries(SCOPE_WORDS).map(([value, words]) => <option key={value} value={value}>{words}</option>)}</select>}
      </Field>
      <TierChoice tiers={values.tiers} onChange={(tiers) => set({ tiers })} error={errorAt(errors, 'tiers')} />
      {number('dueDays', kind === 'review' ? 'Days to look' : SCHEDULE_FIELDS.dueDays, 'Counted from the day on which it comes up.')}
      {kind !== 'review' && <Field id="message" label={SCHEDULE_FIELDS.message} optional hint="Nothing about patients." error={errorAt(errors, 'message')}>{(control) => <textarea rows={3} maxLength={2000} value={values.message} onChange={({ target }) => set({ message: target.value })} {...control} />}</Field>}
    </>
  );
};
