import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: string;
  /** What would be here, or what comes next. */
  readonly children?: ReactNode;
  /** How to begin. */
  readonly actions?: ReactNode;
  readonly level?: 2 | 3 | 4;
}

export const EmptyState = ({ title, children, actions, level = 2 }: EmptyStateProps) => {
  const Heading = `h${level}` as const;
  return (
    <div className="empty">
      <Heading>{title}</Heading>
      {children && <p>{children}</p>}
      {actions && <div className="row">{actions}</div>}
    </div>
  );
};
