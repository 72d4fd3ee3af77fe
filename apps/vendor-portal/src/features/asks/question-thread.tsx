import { Button } from '@holdfast/ui/button';
import { DateText } from '@holdfast/ui/date-text';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import type { Task } from '../../shared/task-progress.js';
import { askAbout } from './asks.api.js';

interface QuestionThreadProps {
  readonly organization: string;
  readonly task: Task;
  readonly question: string;
}

/** A conversation with who asks, about one question: apart from the answer and from its comment. */
export const QuestionThread = ({ organization, task, question }: QuestionThreadProps) => {
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [missing, setMissing] = useState<string>();
  const thread = task.threads.find((each) => each.question === question);
  const ask = useMutation({
    mutationFn: () => askAbout(organization, task.id, question, text.trim()),
    onSuccess: (next) => {
      queries.setQueryData(['tasks', organization, task.id], next);
      setText('');
    },
  });
  const errors = useFormErrors(ask.error);
  if (task.part && !thread) return null;
  const press = () => {
    setMissing(text.trim() ? undefined : 'Write what you want to know');
    if (text.trim()) ask.mutate();
  };
  return (
    <details className="after thread" open={thread !== undefined}>
      <summary>{thread ? `Your question to ${task.requesterName}` : `Ask ${task.requesterName} about this question`}</summary>
      {thread && (
        <ol>
          {thread.messages.map(({ side, text: said, byName, at }) => (
            <li key={at} className={side === 'vendor' ? 'yours' : 'theirs'}>
              <p className="quiet">{side === 'vendor' ? byName : `${byName}, ${task.requesterName}`}, <DateText instant={at} zone={task.zone} time /></p>
              <p>{said}</p>
            </li>
          ))}
        </ol>
      )}
      {thread?.waits && <p className="quiet" role="status">{task.requesterName} has not answered yet. You get a mail when it does.</p>}
      {!task.part && (
        <form noValidate aria-label={`Ask ${task.requesterName}`} onSubmit={(event) => { event.preventDefault(); press(); }}>
          <ErrorSummary errors={errors.filter(({ field }) => field !== 'text')} />
          <Field id="ask-text" label={thread ? 'Write again' : 'What do you want to know?'} hint={`${task.senderName} reads it. It is no part of your answers. Leave out anything about patients.`} error={missing ?? errorAt(errors, 'text')}>
            {(control) => <textarea rows={2} maxLength={2000} value={text} onChange={({ target }) => setText(target.value)} {...control} />}
          </Field>
          <div className="row after"><Button type="submit" disabled={ask.isPending}>{ask.isPending ? 'Sending…' : `Ask ${task.requesterName}`}</Button></div>
        </form>
      )}
    </details>
  );
};
