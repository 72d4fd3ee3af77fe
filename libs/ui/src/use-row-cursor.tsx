import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import { isTyping } from './search-field.js';

interface RowCursor {
  readonly body: RefObject<HTMLTableSectionElement | null>;
  readonly ids: readonly string[];
  readonly keys: 'focus' | 'page' | 'off';
  readonly onOpen: (at: number) => void;
  readonly onToggle: (id: string) => void;
  /** Single keys of the screen's own, by what `KeyboardEvent.key` calls them. */
  readonly others?: Readonly<Record<string, (at: number) => void>>;
}

/** The class of what opens below a row and belongs to it. */
export const BELOW = 'below';

/** The rows that are rows, without what is open below one of them. */
export const rowsIn = (body: HTMLTableSectionElement): HTMLTableRowElement[] => [...body.rows].filter(({ classList }) => !classList.contains(BELOW));

const holds = (row: HTMLTableRowElement, target: Element): boolean =>
  row.contains(target) || (row.nextElementSibling?.classList.contains(BELOW) === true && row.nextElementSibling.contains(target));

/** A row's name if it is a link, else whatever in it can be pressed. */
const mainOf = (row: Element | undefined) => row?.querySelector<HTMLElement>('th :is(a, button)') ?? row?.querySelector<HTMLElement>('a, button, input');

/** The row that j and k move to. The real focus goes along, so that screen readers and Tab start from there. */
export const useRowCursor = ({ body, ids, keys, onOpen, onToggle, others = {} }: RowCursor) => {
  const [id, setId] = useState<string>();
  const at = id === undefined ? -1 : ids.indexOf(id);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const rows = body.current;
    if (!rows || event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
    const target = event.target instanceof Element ? event.target : document.body;
    const inside = rows.contains(target);
    if (!inside && (keys !== 'page' || document.querySelector('dialog[open]'))) return;
    const all = rowsIn(rows);
    const focused = inside ? all.findIndex((row) => holds(row, target)) : -1;
    const current = focused >= 0 ? focused : at;
    if (event.key === 'j' || event.key === 'k') {
      const next = Math.min(Math.max(current + (event.key === 'j' ? 1 : -1), 0), ids.length - 1);
      setId(ids[next]);
      mainOf(all[next])?.focus();
    } else if (event.key === 'x' && current >= 0) {
      setId(ids[current]);
      onToggle(ids[current]!);
    } else if (event.key === 'Enter' && current >= 0 && !target.closest('a, button, label, summary')) {
      onOpen(current);
    } else if (Object.hasOwn(others, event.key) && current >= 0) {
      setId(ids[current]);
      others[event.key]!(current);
    } else return;
    event.preventDefault();
  });

  useEffect(() => {
    if (keys === 'off') return;
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [keys]);

  return at;
};
