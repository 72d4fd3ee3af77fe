import { Refused } from '@holdfast/api-client/client';
import { CONSOLE_ROLE_LABELS, type ConsoleRole } from '@holdfast/contracts/permissions';
import { Button } from '@holdfast/ui/button';
import { ConsoleFrame } from '@holdfast/ui/console-frame';
import { SignOut } from '@holdfast/ui/sign-out';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Navigate, Outlet, useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { signOut } from '../features/identity/identity.api.js';
import { me } from '../features/organizations/organizations.api.js';
import { NotFoundRoute } from './not-found.js';

/** The frame around every screen of one organization. */
export const OrganizationRoute = () => {
  const { organization } = useParams({ from: '/$organization' });
  const { data, error } = useQuery(me);
  const pathname = useLocation({ select: (location) => location.pathname });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const ended = () => {
    queries.clear();
    void navigate({ to: '/sign-in' });
  };
  if (error instanceof Refused && error.problem.status === 401) return <Navigate to="/sign-in" />;
  const own = data?.organizations.find(({ slug }) => slug === organization);
  if (data && !own) return <NotFoundRoute />;
  const home = `/${organization}/today`;
  const places = (...named: [string, string][]) => named.map(([path, label]) => ({ to: `/${organization}/${path}`, label, current: pathname.startsWith(`/${organization}/${path}`) }));
  return (
    <ConsoleFrame
      organization={own?.name ?? ''}
      home={home}
      nav={places(['today', 'Today'], ['vendors', 'Vendors'], ['chain', 'Chain'], ['agreements', 'Agreements'], ['requests', 'Requests'], ['campaigns', 'Campaigns'], ['findings', 'Findings'], ['calendar', 'Calendar'])}
      foot={places(['questionnaires', 'Questionnaires'], ['risk-classes', 'Risk classes'], ['schedules', 'Schedules'], ['reminders', 'Reminders'], ['templates', 'Templates'], ['review-policy', 'Review policy'], ['deliveries', 'Deliveries'], ['mailbox', 'Mailbox'], ['members', 'Members'])}
      renderLink={({ to, ...rest }) => <Link to={to as never} {...rest} />}
      user={data && own && { name: data.name, role: CONSOLE_ROLE_LABELS[own.consoleRole as ConsoleRole] }}
      signOut={<SignOut end={signOut} onEnded={ended} button={(press) => <Button kind="quiet" size="small" onClick={press}>Sign out</Button>} />}
    >
      <Outlet />
    </ConsoleFrame>
  );
};
