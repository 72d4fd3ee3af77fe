/** Compares two ids by code unit: the same order on every machine and in every language. */
export const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Compares two lists of ids place by place; a list that begins another comes first. */
export const compareIdLists = (a: readonly string[], b: readonly string[]): number => {
  for (const [index, id] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (id !== other) return compareIds(id, other);
  }
  return a.length - b.length;
};

/** Each id once, sorted. */
export const uniqueIds = (ids: Iterable<string>): string[] => [...new Set(ids)].toSorted(compareIds);
