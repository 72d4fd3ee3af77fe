import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { CodeForm } from '../features/entrance/code-form.js';
import { readCodeAddress, takeOn, welcomeOf } from '../features/entrance/entrance.api.js';
import { About } from '../features/entrance/welcome.js';
import { invitationKey } from '../shared/session.js';
import { Frame } from './frame.js';
import { useTakenOn } from './use-taken-on.js';

/** When this tab sent which code; a page opened from the code's own mail knows only that it came. */
export const sentCodes = new Map<string, number>();

/** Its address carries all it needs, so it can be opened again, or in another browser. */
export const CodeRoute = () => {
  const address = readCodeAddress(useLocation({ select: ({ hash }) => hash }));
  return address ? <CodePage invitation={address.key} challengeId={address.challengeId} /> : (
    <Frame><PageTitle title="This address is not whole" lead="Open the link in your mail again, and ask for a new code." /></Frame>
  );
};

const CodePage = ({ challengeId, invitation }: { challengeId: string; invitation: string }) => {
  const { data } = useQuery(welcomeOf(invitation));
  const navigate = useNavigate();
  const onTaken = useTakenOn(invitation);
  const [openedAt] = useState(Date.now);
  const take = useMutation({ mutationFn: () => takeOn(invitation), onSuccess: onTaken });
  const sentAt = sentCodes.get(challengeId);
  return (
    <Frame organization={data?.requesterName} dueOn={data?.dueOn}>
      {take.isError && <ProblemAlert title="You are signed in, and the request was not opened" error={take.error} onRetry={() => take.mutate()} />}
      <CodeForm invitation={invitation} challengeId={challengeId} sentAt={sentAt ?? openedAt} sentHere={sentAt !== undefined} heading={(refused) => <PageTitle title="Enter the code from your mail" lead={<>We sent six digits{data && <> to <strong className="nw">{data.maskedEmail}</strong></>}. They work for 10 minutes, also in another browser.</>} refused={refused} />} onEntered={() => { invitationKey.keep(invitation); take.mutate(); }} onAgain={(next) => {
        sentCodes.set(next, Date.now());
        void navigate({ to: '/code', hash: `${next}.${invitation}`, replace: true });
      }} />
      {data && <About welcome={data} />}
      <p className="after"><Link to="/open" hash={invitation}>Back to the request</Link></p>
    </Frame>
  );
};
