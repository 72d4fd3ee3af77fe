import { addDays } from '@holdfast/domain/dates/local-date';
import { Button } from '@holdfast/ui/button';
import { ConfirmDialog } from '@holdfast/ui/confirm-dialog';
import { DateText } from '@holdfast/ui/date-text';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { Status } from '@holdfast/ui/status';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { PassOnForm } from '../../shared/pass-on-form.js';
import type { Task } from '../../shared/task-progress.js';
import { askMoreTime, declineRequest, passRequestOn } from './asks.api.js';

interface DueWaysProps {
  readonly organization: string;
  readonly task: Task;
}

const TWO_WEEKS = 14;

const useTaken = ({ organization, task }: DueWaysProps, then?: () => void) => {
  const queries = useQueryClient();
  return (next: Task) => {
    queries.setQueryData(['tasks', organization, task.id], next);
    void queries.invalidateQueries({ queryKey: ['tasks', organization], exact: true });
    then?.();
  };
};

/** Not in time, not the right person, or not at all: each is said to who asks, in the vendor's own words. */
export const DueWays = (props: DueWaysProps) => {
  const { organization, task } = props;
  return (
    <>
      {task.moreTime && <p className="after"><Status state="due"><span>You asked {task.requesterName} for more time, until <DateText day={task.moreTime.dueOn} />. It has not answered yet.</span></Status></p>}
      {task.moreTimeRefused !== null && <div className="prev"><p className="quiet">{task.requesterName} keeps the due day</p><p>“{task.moreTimeRefused}”</p></div>}
      <details className="after"><summary>{task.moreTime ? 'Propose another day instead' : 'I need more time'}</summary><MoreTimeForm {...props} /></details>
      <details className="after"><summary>I’m not the right person: pass it on</summary><PassOnForm said={`She or he gets a mail with a link of her own and reaches all of this request. ${task.senderName} is told. You keep your link.`} act={(to) => passRequestOn(organization, task.id, to)} /></details>
      {task.status === 'taken_on' && <details className="after"><summary>We will not answer this</summary><DeclineForm {...props} /></details>}
    </>
  );
};

const MoreTimeForm = (props: DueWaysProps) => {
  const { organization, task } = props;
  const [dueOn, setDueOn] = useState(addDays(task.dueOn, TWO_WEEKS));
  const [reason, setReason] = useState('');
  const taken = useTaken(props, () => setReason(''));
  const ask = useMutation({ mutationFn: () => askMoreTime(organization, task.id, { dueOn, reason: reason.trim() }), onSuccess: taken });
  const errors = useFormErrors(ask.error);
  return (
    <form noValidate aria-label="More time" onSubmit={(event) => { event.preventDefault(); ask.mutate(); }}>
      <ErrorSummary errors={errors} />
      <Field id="dueOn" label="Until when" error={errorAt(errors, 'dueOn')}>{(control) => <input type="date" className="short" value={dueOn} onChange={({ target }) => setDueOn(target.value)} {...control} />}</Field>
      <Field id="reason" label="Why" hint={`${task.requesterName} reads it.`} error={errorAt(errors, 'reason')}>{(control) => <textarea rows={2} value={reason} onChange={({ target }) => setReason(target.value)} {...control} />}</Field>
      <div className="row after"><Button type="submit" disabled={ask.isPending}>Ask for it</Button>{ask.isSuccess && <span role="status">Asked. The day stays until {task.requesterName} has answered.</span>}</div>
    </form>
  );
};

const DeclineForm = (props: DueWaysProps) => {
  const { organization, task } = props;
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const [missing, setMissing] = useState<string>();
  const taken = useTaken(props);
  const decline = useMutation({ mutationFn: () => declineRequest(organization, task.id, reason.trim()), onSuccess: taken, onError: () => setAsking(false) });
  const errors = useFormErrors(decline.error);
  const press = () => {
    setMissing(reason.trim() ? undefined : 'Say why');
    if (reason.trim()) setAsking(true);
  };
  return (
    <form noValidate aria-label="Decline" onSubmit={(event) => { event.preventDefault(); press(); }}>
      <ErrorSummary errors={errors} />
      <Field id="decline-reason" label="Why" hint={`${task.requesterName} reads it.`} error={missing ?? errorAt(errors, 'reason')}>{(control) => <textarea rows={2} value={reason} onChange={({ target }) => setReason(target.value)} {...control} />}</Field>
      <div className="row after"><Button kind="danger" type="submit">Decline</Button></div>
      <ConfirmDialog opened={asking} title={`Decline to answer ${task.requesterName}?`} consequences={['It reads your reason, and this request ends.', 'What you have written stays with you and is not sent.']} confirm="Decline it" cancel="Go on answering" destructive busy={decline.isPending} onClose={() => setAsking(false)} onConfirm={() => decline.mutate()} />
    </form>
  );
};
