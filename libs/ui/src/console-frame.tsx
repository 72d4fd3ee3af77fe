import { useId, useRef, type ReactNode } from 'react';
import type { RenderLink } from './frame-link.js';
import { Mark } from './mark.js';
import { TitleTrailContext } from './page-title.js';

export interface NavItem {
  readonly to: string;
  readonly label: string;
  readonly count?: number;
  readonly current?: boolean;
}

interface ConsoleFrameProps {
  readonly organization: string;
  readonly home: string;
  readonly nav: readonly NavItem[];
  /** At the foot of the rail: deliveries, settings. */
  readonly foot?: readonly NavItem[];
  readonly renderLink: RenderLink;
  readonly user?: { readonly name: string; readonly role: string };
  readonly signOut?: ReactNode;
  readonly search?: ReactNode;
  /** Above the page: offline, a session about to end. */
  readonly notice?: ReactNode;
  readonly children: ReactNode;
}

const NavList = ({ items, renderLink, className }: { items: readonly NavItem[]; renderLink: RenderLink; className?: string }) => (
  <ul className={className}>
    {items.map(({ to, label, count, current }) => (
      <li key={to}>
        {renderLink({ to, ...(current ? { 'aria-current': 'page' as const } : {}), children: <>{label}{count ? <span className="quiet"> {count}</span> : null}</> })}
      </li>
    ))}
  </ul>
);

/** The console's page: a rail of words, a bar with a menu below 1280, the search field, and one main landmark. */
export const ConsoleFrame = ({ organization, home, nav, foot = [], renderLink, user, signOut, search, notice, children }: ConsoleFrameProps) => {
  const id = useId();
  const menu = useRef<HTMLElement>(null);
  return (
    <TitleTrailContext value={[organization, 'Holdfast']}>
      <a className="skip" href="#main">Skip to content</a>
      <div className="console">
        <header className="rail">
          {renderLink({ to: home, className: 'brand', 'aria-label': `Holdfast, ${organization}: Today`, children: <><Mark /><span>{organization}</span></> })}
          <button type="button" className="btn menu" popoverTarget={id}>Menu</button>
          <nav className="nav" id={id} ref={menu} popover="auto" aria-label="Main" onClick={(event) => {
            if ((event.target as Element).closest('a') && menu.current?.matches(':popover-open')) menu.current.hidePopover();
          }}>
            <NavList items={nav} renderLink={renderLink} />
            <NavList className="foot" items={foot} renderLink={renderLink} />
            {user && <div className="me"><b>{user.name}</b>{user.role}{signOut && <div>{signOut}</div>}</div>}
          </nav>
        </header>
        <main id="main" tabIndex={-1}>
          {search}
          {notice}
          {children}
        </main>
      </div>
    </TitleTrailContext>
  );
};
