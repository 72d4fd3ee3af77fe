import { Button } from '@holdfast/ui/button';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation } from '@tanstack/react-query';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { join } from './members.api.js';

export const JoinForm = ({ joinKey, onJoined }: { joinKey: string; onJoined: (slug: string) => void }) => {
  const accept = useMutation({ mutationFn: (data: FormData) => join({ key: joinKey, name: String(data.get('name')).trim(), password: String(data.get('password')) }), onSuccess: ({ slug }) => onJoined(slug) });
  const errors = useFormErrors(accept.error);
  return (
    <form noValidate className="form" onSubmit={(event) => { event.preventDefault(); accept.mutate(new FormData(event.currentTarget)); }}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Field id="name" label="Your name" error={errorAt(errors, 'name')}>{(control) => <input type="text" name="name" autoComplete="name" {...control} />}</Field>
      <Field id="password" label="Password" hint="A new one of at least 12 characters; if your address has an account here already, its password" error={errorAt(errors, 'password')}>{(control) => <input type="password" name="password" autoComplete="new-password" {...control} />}</Field>
      <Button kind="primary" type="submit" disabled={accept.isPending}>Join</Button>
    </form>
  );
};
