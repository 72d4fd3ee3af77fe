import { PageTitle } from '@holdfast/ui/page-title';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { SignInForm } from '../features/identity/sign-in-form.js';
import { Alone } from './alone.js';

export const SignInRoute = () => {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const enter = async () => {
    await queries.invalidateQueries({ queryKey: ['me'] });
    await navigate({ to: '/' });
  };
  return (
    <Alone>
      <PageTitle title="Sign in" lead="For compliance staff. Vendors use the link in their mail." />
      <SignInForm onSignedIn={() => void enter()} />
      <p style={{ marginTop: 'var(--s4)' }}><Link to="/reset">Forgot your password?</Link></p>
    </Alone>
  );
};
