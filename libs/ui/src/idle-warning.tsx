import { useEffect, useState } from 'react';
import { Button } from './button.js';
import { Dialog } from './dialog.js';

const WARN_MINUTES = 2;
const MINUTE = 60_000;
const LOOK_EVERY = 5_000;

interface IdleWarningProps {
  /** When the server last counted us as present, in milliseconds since 1970; asked again and again. */
  readonly touchedAt: () => number;
  /** As long as the server lets a session idle. */
  readonly idleMinutes: number;
  /** Asks the server for more time. */
  readonly onStay: () => Promise<unknown>;
  readonly onEnd: () => void;
}

const clockOf = (at: number): string => new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(at);

/** Asks two minutes before the server would end the session; staying is one press (2.2.1). */
export const IdleWarning = ({ touchedAt, idleMinutes, onStay, onEnd }: IdleWarningProps) => {
  const [due, setDue] = useState(false);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => {
      const idle = Date.now() - touchedAt();
      setDue(idle >= (idleMinutes - WARN_MINUTES) * MINUTE);
      if (idle >= idleMinutes * MINUTE) onEnd();
    }, LOOK_EVERY);
    return () => clearInterval(timer);
  });
  const stay = () => { setAsking(true); void onStay().catch(() => undefined).finally(() => { setAsking(false); setDue(false); }); };
  return (
    <Dialog opened={due} insists onClose={() => undefined} title="You will be signed out in 2 minutes" said={due && `At ${clockOf(touchedAt() + idleMinutes * MINUTE)}. What you typed stays on this page.`}
      actions={<Button kind="primary" disabled={asking} onClick={stay}>Stay signed in</Button>} />
  );
};
