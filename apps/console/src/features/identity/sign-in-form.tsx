import { Button } from '@holdfast/ui/button';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation } from '@tanstack/react-query';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { signIn } from './identity.api.js';

export const SignInForm = ({ onSignedIn }: { onSignedIn: () => void }) => {
  const enter = useMutation({ mutationFn: signIn, onSuccess: onSignedIn });
  const errors = useFormErrors(enter.error);
  const submit = ({ elements }: HTMLFormElement) => {
    const typed = (name: string) => (elements.namedItem(name) as HTMLInputElement).value;
    enter.mutate({ email: typed('email'), password: typed('password') });
  };
  return (
    <form noValidate className="form" onSubmit={(event) => { event.preventDefault(); submit(event.currentTarget); }}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Field id="email" label="E-mail address" error={errorAt(errors, 'email')}>{(control) => <input type="email" name="email" autoComplete="username" {...control} />}</Field>
      <Field id="password" label="Password" error={errorAt(errors, 'password')}>{(control) => <input type="password" name="password" autoComplete="current-password" {...control} />}</Field>
      <Button kind="primary" type="submit" disabled={enter.isPending}>Sign in</Button>
    </form>
  );
};
