import { createContext, use, type ReactNode } from 'react';

/** What stands behind a page's name in the browser's title: the organization, then Holdfast. Set by the frames. */
export const TitleTrailContext = createContext<readonly string[]>(['Holdfast']);

interface PageTitleProps {
  readonly title: string;
  /** In place of the title on the page, when it needs more than words. */
  readonly children?: ReactNode;
  readonly lead?: ReactNode;
  /** The link one level up. */
  readonly crumb?: ReactNode;
  readonly actions?: ReactNode;
  /** Puts "Error: " before the browser's title after a refused form. */
  readonly refused?: boolean;
}

/** The one first heading of a page, and the browser's title. */
export const PageTitle = ({ title, children, lead, crumb, actions, refused }: PageTitleProps) => (
  <>
    <title>{[`${refused ? 'Error: ' : ''}${title}`, ...use(TitleTrailContext)].join(' · ')}</title>
    {crumb && <div className="crumb">{crumb}</div>}
    <div className="head">
      <div>
        <h1>{children ?? title}</h1>
        {lead && <p>{lead}</p>}
      </div>
      {actions && <div className="row">{actions}</div>}
    </div>
  </>
);
