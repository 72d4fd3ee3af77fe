import { Button } from '@holdfast/ui/button';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { passStatementOn } from './statements.api.js';

interface PassStatementOnProps {
  readonly organization: string;
  readonly requestId: string;
}

/** Folded away beside the form that states it. */
export const PassStatementOn = (props: PassStatementOnProps) => (
  <details className="after">
    <summary>I may not state this: pass it on</summary>
    <PassOnForm {...props} />
  </details>
);

/** Whoever may speak for the company gets a link of her own. */
export const PassOnForm = ({ organization, requestId }: PassStatementOnProps) => {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const passing = useMutation({ mutationFn: () => passStatementOn(organization, requestId, { name: name.trim(), email: email.trim() }) });
  const errors = useFormErrors(passing.error);
  const shown = useMemo(() => errors.map(({ field, message }) => ({ field: `pass-${field}`, message })), [errors]);
  return (
    <>
      <p>Who may speak for your company gets a mail with a link of her own. You keep yours.</p>
      <form noValidate aria-label="Pass it on" onSubmit={(event) => { event.preventDefault(); passing.mutate(); }}>
        <ErrorSummary errors={shown} />
        <Field id="pass-name" label="Her or his name" error={errorAt(errors, 'name')}>{(control) => <input type="text" {...control} value={name} onChange={({ target }) => setName(target.value)} />}</Field>
        <Field id="pass-email" label="E-mail" error={errorAt(errors, 'email')}>{(control) => <input type="email" {...control} value={email} onChange={({ target }) => setEmail(target.value)} />}</Field>
        <div className="row after"><Button type="submit" disabled={passing.isPending}>Pass it on</Button>{passing.isSuccess && <span role="status">Passed on. The mail leaves within a minute.</span>}</div>
      </form>
    </>
  );
};
