import { DateText } from '@holdfast/ui/date-text';
import { OfflineNotice } from '@holdfast/ui/offline-notice';
import { PortalFrame } from '@holdfast/ui/portal-frame';
import { SignOut } from '@holdfast/ui/sign-out';
import { useUnsavedCount } from '@holdfast/ui/use-unsaved-count';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useSyncExternalStore } from 'react';
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
    <PortalFrame organization={organization} due={dueOn && <DateText day={dueOn} />} aside={aside} links={[<Link key="help" to="/help">Help</Link>, ...(signedIn ? [<Leave key="out" />] : [])]}>
      {!online && <OfflineNotice unsaved={unsaved} />}
      {children}
    </PortalFrame>
  );
};

const Leave = () => {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const ended = () => {
    queries.clear();
    void navigate({ to: '/' });
  };
  return <SignOut end={leave} onEnded={ended} button={(press) => <button type="button" className="asbutton" onClick={press}>Sign out</button>} />;
};
