/** Endings that say how a company is incorporated, not who it is. */
const LEGAL_SUFFIXES = new Set([
  'inc', 'incorporated', 'llc', 'ltd', 'limited', 'corp', 'corporation', 'co', 'company', 'lp', 'llp', 'lllp', 'pllc', 'plc', 'pc', 'pa', 'gmbh', 'ag', 'sa', 'srl', 'bv', 'nv', 'pty',
]);

/** Two or more words that together are such an ending. */
const LONG_SUFFIXES = ['limited liability company', 'limited liability partnership', 'limited partnership', 'professional corporation', 'professional association', 'public limited company'];

/** What a source system leaves behind a name: `|CLEANED-UP`, `|DUPLICATE`, `|DO NOT USE`. */
const DEBRIS = /\s*\|[^|]*$/;

const NO_NAMES = new Set(['n/a', 'na', 'n.a.', 'n.a', '#n/a', 'none', 'null', 'nil', 'tbd', 'tba', 'unknown', 'not applicable', 'not available', '(blank)', '(none)', 'undefined']);

/** Characters that take part in a text without showing: zero-width, bidirectional marks, soft hyphen, controls other than tab and line ends. */
const INVISIBLE = '\\u0001-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}';
const ONE_INVISIBLE = new RegExp(`[${INVISIBLE}]`, 'u');
const ALL_INVISIBLE = new RegExp(`[${INVISIBLE}]`, 'gu');

/** Does the text hold a character that nobody sees? It is kept as sent, and flagged. No-break spaces are spaces, not invisible. */
export const hasInvisibleCharacters = (text: string): boolean => ONE_INVISIBLE.test(text);

/** The text without the characters nobody sees; for comparing, never for storing. */
export const withoutInvisibleCharacters = (text: string): string => text.replace(ALL_INVISIBLE, '');

/** Does this cell name nobody? Empty, without a letter or digit ("-", "?"), or a placeholder ("N/A", "none", "TBD"). */
export const isPlaceholder = (text: string): boolean => {
  const seen = withoutInvisibleCharacters(text).trim();
  return !/[\p{L}\p{N}]/u.test(seen) || NO_NAMES.has(seen.toLowerCase());
};

/** Names with the same plain key are the same name: only case and spacing differ. */
export const plainNameKey = (name: string): string => withoutInvisibleCharacters(name).normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

/** "A. B. Smith" and "J P Morgan" are "AB Smith" and "JP Morgan": single letters in a row are one word. */
const joinInitials = (words: string[]): string[] => {
  const joined: string[] = [];
  let initials = '';
  for (const word of words) {
    if (/^\p{L}$/u.test(word)) {
      initials += word;
      continue;
    }
    if (initials) joined.push(initials);
    initials = '';
    joined.push(word);
  }
  return initials ? [...joined, initials] : joined;
};

const withoutSuffixes = (words: string[]): string[] => {
  let kept = words;
  for (;;) {
    const text = kept.join(' ');
    const long = LONG_SUFFIXES.find((suffix) => text.endsWith(` ${suffix}`));
    const drop = long ? long.split(' ').length : LEGAL_SUFFIXES.has(kept.at(-1) ?? '') || (kept.at(-1) === 'and' && kept.length > 1) ? 1 : 0;
    if (drop === 0 || kept.length <= drop) return kept;
    kept = kept.slice(0, -drop);
  }
};

/**
 * The key under which two names are taken for one vendor until a person says otherwise: case, accents and punctuation do not
 * count, `&` is "and", a leading "The", legal suffixes and a source system's debris (`|CLEANED-UP`) are removed, but never so
 * much that nothing is left: "The Company" stays "company". Numbers and other words count: "Clinic 1" is not "Clinic 2".
 */
export const vendorNameKey = (name: string): string => {
  const visible = withoutInvisibleCharacters(name);
  const trimmed = visible.replace(DEBRIS, '');
  const words = (/[\p{L}\p{N}]/u.test(trimmed) ? trimmed : visible)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[&+]/g, ' and ')
    .replace(/['’‘`´.]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
    .split(' ');
  const joined = joinInitials(words);
  const named = joined[0] === 'the' && joined.length > 1 ? joined.slice(1) : joined;
  return withoutSuffixes(named).join(' ');
};
