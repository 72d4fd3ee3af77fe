import type { Schemas } from '@holdfast/api-client/client';
import { Button } from '@holdfast/ui/button';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Choices, Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { isStale } from '../../shared/is-stale.js';
import { checkClause, type CheckedClause } from './agreements.api.js';

type Found = Schemas['ClauseState'];

interface CheckClauseFormProps {
  readonly organization: string;
  readonly agreementId: string;
  readonly clause: CheckedClause;
  /** What a key said already. */
  readonly asked: Found | undefined;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** What was found of one provision, with page and words. */
export const CheckClauseForm = ({ organization, agreementId, clause, asked, onDone, onClose }: CheckClauseFormProps) => {
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [state, setState] = useState<Found>(asked ?? clause.found?.state ?? 'located');
  const key = ['agreements', organization, 'clauses', agreementId];
  const save = useMutation({
    mutationFn: (data: FormData) => checkClause(organization, agreementId, clause, { state, foundAt: String(data.get('foundAt') ?? '').trim(), words: String(data.get('words') ?? '').trim() }),
    onSuccess: (answer) => {
      queries.setQueryData(key, answer);
      onDone();
    },
    onError: (error) => (isStale(error) ? queries.invalidateQueries({ queryKey: key }) : undefined),
  });
  // The row asked for it: its form takes the focus, so that a key leads on.
  useEffect(() => form.current?.querySelector<HTMLElement>(asked ? 'input[type=text]' : 'input:checked')?.focus(), [asked]);
  const stale = isStale(save.error);
  const errors = useFormErrors(stale ? null : save.error);
  return (
    <form ref={form} noValidate aria-label={`What was found of ${clause.id.replace('BAA-', '')}`} onKeyDown={(event) => { if (event.key === 'Escape') onClose(); }} onSubmit={(event) => { event.preventDefault(); save.mutate(new FormData(event.currentTarget)); }}>
      {clause.note && <p className="quiet">{clause.note}</p>}
      {stale && <ProblemAlert lesser level={3} title="Somebody else checked it in the meantime" kept="Her finding stands in the row above; yours is kept here. Save again to replace it." />}
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Choices
        id="state" name={`state-${clause.id}`} legend="It is" value={state} onChange={(value) => setState(value as Found)} error={errorAt(errors, 'state')}
        options={[{ value: 'located', label: 'Located' }, { value: 'missing', label: 'Missing' }, { value: 'unclear', label: 'Unclear' }, ...(clause.mayNotApply ? [{ value: 'not_applicable', label: `Does not apply: ${clause.mayNotApply}` }] : [])]}
      />
      <Field id="foundAt" label="Page or section" optional={state !== 'located'} error={errorAt(errors, 'foundAt')}>{(control) => <input type="text" name="foundAt" defaultValue={clause.found?.foundAt} {...control} />}</Field>
      <Field id="words" label="Its words" optional>{(control) => <textarea name="words" rows={2} defaultValue={clause.found?.words} {...control} />}</Field>
      <div className="row" style={{ marginTop: 'var(--s3)' }}>
        <Button kind="primary" type="submit" disabled={save.isPending}>Save, then the next</Button>
        <Button kind="quiet" onClick={onClose}>Close</Button>
      </div>
    </form>
  );
};
