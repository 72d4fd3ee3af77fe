import type { ReactNode } from 'react';

export interface Definition {
  readonly term: string;
  readonly value: ReactNode;
  /** Why, since when, by whom. */
  readonly note?: ReactNode;
}

/** `facts`: columns below a rule, at the top of a page. `pairs`: term and value, line by line. */
export const DefinitionList = ({ items, look = 'pairs' }: { items: readonly Definition[]; look?: 'facts' | 'pairs' }) => (
  <dl className={look} style={look === 'facts' ? ({ '--cols': items.length } as object) : undefined}>
    {items.map(({ term, value, note }) => (
      <div key={term}>
        <dt>{term}</dt>
        <dd className="v">{value}</dd>
        {note && <dd>{note}</dd>}
      </div>
    ))}
  </dl>
);
