import type { ReactNode } from 'react';

export interface FilterChip {
  readonly id: string;
  /** In words: "PHI flows, no agreement in force". */
  readonly label: string;
}

interface FilterChipsProps {
  readonly filters: readonly FilterChip[];
  readonly onRemove: (id: string) => void;
  readonly onAdd?: () => void;
  /** In place of the plain "Add filter": a menu of one's own, its button with `className="chip add"`. */
  readonly add?: ReactNode;
  readonly aside?: ReactNode;
}

export const FilterChips = ({ filters, onRemove, onAdd, add, aside }: FilterChipsProps) => (
  <div className="chips" role="group" aria-label="Filters">
    {filters.map(({ id, label }) => (
      <span className="chip" key={id}>
        {label}
        <button type="button" aria-label={`Remove filter: ${label}`} onClick={() => onRemove(id)}>×</button>
      </span>
    ))}
    {add ?? (onAdd && <button type="button" className="chip add" onClick={onAdd}>Add filter</button>)}
    {aside && <span className="push row">{aside}</span>}
  </div>
);
