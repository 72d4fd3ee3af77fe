import type { ReactNode } from 'react';
import type { RenderLink } from './frame-link.js';
import { type State, Status } from './status.js';

export interface Figure {
  readonly to: string;
  readonly value: number;
  readonly label: string;
  /** A word below, with the shape that carries it. */
  readonly note?: { readonly state: State; readonly words: ReactNode };
}

/** Numbers that are links: each opens the list that adds up to it. */
export const Figures = ({ label, items, renderLink }: { label: string; items: readonly Figure[]; renderLink: RenderLink }) => (
  <ul className="figures" aria-label={label} style={{ '--cols': items.length } as object}>
    {items.map(({ to, value, label: words, note }) => (
      <li key={to}>
        {renderLink({ to, children: <><span className="fig">{value}</span><span className="w">{words}</span>{note && <Status state={note.state}>{note.words}</Status>}</> })}
      </li>
    ))}
  </ul>
);
