import { isPlaceholder, plainNameKey, vendorNameKey } from './vendor-name.js';

/** A vendor the register already has; archived ones count too. */
export interface RegisteredVendor {
  name: string;
  externalRef?: string | null;
  archived?: boolean;
}

/** Which vendor a row seems to repeat: an earlier row of the file, or a name in the register; and how plainly. */
export interface DuplicateMatch {
  of: number | `register:${string}`;
  /** `same_name`: only case and spacing differ. `name_variant`: punctuation, legal form or debris differ, or only the reference is equal. */
  strength: 'same_name' | 'name_variant';
}

interface Known {
  of: DuplicateMatch['of'];
  plain: string;
}

/** Remembers the vendors seen so far. Each is looked up by key, so that 50,000 rows take as many steps. */
export interface DuplicateFinder {
  /** The vendor this name or reference repeats, or null, in which case it is remembered under the row's number. */
  check(row: number, name: string, externalRef: string | null): DuplicateMatch | null;
}

const referenceKey = (reference: string | null | undefined): string | null => {
  const key = reference?.trim() ?? '';
  return isPlaceholder(key) ? null : key;
};

/**
 * Finds vendors that stand there already. An equal name counts before an equal reference, the register before the file; among
 * names with one key the first to come is the one repeated, unless another has the very same name.
 */
export const duplicateFinder = (register: readonly RegisteredVendor[]): DuplicateFinder => {
  const byPlain = new Map<string, Known>();
  const byName = new Map<string, Known>();
  const byReference = new Map<string, Known>();
  const rememberFirst = (map: Map<string, Known>, key: string, known: Known): void => {
    if (!map.has(key)) map.set(key, known);
  };
  const remember = (of: DuplicateMatch['of'], name: string, externalRef: string | null | undefined): void => {
    const known = { of, plain: plainNameKey(name) };
    rememberFirst(byPlain, known.plain, known);
    rememberFirst(byName, vendorNameKey(name), known);
    const reference = referenceKey(externalRef);
    if (reference !== null) rememberFirst(byReference, reference, known);
  };
  for (const vendor of register) if (!isPlaceholder(vendor.name)) remember(`register:${vendor.name}`, vendor.name, vendor.externalRef);

  return {
    check(row, name, externalRef) {
      const plain = plainNameKey(name);
      const reference = referenceKey(externalRef);
      const known = byPlain.get(plain) ?? byName.get(vendorNameKey(name)) ?? (reference === null ? undefined : byReference.get(reference));
      if (known) return { of: known.of, strength: known.plain === plain ? 'same_name' : 'name_variant' };
      remember(row, name, externalRef);
      return null;
    },
  };
};
