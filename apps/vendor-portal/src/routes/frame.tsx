import { Button } from '@holdfast/ui/button';
import { DateText } from '@holdfast/ui/date-text';
import { Dialog } from '@holdfast/ui/dialog';
import { OfflineNotice } from '@holdfast/ui/offline-notice';
import { PortalFrame } from '@holdfast/ui/portal-frame';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { forgetSavers } from '@holdfast/ui/savers';
import { useUnsavedCount } from '../features/answers/use-answer-saver.js';
import { leave } from '../features/entrance/entrance.api.js';
import { session } from '../shared/session.js';

const watchOnline = (listener: () => void) => {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
};

interface FrameProps {
  /** The customer who asks; none on pages of no request. */
  readonly organization?: string;
  readonly dueOn?: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** Around every page: who asks and until when at the top, help and sign out at the foot. */
export const Frame = ({ organization, dueOn, aside, children }: FrameProps) => {
  const online = useSyncExternalStore(watchOnline, () => navigator.onLine);
  const signedIn = useSyncExternalStore(session.subscribe, () => session.state !== 'unknown');
  const unsaved = useUnsavedCount();
  return (
    <PortalFrame organization={organization} due={dueOn && <DateText day={dueOn} />} aside={aside} links={[<Link key="help" to="/help">Help</Link>, ...(signedIn ? [<SignOut key="out" unsaved={unsaved} />] : [])]}>
      {!online && <OfflineNotice unsaved={unsaved} />}
      {children}
    </PortalFrame>
  );
};

const SignOut = ({ unsaved }: { unsaved: number }) => {
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const go = async () => {
    try {
      await leave();
    } catch {
      return setFailed(true);
    }
    forgetSavers();
    queries.clear();
    await navigate({ to: '/' });
  };
  return (
    <>
      <button type="button" className="asbutton" onClick={() => (unsaved > 0 ? setAsking(true) : void go())}>Sign out</button>
      {failed && <span role="alert"> You are still signed in: the server could not be reached.</span>}
      <Dialog opened={asking} onClose={() => setAsking(false)} title="Sign out without saving?" said={`${unsaved} ${unsaved === 1 ? 'change is' : 'changes are'} in this tab and not saved yet.`} actions={<><Button kind="destroy" onClick={() => void go()}>Sign out, lose them</Button><Button kind="primary" onClick={() => setAsking(false)}>Stay</Button></>} />
    </>
  );
};
