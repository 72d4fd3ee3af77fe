import { Button } from '@holdfast/ui/button';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation } from '@tanstack/react-query';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { resetPassword } from './identity.api.js';

export const ResetForm = ({ resetKey, onDone }: { resetKey: string; onDone: () => void }) => {
  const set = useMutation({ mutationFn: (password: string) => resetPassword({ key: resetKey, password }), onSuccess: onDone });
  const errors = useFormErrors(set.error);
  return (
    <form noValidate className="form" onSubmit={(event) => { event.preventDefault(); set.mutate(String(new FormData(event.currentTarget).get('password'))); }}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Field id="password" label="New password" hint="At least 12 characters. A short sentence is easy to remember" error={errorAt(errors, 'password')}>{(control) => <input type="password" name="password" autoComplete="new-password" {...control} />}</Field>
      <Button kind="primary" type="submit" disabled={set.isPending}>Set the password</Button>
    </form>
  );
};
