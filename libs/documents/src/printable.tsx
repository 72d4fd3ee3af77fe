import { UNPRINTABLE } from '@holdfast/domain/templates/printable-letters';

export const NOTICE = 'Letters that this document’s fonts do not have are printed as “?”; the record has them as they were written.';

/** The same data with every letter that cannot be printed as "?": better seen than drawn as another. Says whether there were any. */
export const printable = <T,>(data: T): { readonly data: T; readonly all: boolean } => {
  let all = true;
  const print = (text: string) => text.replace(UNPRINTABLE, () => { all = false; return '?'; });
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return print(value);
    if (Array.isArray(value)) return value.map(walk);
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner)])) : value;
  };
  return { data: walk(data) as T, all };
};
