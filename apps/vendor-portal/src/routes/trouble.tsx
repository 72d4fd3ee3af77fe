import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { buttonClass } from '@holdfast/ui/button';
import { Link } from '@tanstack/react-router';
import { statusOf } from '../shared/form-errors.js';
import { invitationKey } from '../shared/session.js';
import { Frame } from './frame.js';

/** A page that could not be shown: nobody is signed in, there is none, or it could not be read now. */
export const Trouble = ({ title, error, onRetry }: { title: string; error: unknown; onRetry: () => void }) => {
  const status = statusOf(error);
  return (
    <Frame>
      {status === 401 ? <SignedOut /> : status === 404
        ? <PageTitle title="There is no such request here" lead="It may belong to another organization, or the address was cut short. Open the link in your mail again." />
        : <><PageTitle title={title} /><div className="after"><ProblemAlert title="It could not be read" error={error} kept="Nothing you saved is lost." onRetry={onRetry} /></div></>}
    </Frame>
  );
};

export const SignedOut = () => {
  const key = invitationKey.find();
  return (
    <>
      <PageTitle title="Open the link in your mail" lead="It leads to what you were asked for, and a code to the same mailbox lets you in. There is no password." />
      {key && <p className="after"><Link to="/open" hash={key} className={buttonClass({ kind: 'primary' })}>Get a new code</Link></p>}
      <p className="quiet after">Lost the mail? Ask the person who sent it to send it again.</p>
    </>
  );
};
