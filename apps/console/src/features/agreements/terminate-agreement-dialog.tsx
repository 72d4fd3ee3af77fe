import { TERMINATION_CAUSE_LABELS } from '@holdfast/contracts/agreements';
import type { Schemas } from '@holdfast/api-client/client';
import { ConfirmDialog } from '@holdfast/ui/confirm-dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { isStale } from '../../shared/is-stale.js';
import { type Agreement, terminateAgreement } from './agreements.api.js';

export const TerminateAgreementDialog = ({ organization, agreement, onClose }: { organization: string; agreement: Agreement; onClose: () => void }) => {
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [cause, setCause] = useState<string>(agreement.patternKnownOn ? 'material_breach' : 'convenience');
  const refresh = () => Promise.all([queries.invalidateQueries({ queryKey: ['agreements', organization] }), queries.invalidateQueries({ queryKey: ['vendors', organization] })]);
  const terminate = useMutation({
    mutationFn: (data: FormData) => terminateAgreement(organization, agreement, { cause: String(data.get('cause')) as Schemas['TerminationCause'], on: String(data.get('on')), reason: String(data.get('reason')).trim(), patternKnownOn: String(data.get('patternKnownOn') ?? '') || null }),
    onSuccess: onClose,
    onSettled: refresh,
  });
  const stale = isStale(terminate.error);
  const errors = useFormErrors(stale ? null : terminate.error);
  const act = () => form.current && terminate.mutate(new FormData(form.current));
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Terminate ${agreement.title}?`}
      consequences={['After its last day nothing is covered by it: engagements with PHI become gaps.', 'Its reminders no longer leave.', 'Agreements that end with it have the same last day.', 'This cannot be taken back; its record stays.']}
      confirm="Terminate it"
      cancel="Keep it in force"
      destructive
      busy={terminate.isPending}
      onConfirm={act}
    >
      <form ref={form} noValidate onSubmit={(event) => { event.preventDefault(); act(); }}>
        {stale && <ProblemAlert lesser level={3} title="Somebody changed it in the meantime" kept="It was read again. Look at its terms on the page, then decide anew." />}
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <Field id="cause" label="Cause" error={errorAt(errors, 'cause')}>{(control) => <select name="cause" value={cause} onChange={(event) => setCause(event.currentTarget.value)} {...control}>{Object.entries(TERMINATION_CAUSE_LABELS).map(([cause, label]) => <option key={cause} value={cause}>{label}</option>)}</select>}</Field>
        {cause === 'material_breach' && <Field id="patternKnownOn" label="Breach known since" hint="45 CFR 164.504(e)(1)(ii)-(iii)" error={errorAt(errors, 'patternKnownOn')}>{(control) => <input type="date" name="patternKnownOn" defaultValue={agreement.patternKnownOn ?? ''} {...control} />}</Field>}
        <Field id="on" label="Last day in force" error={errorAt(errors, 'on')}>{(control) => <input type="date" name="on" defaultValue={agreement.asOf} {...control} />}</Field>
        <Field id="reason" label="Reason" hint="Kept with the agreement; nothing about patients" error={errorAt(errors, 'reason')}>{(control) => <textarea name="reason" rows={3} {...control} />}</Field>
      </form>
    </ConfirmDialog>
  );
};
