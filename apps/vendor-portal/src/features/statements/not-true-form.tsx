import { Button } from '@holdfast/ui/button';
import { ErrorSummary, type FieldError } from '@holdfast/ui/error-summary';
import { Choices, Field } from '@holdfast/ui/field';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import type { NotTrue, Stating } from './statements.api.js';

interface NotTrueFormProps {
  readonly stating: Stating;
  readonly label: string;
  readonly button: string;
  readonly act: (body: NotTrue) => Promise<Stating>;
  readonly onSaid: (stating: Stating) => void;
}

/** What is not true, since when, and whether PHI was affected: all that the other side has to know first. */
export const NotTrueForm = ({ stating: { statement, today, requesterName }, label, button, act, onSaid }: NotTrueFormProps) => {
  const [reason, setReason] = useState('');
  const [since, setSince] = useState('');
  const [phi, setPhi] = useState<NotTrue['phi']>();
  const [missing, setMissing] = useState<FieldError[]>([]);
  const saying = useMutation({ mutationFn: act, onSuccess: onSaid });
  const refused = useFormErrors(saying.error);
  const errors = missing.length > 0 ? missing : refused;
  const submit = (): void => {
    const lacks: FieldError[] = [
      ...(reason.trim() ? [] : [{ field: 'reason', message: 'Say what is not true, in a few words' }]),
      ...(since ? [] : [{ field: 'since', message: 'Say since which day' }]),
      ...(phi ? [] : [{ field: 'phi', message: 'Say whether PHI was affected' }]),
    ];
    setMissing(lacks);
    if (lacks.length === 0 && phi) saying.mutate({ reason: reason.trim(), since, phi });
  };
  return (
    <form noValidate aria-label={label} onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <p className="after">{statement.asksWhenNotTrue}</p>
      <ErrorSummary errors={errors} />
      <Field id="reason" label="What is not true" hint="Nothing about a patient." error={errorAt(errors, 'reason')}>{(control) => <textarea rows={4} maxLength={4000} {...control} value={reason} onChange={({ target }) => setReason(target.value)} />}</Field>
      <Field id="since" label="Since when" error={errorAt(errors, 'since')}>{(control) => <input type="date" className="short" max={today} {...control} value={since} onChange={({ target }) => setSince(target.value)} />}</Field>
      <Choices legend="Was PHI affected?" id="phi" name="phi" value={phi} error={errorAt(errors, 'phi')} onChange={(value) => setPhi(value as NotTrue['phi'])}
        options={[{ value: 'no', label: 'No' }, { value: 'yes', label: 'Yes', hint: `Then your agreement may also ask you to report the event to ${requesterName}.` }, { value: 'unknown', label: 'We do not know yet', apart: true }]} />
      <div className="row go-on"><Button kind="primary" type="submit" disabled={saying.isPending}>{button}</Button></div>
    </form>
  );
};
