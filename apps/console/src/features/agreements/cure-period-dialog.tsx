import { ConfirmDialog } from '@holdfast/ui/confirm-dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { isStale } from '../../shared/is-stale.js';
import { type AgreementPage, giveCurePeriod } from './agreements.api.js';

/** A breach that became known, what is done about it, and until when it may be cured. Nothing ends by it. */
export const CurePeriodDialog = ({ organization, agreement, onClose }: { organization: string; agreement: AgreementPage; onClose: () => void }) => {
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const give = useMutation({
    mutationFn: (data: FormData) => giveCurePeriod(organization, agreement, { patternKnownOn: String(data.get('patternKnownOn')), cureSteps: String(data.get('cureSteps')).trim(), cureUntil: String(data.get('cureUntil')) }),
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: ['agreements', organization] }),
  });
  const stale = isStale(give.error);
  const errors = useFormErrors(stale ? null : give.error);
  const act = () => form.current && give.mutate(new FormData(form.current));
  return (
    <ConfirmDialog
      opened onClose={onClose} title={`Record a breach of ${agreement.title}`} confirm="Record it" busy={give.isPending} onConfirm={act}
      said="Whether a breach is material is for counsel. 45 CFR 164.504(e)(1)(ii)-(iii) asks for reasonable steps to cure it and, where they are unsuccessful, termination, if feasible."
      consequences={['The agreement stays in force.', 'You are reminded before the time to cure ends.']}
    >
      <form ref={form} noValidate onSubmit={(event) => { event.preventDefault(); act(); }}>
        {stale && <ProblemAlert lesser level={3} title="Somebody changed it in the meantime" kept="It was read again; what you typed is kept here. Look at the page, then record it anew." />}
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <Field id="patternKnownOn" label="Known since" error={errorAt(errors, 'patternKnownOn')}>{(control) => <input type="date" name="patternKnownOn" defaultValue={agreement.patternKnownOn ?? agreement.asOf} {...control} />}</Field>
        <Field id="cureSteps" label="What is done to cure it" hint="Nothing about patients" error={errorAt(errors, 'cureSteps')}>{(control) => <textarea name="cureSteps" rows={3} defaultValue={agreement.cureSteps ?? ''} {...control} />}</Field>
        <Field id="cureUntil" label="May be cured until" error={errorAt(errors, 'cureUntil')}>{(control) => <input type="date" name="cureUntil" defaultValue={agreement.cureUntil ?? ''} {...control} />}</Field>
      </form>
    </ConfirmDialog>
  );
};
