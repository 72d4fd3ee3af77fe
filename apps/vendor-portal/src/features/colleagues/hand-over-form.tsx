import { addDays } from '@holdfast/domain/dates/local-date';
import { localDateAt } from '@holdfast/domain/dates/zoned-instant';
import type { Question } from '@holdfast/domain/questionnaires/questionnaire';
import { Button } from '@holdfast/ui/button';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import type { Progress, Task } from '../../shared/task-progress.js';
import { delegationsOf, handOver } from './colleagues.api.js';

interface HandOverFormProps {
  readonly organization: string;
  readonly task: Task;
  readonly progress: Progress;
  /** Asked for from a question's page: then it is that one. */
  readonly question?: Question;
}

const USUAL_DAYS = 7;

/** In a week, but not after the request is due, and never over. */
const usualDay = ({ zone, dueOn }: Task): string => {
  const today = localDateAt(Date.now(), zone);
  const soon = addDays(today, USUAL_DAYS);
  return soon < dueOn ? soon : dueOn > today ? dueOn : today;
};

/** Sections or one question, to whom, until when; the mail leaves at once. */
export const HandOverForm = ({ organization, task, progress, question }: HandOverFormProps) => {
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [onlyThis, setOnlyThis] = useState(question !== undefined);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [dueOn, setDueOn] = useState(() => usualDay(task));
  const [missing, setMissing] = useState<readonly { field: string; message: string }[]>([]);
  const hand = useMutation({
    mutationFn: () => handOver(organization, task.id, { name: name.trim(), email: email.trim(), dueOn, sections: onlyThis ? [] : [...chosen], questions: onlyThis && question ? [question.id] : [] }),
    onSuccess: (list) => {
      queries.setQueryData(delegationsOf(organization, task.id).queryKey, list);
      setChosen([]);
      setOnlyThis(false);
      setName('');
      setEmail('');
    },
  });
  const refused = useFormErrors(hand.error);
  const errors = useMemo(() => (missing.length > 0 ? missing : refused), [missing, refused]);
  const press = () => {
    const found = [
      ...(onlyThis || chosen.length > 0 ? [] : [{ field: 'sections', message: 'Tick at least one section' }]),
      ...(name.trim() ? [] : [{ field: 'name', message: 'Give her or his name' }]),
      ...(email.trim() ? [] : [{ field: 'email', message: 'Give an e-mail address' }]),
    ];
    setMissing(found);
    if (found.length === 0) hand.mutate();
  };
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); press(); }}>
      <ErrorSummary errors={errors} />
      {question && <label className="pick after"><input type="checkbox" checked={onlyThis} onChange={({ target }) => setOnlyThis(target.checked)} /><span>Only this question: {question.text}</span></label>}
      {!onlyThis && (
        <fieldset className={errorAt(errors, 'sections') ? 'fld bad' : 'fld'}>
          <legend className="l">Which sections</legend>
          {errorAt(errors, 'sections') && <p className="msg st sgap" id="sections-error"><span className="vh">Error: </span>{errorAt(errors, 'sections')}</p>}
          {progress.sections.map(({ id, title, questions, answered }, at) => (
            <label className="pick" key={id}>
              <input type="checkbox" id={at === 0 ? 'sections' : undefined} checked={chosen.includes(id)} onChange={({ target }) => setChosen(target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))} />
              <span>{title}<span className="quiet"> {answered} of {questions.length} answered</span></span>
            </label>
          ))}
        </fieldset>
      )}
      <Field id="name" label="Her or his name" error={errorAt(errors, 'name')}>{(control) => <input type="text" autoComplete="off" maxLength={200} value={name} onChange={({ target }) => setName(target.value)} {...control} />}</Field>
      <Field id="email" label="E-mail" error={errorAt(errors, 'email')}>{(control) => <input type="email" autoComplete="off" value={email} onChange={({ target }) => setEmail(target.value)} {...control} />}</Field>
      <Field id="dueOn" label="Needed by" error={errorAt(errors, 'dueOn')} hint="A mail reminds on that morning.">{(control) => <input type="date" className="short" value={dueOn} onChange={({ target }) => setDueOn(target.value)} {...control} />}</Field>
      <div className="row go-on">
        <Button kind="primary" type="submit" disabled={hand.isPending}>{hand.isPending ? 'Sending…' : 'Send'}</Button>
        {hand.isSuccess && <span role="status">Handed over. The mail leaves within a minute.</span>}
      </div>
    </form>
  );
};
