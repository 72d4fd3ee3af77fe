import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { IdleWarning } from '@holdfast/ui/idle-warning';
import { useMutation } from '@tanstack/react-query';
import { Refused } from '@holdfast/api-client/client';
import { useState, useSyncExternalStore } from 'react';
import { IDLE_MINUTES, invitationKey, session } from '../../shared/session.js';
import { CodeForm } from './code-form.js';
import { present, sendCode } from './entrance.api.js';

/** Laid over the page, whose text stays: a new code when the session has ended, a question two minutes before it would. */
export const SessionDialogs = () => {
  const state = useSyncExternalStore(session.subscribe, () => session.state);
  return <div className="portal">{state === 'ended' ? <Renewal /> : state === 'open' ? <IdleWarning touchedAt={() => session.touchedAt} idleMinutes={IDLE_MINUTES} onStay={present} onEnd={() => session.ended()} /> : null}</div>;
};

const Renewal = () => {
  const key = invitationKey.find();
  const [sent, setSent] = useState<{ challengeId: string; at: number }>();
  const send = useMutation({ mutationFn: () => sendCode(key ?? ''), onSuccess: ({ challengeId }) => setSent({ challengeId, at: Date.now() }) });
  const look = useMutation({ mutationFn: present, onSuccess: () => session.renew() });
  const failure = send.error ?? look.error;
  const failed = failure && (failure instanceof Refused ? failure.problem.title : 'The server could not be reached. Try again');
  return (
    <Dialog opened insists onClose={() => undefined} title="You were signed out" said="This happens after 30 minutes without a sign of you. What you typed is still on this page; sign in and it is saved."
      actions={sent ? undefined : key
        ? <Button kind="primary" disabled={send.isPending} onClick={() => send.mutate()}>Send code</Button>
        : <Button kind="primary" disabled={look.isPending} onClick={() => look.mutate()}>I have signed in</Button>}>
      {failed && <p className="st sgap" role="alert">{failed}</p>}
      {!key && <p>Open the link in your mail in another tab, sign in there, then come back.</p>}
      {key && sent && <CodeForm invitation={key} challengeId={sent.challengeId} sentAt={sent.at} sentHere onAgain={(challengeId) => setSent({ challengeId, at: Date.now() })} onEntered={() => undefined} />}
    </Dialog>
  );
};
