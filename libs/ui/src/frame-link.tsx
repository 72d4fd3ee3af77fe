import type { ReactNode } from 'react';

/** What a frame asks of the app's router: a link with these properties. The frame itself knows no router. */
export interface FrameLink {
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly 'aria-current'?: 'page';
  readonly 'aria-label'?: string;
}
export type RenderLink = (link: FrameLink) => ReactNode;

/** Without a router: an ordinary link. */
export const plainLink: RenderLink = ({ to, ...rest }) => <a href={to} {...rest} />;
