/** What stands in the way of publishing (`error`), or what may not be meant so (`warning`). */
export interface Check {
  level: 'error' | 'warning';
  code: string;
  /** JSON pointer to the field in the document. */
  pointer: string;
  /** Of which question, for a link; null: of the whole or of a section. */
  question: string | null;
  sentence: string;
}

/** Ids stand in addresses and in cells of workbooks. */
export const isId = (id: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(id);

/** Ids that come again, with the places where they do. */
export const repeated = (ids: readonly string[]): number[] => ids.flatMap((id, at) => (ids.indexOf(id) < at ? [at] : []));
