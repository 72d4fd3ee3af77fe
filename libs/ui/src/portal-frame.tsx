import type { ReactNode } from 'react';
import { Mark } from './mark.js';
import { TitleTrailContext } from './page-title.js';

interface PortalFrameProps {
  /** The customer who asks: always in view. Absent on pages of no request. */
  readonly organization?: string;
  /** A `DateText`; always in view. */
  readonly due?: ReactNode;
  /** In place of the due date's end of the bar, while answering: the save state. The due date then follows the name. */
  readonly aside?: ReactNode;
  /** Help, what we keep, sign out: the same links at the same place on every page (3.2.6). */
  readonly links?: readonly ReactNode[];
  readonly children: ReactNode;
}

/** The portal's page: one column, one thing a page. */
export const PortalFrame = ({ organization, due, aside, links = [], children }: PortalFrameProps) => (
  <TitleTrailContext value={[organization ?? 'Holdfast']}>
    <a className="skip" href="#main">Skip to content</a>
    <div className="portal">
      <header className="top">
        <div>
          {aside
            ? <><span><b>{organization ?? 'Holdfast'}</b>{due && <> <span className="quiet nw by">due {due}</span></>}</span>{aside}</>
            : <><b>{organization ?? 'Holdfast'}</b>{due && <span>Due <strong className="nw">{due}</strong></span>}</>}
        </div>
      </header>
      <main id="main" tabIndex={-1}>{children}</main>
      <footer className="pfoot">
        <span><Mark />Holdfast{organization && `, for ${organization}`}</span>
        {links.map((link, at) => <span key={at}>{link}</span>)}
      </footer>
    </div>
  </TitleTrailContext>
);
