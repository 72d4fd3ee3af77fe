import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Refused } from '@holdfast/api-client/client';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { me } from '../features/organizations/organizations.api.js';
import { Alone } from './alone.js';

/** Leads to the one organization a person has; lets her choose where she has several. */
export const StartRoute = () => {
  const { data, error, refetch } = useQuery(me);
  if (error instanceof Refused && error.problem.status === 401) return <Navigate to="/sign-in" />;
  if (error) return <Alone><ProblemAlert title="Your organizations could not be read" error={error} onRetry={() => void refetch()} /></Alone>;
  const own = data?.organizations.filter(({ consoleRole }) => consoleRole) ?? [];
  if (own.length === 1) return <Navigate to="/$organization/today" params={{ organization: own[0].slug }} />;
  return (
    <Alone>
      <PageTitle title="Choose an organization" lead={data && own.length === 0 ? 'You are a member of none. An owner can invite you.' : undefined} />
      <ul>{own.map(({ slug, name }) => <li key={slug}><Link to="/$organization/today" params={{ organization: slug }}>{name}</Link></li>)}</ul>
    </Alone>
  );
};
