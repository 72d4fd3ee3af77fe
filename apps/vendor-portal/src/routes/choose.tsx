import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { ChooseOrganization } from '../features/entrance/choose-organization.js';
import { me, welcomeOf } from '../features/entrance/entrance.api.js';
import { Frame } from './frame.js';
import { Trouble } from './trouble.js';
import { useTakenOn } from './use-taken-on.js';

export const ChooseRoute = () => {
  const key = useLocation({ select: ({ hash }) => hash });
  const welcome = useQuery(welcomeOf(key));
  const { data, error, refetch } = useQuery(me);
  const onTaken = useTakenOn(key);
  if (error) return <Trouble title="Your organizations" error={error} onRetry={() => void refetch()} />;
  return (
    <Frame organization={welcome.data?.requesterName} dueOn={welcome.data?.dueOn}>
      {data ? <ChooseOrganization invitation={key} choices={data.organizations} onTaken={onTaken} /> : <SkeletonRows label="Reading your organizations" rows={2} />}
    </Frame>
  );
};
