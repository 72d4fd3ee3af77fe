import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { welcomeOf } from '../features/entrance/entrance.api.js';
import { Welcome } from '../features/entrance/welcome.js';
import { statusOf } from '../shared/form-errors.js';
import { invitationKey } from '../shared/session.js';
import { sentCodes } from './code.js';
import { Frame } from './frame.js';
import { useTakenOn } from './use-taken-on.js';

const TITLES: Record<number, string> = { 404: 'This link does not open a request', 410: 'This request is not there any more', 429: 'Too many tries for now' };

/** The key stands behind the #, so that no server's log and no Referer ever holds it. Loading the page sends nothing. */
export const OpenRoute = () => {
  const key = useLocation({ select: ({ hash }) => hash });
  const { data, error, isPending, refetch } = useQuery(welcomeOf(key));
  const navigate = useNavigate();
  const onTaken = useTakenOn(key);
  if (error) {
    const title = TITLES[statusOf(error) ?? 0];
    return <Frame><PageTitle title={title ?? 'Your request could not be read'} />{title ? <p className="lead">{error.message}.</p> : <div className="after"><ProblemAlert title="The service could not be reached" error={error} kept="Nothing was sent." onRetry={() => void refetch()} /></div>}</Frame>;
  }
  return (
    <Frame organization={data?.requesterName} dueOn={data?.status === 'withdrawn' ? undefined : data?.dueOn}>
      {isPending && <SkeletonRows label="Reading what you were asked for" rows={3} />}
      {data && <Welcome welcome={data} invitation={key} onTaken={onTaken} onSent={(challengeId) => {
        invitationKey.keep(key);
        sentCodes.set(challengeId, Date.now());
        void navigate({ to: '/code', hash: `${challengeId}.${key}` });
      }} />}
    </Frame>
  );
};
