/** Bytes of a file, at most. */
export const MOST_BYTES = 50 * 1024 * 1024;

/** Bytes of one part of a larger file, the last one apart. What a lost connection costs is one of these. */
export const PART_BYTES = 5 * 1024 * 1024;
