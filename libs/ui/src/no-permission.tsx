import type { ReactNode } from 'react';

/** Says what is not shown, why, and who can grant it. */
export const NoPermission = ({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) => (
  <div className="note">
    <span className="ic o" aria-hidden="true" />
    <div>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  </div>
);
