import type { ReactNode } from 'react';

export interface TimelineEntry {
  readonly id: string;
  /** ● what we did, ○ what they did. */
  readonly side: 'ours' | 'theirs';
  readonly at: ReactNode;
  readonly what: ReactNode;
  readonly who?: ReactNode;
}

/** Newest first. The shapes have words for those who hear the list. */
export const Timeline = ({ entries, ours = 'Us', theirs = 'Vendor' }: { entries: readonly TimelineEntry[]; ours?: string; theirs?: string }) => (
  <ol className="line">
    {entries.map(({ id, side, at, what, who }) => (
      <li key={id} className={side === 'theirs' ? 'them' : undefined}>
        <span className="at"><span className="vh">{side === 'theirs' ? theirs : ours}, </span>{at}</span>
        {what}
        {who && <small>{who}</small>}
      </li>
    ))}
  </ol>
);
