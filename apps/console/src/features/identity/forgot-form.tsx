import { Button } from '@holdfast/ui/button';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation } from '@tanstack/react-query';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { askReset } from './identity.api.js';

export const ForgotForm = () => {
  const ask = useMutation({ mutationFn: askReset });
  const errors = useFormErrors(ask.error);
  if (ask.isSuccess) return <p role="status">If this address has an account, a mail with a link is on its way. The link works for an hour, once.</p>;
  return (
    <form noValidate className="form" onSubmit={(event) => { event.preventDefault(); ask.mutate(String(new FormData(event.currentTarget).get('email')).trim()); }}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Field id="email" label="E-mail address" error={errorAt(errors, 'email')}>{(control) => <input type="email" name="email" autoComplete="username" {...control} />}</Field>
      <Button kind="primary" type="submit" disabled={ask.isPending}>Send the link</Button>
    </form>
  );
};
