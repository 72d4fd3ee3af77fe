import { Refused } from '@holdfast/api-client/client';
import { Button } from '@holdfast/ui/button';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { Section } from '@holdfast/ui/section';
import { Tick } from '@holdfast/ui/tick';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import type { Task } from '../../shared/task-progress.js';
import { submitTask } from './tasks.api.js';

interface SubmitFormProps {
  readonly organization: string;
  readonly task: Task;
  /** A question by its words, for what the server says of it. */
  readonly titleOf: (question: string) => string;
  /** Waits until all that was typed has reached the server. */
  readonly beforeSubmit: () => Promise<void>;
  readonly onSubmitted: (task: Task) => void;
}

const STATEMENT = 'I have authority to give these answers, and they are true to the best of my knowledge.';

/** Who attests, the tick, and one submission however often the button is pressed. */
export const SubmitForm = ({ organization, task, titleOf, beforeSubmit, onSubmitted }: SubmitFormProps) => {
  const queries = useQueryClient();
  const key = useRef(crypto.randomUUID());
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [tellReused, setTellReused] = useState(true);
  const reused = task.answers?.filter(({ reused }) => reused).length ?? 0;
  const [missing, setMissing] = useState<readonly { field: string; message: string }[]>([]);
  const submit = useMutation({
    mutationFn: async () => {
      await beforeSubmit();
      return submitTask(organization, task.id, key.current, { name: name.trim(), title: title.trim(), tellReused });
    },
    onSuccess: (submitted) => {
      queries.setQueryData(['tasks', organization, task.id], submitted);
      onSubmitted(submitted);
    },
    // Mended, it is another submission; with no answer, or while the first is running, it is the same one.
    onError: (error) => {
      if (!(error instanceof Refused) || error.problem.code === 'still_running') return;
      key.current = crypto.randomUUID();
      void queries.invalidateQueries({ queryKey: ['tasks', organization, task.id] });
    },
  });
  const refused = useFormErrors(submit.error);
  const errors = useMemo(() => (missing.length > 0 ? missing : refused.map(({ field, message }) => ({ field, message: field.startsWith('answers-') ? `${titleOf(field.slice('answers-'.length))}: ${message}` : message }))), [missing, refused, titleOf]);
  const press = () => {
    if (submit.isPending) return;
    const found = [
      ...(name.trim() ? [] : [{ field: 'name', message: 'Give the name of who attests' }]),
      ...(title.trim() ? [] : [{ field: 'title', message: 'Give the title of who attests' }]),
      ...(agreed ? [] : [{ field: 'agreed', message: 'Tick the statement to submit' }]),
    ];
    setMissing(found);
    if (found.length === 0) submit.mutate();
  };
  return (
    <Section title={`Submit to ${task.requesterName}`}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); press(); }}>
        <ErrorSummary errors={errors} />
        <p>After that the answers do not change, unless {task.requesterName} sends a question back. {task.senderName} gets a mail.</p>
        <Field id="name" label="Name of who attests" error={errorAt(errors, 'name')}>{(control) => <input type="text" autoComplete="name" maxLength={200} value={name} onChange={({ target }) => setName(target.value)} {...control} />}</Field>
        <Field id="title" label="Title" error={errorAt(errors, 'title')}>{(control) => <input type="text" autoComplete="organization-title" maxLength={200} value={title} onChange={({ target }) => setTitle(target.value)} {...control} />}</Field>
        {reused > 0 && <Tick id="tellReused" checked={tellReused} onChange={setTellReused}>Say which {reused === 1 ? 'answer was' : `${reused} answers were`} taken over from earlier ones and how old {reused === 1 ? 'it is' : 'they are'}; never whom you told {reused === 1 ? 'it' : 'them'}</Tick>}
        <div className={errorAt(errors, 'agreed') ? 'fld bad' : 'fld'}>
          {errorAt(errors, 'agreed') && <p className="msg st sgap" id="agreed-error"><span className="vh">Error: </span>{errorAt(errors, 'agreed')}</p>}
          <label className="pick"><input id="agreed" type="checkbox" checked={agreed} aria-describedby={errorAt(errors, 'agreed') ? 'agreed-error' : undefined} onChange={({ target }) => setAgreed(target.checked)} /><span>{STATEMENT}</span></label>
        </div>
        <div className="go-on"><Button kind="primary" type="submit" aria-disabled={submit.isPending || undefined}>{submit.isPending ? 'Submitting…' : `Submit to ${task.requesterName}`}</Button></div>
      </form>
    </Section>
  );
};
