import { DomainError } from '../errors/domain-error.js';

/** A page of a keyset list: what was asked for, and the cursor after its last row, null at the end. */
export interface Page<T> {
  readonly items: T[];
  readonly next: string | null;
}

export const encodeCursor = (values: readonly (string | number | null)[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

/** The values a cursor holds; throws `invalid` for one that this list never gave out. */
export const decodeCursor = (cursor: string, length: number): (string | number | null)[] => {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(values) && values.length === length && values.every((value) => value === null || typeof value === 'string' || typeof value === 'number')) return values;
  } catch {
    // not even JSON: refused below
  }
  throw new DomainError('invalid', 'This cursor is not one of this list', [{ pointer: '/cursor', message: 'unknown cursor' }]);
};

/** Cuts a page out of one row more than asked for. */
export const pageOf = <T,>(rows: T[], limit: number, cursorOf: (row: T) => readonly (string | number | null)[]): Page<T> => {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? encodeCursor(cursorOf(items[limit - 1])) : null };
};
