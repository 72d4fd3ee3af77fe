import { Button } from '@holdfast/ui/button';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { errorAt, useFormErrors } from './form-errors.js';

interface PassOnFormProps {
  /** Who it goes to, in a sentence. */
  readonly said: string;
  readonly act: (to: { name: string; email: string }) => Promise<unknown>;
}

/** Somebody else is the right person: she gets a link of her own. */
export const PassOnForm = ({ said, act }: PassOnFormProps) => {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const passing = useMutation({ mutationFn: () => act({ name: name.trim(), email: email.trim() }) });
  const errors = useFormErrors(passing.error);
  const shown = useMemo(() => errors.map(({ field, message }) => ({ field: `pass-${field}`, message })), [errors]);
  return (
    <>
      <p>{said}</p>
      <form noValidate aria-label="Pass it on" onSubmit={(event) => { event.preventDefault(); passing.mutate(); }}>
        <ErrorSummary errors={shown} />
        <Field id="pass-name" label="Her or his name" error={errorAt(errors, 'name')}>{(control) => <input type="text" {...control} value={name} onChange={({ target }) => setName(target.value)} />}</Field>
        <Field id="pass-email" label="E-mail" error={errorAt(errors, 'email')}>{(control) => <input type="email" {...control} value={email} onChange={({ target }) => setEmail(target.value)} />}</Field>
        <div className="row after"><Button type="submit" disabled={passing.isPending}>Pass it on</Button>{passing.isSuccess && <span role="status">Passed on. The mail leaves within a minute.</span>}</div>
      </form>
    </>
  );
};
