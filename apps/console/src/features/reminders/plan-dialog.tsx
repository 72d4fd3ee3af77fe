import { DEADLINE_KIND_LABELS, TIER_LABELS } from '@holdfast/contracts/deadlines';
import { addMonths } from '@holdfast/domain/dates/local-date';
import type { Tier } from '@holdfast/domain/deadlines/tier';
import { Button } from '@holdfast/ui/button';
import { formatDay, readersToday } from '@holdfast/ui/date-text';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, refusalWords, useFormErrors } from '../../shared/form-errors.js';
import { isStale } from '../../shared/is-stale.js';
import { type Plan, type PlanSettings, previewOf, resetPlan, setPlan } from './reminders.api.js';
import { stepsIn, stepWords } from './step-words.js';

interface PlanDialogProps {
  readonly organization: string;
  readonly plan: Plan;
  /** Tiers of this kind that have a plan of their own already. */
  readonly tiersTaken: readonly (Tier | null)[];
  readonly onClose: () => void;
}

/** One kind's plan, with the exact days it would give as one types. */
export const PlanDialog = ({ organization, plan, tiersTaken, onClose }: PlanDialogProps) => {
  const queries = useQueryClient();
  const [tier, setTier] = useState<Tier | ''>(plan.tier ?? '');
  const [steps, setSteps] = useState(plan.daysBefore.join(', '));
  const [settings, setSettings] = useState<Omit<PlanSettings, 'daysBefore'>>({ at: plan.at, days: plan.days, weekend: plan.weekend, escalateAfter: plan.escalateAfter });
  const [dueOn, setDueOn] = useState(addMonths(readersToday(), 4));
  const change = (part: Partial<typeof settings>) => setSettings((before) => ({ ...before, ...part }));
  const daysBefore = stepsIn(steps);
  const done = async () => {
    await queries.invalidateQueries({ queryKey: ['reminders', organization] });
    onClose();
  };
  // A tier that has no plan yet gets its first one; the one that was opened keeps its version.
  const version = tier === (plan.tier ?? '') ? plan.version : 0;
  const save = useMutation({ mutationFn: () => setPlan(organization, { kind: plan.kind, tier: tier || null, version }, { ...settings, daysBefore: daysBefore ?? [] }), onSuccess: done });
  const reset = useMutation({ mutationFn: () => resetPlan(organization, plan), onSuccess: done });
  const stale = isStale(save.error);
  const errors = useFormErrors(stale ? null : save.error);
  return (
    <Dialog opened onClose={onClose} width={620} title={DEADLINE_KIND_LABELS[plan.kind]} said="Reminders of steps that are past already are not sent: a plan counts from now on.">
      <form noValidate onSubmit={(event) => { event.preventDefault(); if (daysBefore) save.mutate(); }}>
        {stale && <ProblemAlert lesser level={3} title="Somebody else changed this plan in the meantime" kept="Close this, look at theirs, and change it again if you still want to." />}
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <Field id="tier" label="For" hint="A tier’s own plan comes before the one for all">
          {(control) => <select value={tier} onChange={({ target }) => setTier(target.value as Tier | '')} {...control}><option value="">All vendors that have no plan of their own</option>{Object.entries(TIER_LABELS).map(([value, label]) => <option key={value} value={value} disabled={value !== plan.tier && tiersTaken.includes(value as Tier)}>{label} vendors</option>)}</select>}
        </Field>
        <Field id="daysBefore" label="Days" hint="Before the due day; 0 is the day itself, -7 a week after it" error={daysBefore === null ? 'Holds something that is not a whole number of days' : errorAt(errors, 'daysBefore')}>
          {(control) => <input type="text" inputMode="text" value={steps} onChange={({ target }) => setSteps(target.value)} {...control} />}
        </Field>
        <Field id="at" label="At" hint="Local time. What only your policy dates leaves in each person’s digest, at her hour" error={errorAt(errors, 'at')}>{(control) => <input type="time" value={settings.at} onChange={({ target }) => change({ at: target.value })} {...control} />}</Field>
        <Field id="days" label="Counting">{(control) => <select value={settings.days} onChange={({ target }) => change({ days: target.value as PlanSettings['days'] })} {...control}><option value="every">Every day</option><option value="business">Business days, without US federal holidays</option></select>}</Field>
        <Field id="weekend" label="A step on a weekend or a federal holiday">{(control) => <select value={settings.weekend} onChange={({ target }) => change({ weekend: target.value as PlanSettings['weekend'] })} {...control}><option value="stay">Stays where it is</option><option value="before">Moves to the business day before</option><option value="after">Moves to the business day after</option></select>}</Field>
        <Field id="escalateAfter" label="Goes on to the next person after" optional hint="Days without anybody taking it up, from 14 days before the due day on: owner, then deputy, then the organization’s owner. Empty: never" error={errorAt(errors, 'escalateAfter')}>
          {(control) => <input type="number" min={1} max={90} value={settings.escalateAfter ?? ''} onChange={({ target }) => change({ escalateAfter: target.value === '' ? null : Number(target.value) })} {...control} />}
        </Field>
        <Field id="dueOn" label="As an example, due on">{(control) => <input type="date" value={dueOn} onChange={({ target }) => setDueOn(target.value)} {...control} />}</Field>
        {daysBefore && dueOn && /^\d\d:\d\d$/.test(settings.at) && <Preview organization={organization} kind={plan.kind} settings={{ ...settings, daysBefore }} dueOn={dueOn} />}
        {reset.isError && <ProblemAlert lesser level={3} title={refusalWords(reset.error)} />}
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={save.isPending || daysBefore === null}>Save</Button>
          {plan.version > 0 && <Button onClick={() => reset.mutate()} disabled={reset.isPending}>Back to the usual</Button>}
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};

const Preview = ({ organization, kind, settings, dueOn }: { organization: string; kind: Plan['kind']; settings: PlanSettings; dueOn: string }) => {
  const { data, error } = useQuery(previewOf(organization, kind, { ...settings, dueOn }));
  if (error) return <p role="status" className="msg st sgap">{refusalWords(error)}</p>;
  return (
    <div role="status">
      <h3>It would remind on</h3>
      {data?.length === 0 ? <p className="quiet">No day: this kind would be silent.</p> : <ul className="plain">{data?.map(({ step, plannedLocal }) => <li key={step}>{formatDay(plannedLocal.slice(0, 10), true)}, {plannedLocal.slice(11)} <span className="quiet">· {stepWords(step, settings.days)}</span></li>)}</ul>}
    </div>
  );
};
