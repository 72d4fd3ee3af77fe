import { Dialog } from '@holdfast/ui/dialog';
import { IdleWarning } from '@holdfast/ui/idle-warning';
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { IDLE_MINUTES, session } from '../../shared/session.js';
import { present } from './identity.api.js';
import { SignInForm } from './sign-in-form.js';

/** Laid over the page, whose text stays: a question two minutes before the session would end, and the way back in when it has. */
export const SessionDialogs = () => {
  const queries = useQueryClient();
  const state = useSyncExternalStore(session.subscribe, () => session.state);
  const back = () => {
    void queries.invalidateQueries({ queryKey: ['me'] }); // she may be another member
    session.renew();
  };
  if (state === 'open') return <IdleWarning touchedAt={() => session.touchedAt} idleMinutes={IDLE_MINUTES} onStay={present} onEnd={() => session.ended()} />;
  return (
    <Dialog opened={state === 'ended'} insists onClose={() => undefined} title="You were signed out" said={`This happens after ${IDLE_MINUTES} minutes without a sign of you. What you typed is still on this page.`}>
      <SignInForm onSignedIn={back} />
    </Dialog>
  );
};
