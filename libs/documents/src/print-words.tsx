const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `3 Nov 2026` for a local date; "cannot tell" for none; any other words as they are. */
export const printedDay = (day: string | null): string => {
  if (day === null) return 'cannot tell';
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  return year ? `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}` : day;
};

/** `412 kB`, `1.9 MB`: thousands, not 1024s, as file managers say it. */
export const printedBytes = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 999_500 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
};

/** A digest that a person can compare: groups of four, whole. */
export const printedDigest = (sha256: string): string => sha256.replace(/(.{4})(?=.)/g, '$1 ');
