import type { LocalDate } from '../dates/local-date.js';

/** How a cell looks, and whether a person may write into it. */
export type CellLook = 'title' | 'head' | 'locked' | 'quiet' | 'answer';

export interface WrittenCell {
  readonly value: string | number | null | { readonly day: LocalDate };
  readonly look: CellLook;
  /** What may be chosen, in this order. */
  readonly choices?: readonly string[];
  /** A number or a day is typed here. */
  readonly takes?: 'number' | 'day';
}

export interface SheetLayout {
  readonly name: string;
  /** In characters; `hidden`: for us, not for the person. */
  readonly columns: readonly { readonly width: number; readonly hidden?: boolean }[];
  readonly rows: readonly (readonly WrittenCell[])[];
  /** So many rows stay at the top when one scrolls. */
  readonly frozen: number;
}

/** A workbook as it is to be written. */
export interface WorkbookLayout {
  readonly title: string;
  readonly sheets: readonly SheetLayout[];
  /** Only cells that are for answers can be typed into. */
  readonly protect: boolean;
}
