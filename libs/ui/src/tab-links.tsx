import type { NavItem } from './console-frame.js';
import type { RenderLink } from './frame-link.js';

/** Saved views, or the parts of one matter: links with an address, not ARIA tabs. */
export const TabLinks = ({ label, items, renderLink }: { label: string; items: readonly NavItem[]; renderLink: RenderLink }) => (
  <nav className="tabs" aria-label={label} tabIndex={-1}>
    {items.map(({ to, label: words, count, current }) => (
      <span key={to} style={{ display: 'contents' }}>
        {renderLink({ to, ...(current ? { 'aria-current': 'page' as const } : {}), children: <>{words}{count !== undefined && <span className="n"> {count}</span>}</> })}
      </span>
    ))}
  </nav>
);
