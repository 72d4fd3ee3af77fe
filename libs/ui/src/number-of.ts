/** "12,000" is a number; what is none stays as it was typed, so that it can be mended. */
export const numberOf = (typed: string): string | number | null => {
  const plain = typed.replaceAll(/[\s,]/g, '');
  if (plain === '') return null;
  return Number.isFinite(Number(plain)) ? Number(plain) : typed;
};
