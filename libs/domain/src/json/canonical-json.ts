import { isRecord } from './is-record.js';

/** JSON in which equal values are equal texts: keys in the order of their code units, no spaces, nothing undefined (after RFC 8785). */
export const canonicalJson = (value: unknown): string => JSON.stringify(value, (_, inner: unknown) =>
  isRecord(inner)
    ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
    : inner);
