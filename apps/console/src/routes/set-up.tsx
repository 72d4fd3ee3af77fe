import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lookAtSetUp } from '../features/organizations/organizations.api.js';
import { SetUpForm } from '../features/organizations/set-up-form.js';
import { Alone } from './alone.js';

/** The key stands behind the #, so that no server's log and no Referer ever holds it. */
export const SetUpRoute = () => {
  const key = window.location.hash.slice(1);
  const look = useQuery(lookAtSetUp(key));
  const navigate = useNavigate();
  return (
    <Alone>
      <PageTitle title="Set up Holdfast" lead="Two minutes: who you are, then your vendors." />
      {look.isPending && <SkeletonRows label="Looking at the link" rows={2} />}
      {look.isError && <ProblemAlert title="This link does not open a set-up" error={look.error} onRetry={() => void look.refetch()} />}
      {look.isSuccess && <SetUpForm setUpKey={key} onDone={(organization) => void navigate({ to: '/$organization/begin', params: { organization } })} />}
    </Alone>
  );
};
