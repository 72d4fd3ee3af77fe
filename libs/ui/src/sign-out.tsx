import { type ReactNode, useState } from 'react';
import { Button } from './button.js';
import { Dialog } from './dialog.js';
import { forgetSavers } from './savers.js';
import { useUnsavedCount } from './use-unsaved-count.js';

interface SignOutProps {
  /** Ends the session; throws where the server could not be reached. */
  readonly end: () => Promise<unknown>;
  /** Forgets what the page knew, and leads away. */
  readonly onEnded: () => void;
  readonly button: (press: () => void) => ReactNode;
}

/** Signs out; what is not saved yet is asked about first, and is nobody's afterwards. */
export const SignOut = ({ end, onEnded, button }: SignOutProps) => {
  const unsaved = useUnsavedCount();
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  const go = async () => {
    setAsking(false);
    try {
      await end();
    } catch {
      return setFailed(true);
    }
    forgetSavers();
    onEnded();
  };
  return (
    <>
      {button(() => (unsaved > 0 ? setAsking(true) : void go()))}
      {failed && <span role="alert"> You are still signed in: the server could not be reached.</span>}
      <Dialog opened={asking} onClose={() => setAsking(false)} title="Sign out without saving?" said={`${unsaved} ${unsaved === 1 ? 'change is' : 'changes are'} in this tab and not saved yet.`} actions={<><Button kind="destroy" onClick={() => void go()}>Sign out, lose them</Button><Button kind="primary" onClick={() => setAsking(false)}>Stay</Button></>} />
    </>
  );
};
