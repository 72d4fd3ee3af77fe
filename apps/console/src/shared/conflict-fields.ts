import type { ConflictField } from '@holdfast/ui/conflict-dialog';
import type { ReactNode } from 'react';

interface Versions<T> {
  /** What it was when the form was opened. */
  readonly before: T;
  /** Only what was changed in the form. */
  readonly mine: Partial<T>;
  /** What is stored now. */
  readonly theirs: T;
}

/** One line for each field that was changed here; `theirs` only where the other changed it too. */
export const conflictFields = <T extends object>({ before, mine, theirs }: Versions<T>, labels: Readonly<Partial<Record<keyof T, string>>>, say: (key: keyof T, value: T[keyof T]) => ReactNode): ConflictField[] =>
  (Object.keys(mine) as (keyof T & string)[]).map((key) => ({
    id: key,
    label: labels[key] ?? key,
    mine: say(key, mine[key] as T[typeof key]),
    ...(same(theirs[key], before[key]) ? {} : { theirs: say(key, theirs[key]) }),
    before: say(key, before[key]),
  }));

/** What of a form differs from what it was opened with. */
export const changedFields = <T extends object>(before: T, now: { readonly [K in keyof T]?: T[K] }): Partial<T> =>
  Object.fromEntries(Object.entries(now).filter(([key, value]) => !same(value, before[key as keyof T]))) as Partial<T>;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
