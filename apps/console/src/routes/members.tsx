import { can, type ConsoleRole } from '@holdfast/contracts/permissions';
import { PageTitle } from '@holdfast/ui/page-title';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { InvitationList } from '../features/members/invitation-list.js';
import { JoinForm } from '../features/members/join-form.js';
import { MemberList } from '../features/members/member-list.js';
import { me } from '../features/organizations/organizations.api.js';
import { Alone } from './alone.js';

export const MembersRoute = () => {
  const { organization } = useParams({ from: '/$organization/members' });
  const role = useQuery(me).data?.organizations.find(({ slug }) => slug === organization)?.consoleRole as ConsoleRole | undefined;
  return <><PageTitle title="Members" /><MemberList organization={organization} mayManage={role !== undefined && can(role, 'member:manage')} />{role && can(role, 'member:manage') && <InvitationList organization={organization} />}</>;
};

/** As everywhere, the key of the link stands behind the #. */
export const JoinRoute = () => {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const enter = async (organization: string) => {
    await queries.invalidateQueries({ queryKey: ['me'] });
    await navigate({ to: '/$organization/today', params: { organization } });
  };
  return <Alone><PageTitle title="Accept the invitation" lead="You set up your own sign-in." /><JoinForm joinKey={window.location.hash.slice(1)} onJoined={(slug) => void enter(slug)} /></Alone>;
};
