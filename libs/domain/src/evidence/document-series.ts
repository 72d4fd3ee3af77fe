import type { LocalDate } from '../dates/local-date.js';

interface Dated {
  readonly id: string;
  readonly kind: string;
  readonly scope: string;
  /** Until when it counts; null: it does not say. */
  readonly until: LocalDate | null;
  /** When it came, as text that sorts by time. */
  readonly receivedAt: string;
}

/**
 * Documents of one vendor that follow each other: of one kind and scope, each replaces the one before. The current one counts longest; of those that say
 * no day, the one that came last, and it replaces only such. What has no kind follows nothing. Says the id of the current one for each that is not.
 */
export const replacedBy = (documents: readonly Dated[]): ReadonlyMap<string, string> => {
  const current = new Map<string, Dated>();
  const series = ({ kind, scope, until }: Dated) => JSON.stringify([kind, scope.trim().toLowerCase(), until === null]);
  const named = documents.filter(({ kind }) => kind !== '' && kind !== 'other');
  for (const document of named) {
    const known = current.get(series(document));
    if (!known || isLater(document, known)) current.set(series(document), document);
  }
  return new Map(named.flatMap((document) => {
    const by = current.get(series(document)) as Dated;
    return by.id === document.id ? [] : [[document.id, by.id]];
  }));
};

const isLater = (one: Dated, other: Dated): boolean => {
  if (one.until !== other.until) return (one.until ?? '') > (other.until ?? '');
  return one.receivedAt === other.receivedAt ? one.id > other.id : one.receivedAt > other.receivedAt;
};
