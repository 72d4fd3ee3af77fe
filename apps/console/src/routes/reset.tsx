import { PageTitle } from '@holdfast/ui/page-title';
import { useNavigate } from '@tanstack/react-router';
import { ForgotForm } from '../features/identity/forgot-form.js';
import { ResetForm } from '../features/identity/reset-form.js';
import { Alone } from './alone.js';

/** One address: without a key it sends the link, with one it sets the password. */
export const ResetRoute = () => {
  const key = window.location.hash.slice(1);
  const navigate = useNavigate();
  return (
    <Alone>
      <PageTitle title="Set a new password" lead={key ? 'You are signed out everywhere; sign in with it afterwards.' : 'We send a link to your address.'} />
      {key ? <ResetForm resetKey={key} onDone={() => void navigate({ to: '/sign-in' })} /> : <ForgotForm />}
    </Alone>
  );
};
