import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

/** A link to an address within the console, as the design system hands it over: its query becomes the router's search. Current only with this very query. */
export const PlainLink = ({ to, ...rest }: { to: string } & Omit<ComponentProps<'a'>, 'href'>) => {
  const [path, query = ''] = to.split('?');
  return <Link to={path as never} search={Object.fromEntries(new URLSearchParams(query)) as never} activeOptions={{ exact: true }} {...rest} />;
};
