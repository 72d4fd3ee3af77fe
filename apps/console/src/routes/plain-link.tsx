import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

/** A link to an address within the console, as the design system hands it over: its query becomes the router's search. */
export const PlainLink = ({ to, exact, ...rest }: { to: string; /** Current only with this very query: for a list and its filters. */ exact?: boolean } & Omit<ComponentProps<'a'>, 'href'>) => {
  const [path, query = ''] = to.split('?');
  return <Link to={path as never} search={Object.fromEntries(new URLSearchParams(query)) as never} activeOptions={{ exact }} {...rest} />;
};
