import { readImportDate, type DateOrder } from './import-date.js';
import { isPlaceholder } from './vendor-name.js';
import { stateCodeOf } from './us-states.js';

/** Why a cell cannot become a value. */
export type CellProblem = 'missing_required' | 'bad_email' | 'bad_url' | 'bad_state' | 'bad_date' | 'too_long' | 'invalid_characters';

/** What a cell becomes: a value (null = the cell is empty), a refusal, or a date that waits for its order. */
export type CellReading = { kind: 'value'; value: string | null } | { kind: 'refused'; problem: CellProblem } | { kind: 'needs_order' };

/** Longest values, in characters. Names of 300 are whole sentences already; addresses are bounded by RFC 5321. */
const LIMITS: Record<string, number> = { contactEmail: 254, website: 2000, service: 2000, notes: 10_000 };
const USUAL_LIMIT = 300;

const LABEL = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?';
const HOST = `(?:${LABEL}\\.)+(?!\\d+$)${LABEL}`;
const EMAIL = new RegExp(`^(?!\\.)(?!.*\\.\\.)[\\p{L}\\p{N}!#$%&'*+/=?^_\`{|}~.-]{1,64}(?<!\\.)@${HOST}$`, 'u');
const BARE_HOST = new RegExp(`^${HOST}(?::\\d{1,5})?(?:[/?#]\\S*)?$`, 'u');
const WEB_URL = new RegExp(`^https?://(?:${HOST}|localhost|\\d{1,3}(?:\\.\\d{1,3}){3})\\.?(?::\\d{1,5})?(?:[/?#]\\S*)?$`, 'iu');

const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const NUMBERLIKE = /^[+-][\d\s().,/-]*$/;

/** Would a spreadsheet take this text for a formula? Signed numbers and "+1 312 555 0100" are left alone: they compute nothing that harms. */
export const isFormulaLike = (text: string): boolean => FORMULA.test(text) && !NUMBERLIKE.test(text);

/** Does the text hold what no database column keeps: NUL, or half of a surrogate pair? */
export const hasInvalidCharacters = (text: string): boolean => text.includes('\0') || /\p{Surrogate}/u.test(text);

/** Is this one e-mail address, bare: no display name, no second address, a domain with a dot? */
export const isEmailAddress = (text: string): boolean => EMAIL.test(text);

/** Is this a web address: http or https, or a bare host name ("www.example.com") that names no scheme at all? Every other scheme is refused. */
export const isWebAddress = (text: string): boolean => (WEB_URL.test(text) || BARE_HOST.test(text)) && !/[<>"\s\\]/.test(text);

const isTooLong = (text: string, limit: number): boolean => text.length > limit && [...text].length > limit;

const refused = (problem: CellProblem): CellReading => ({ kind: 'refused', problem });
const value = (text: string): CellReading => ({ kind: 'value', value: text });

/**
 * Reads one cell for one field. The value is the text as sent, trimmed (also of no-break spaces); dates become `YYYY-MM-DD`
 * and States their code. An empty optional cell is no value; a placeholder is no name, but "N/A" as an address or a date is
 * refused, so that nothing is dropped in silence. A field we have no rule for is plain text.
 */
export const readCell = (field: string, cell: string, dateOrder?: DateOrder): CellReading => {
  const text = cell.trim();
  if (hasInvalidCharacters(text)) return refused('invalid_characters');
  if (field === 'name' && isPlaceholder(text)) return refused('missing_required');
  if (text === '') return { kind: 'value', value: null };
  if (isTooLong(text, LIMITS[field] ?? USUAL_LIMIT)) return refused('too_long');
  switch (field) {
    case 'contactEmail':
      return isEmailAddress(text) ? value(text) : refused('bad_email');
    case 'website':
      return isWebAddress(text) ? value(text) : refused('bad_url');
    case 'state': {
      const code = stateCodeOf(text);
      return code === null ? refused('bad_state') : value(code);
    }
    case 'startDate':
    case 'endDate': {
      const reading = readImportDate(text, dateOrder);
      if (reading.kind === 'date') return value(reading.date);
      return reading.kind === 'needs_order' ? reading : refused('bad_date');
    }
    default:
      return value(text);
  }
};

/** The address a screen may link to for a stored website: bare host names get `https://`; null when it is no web address. */
export const websiteLinkOf = (text: string): string | null => (!isWebAddress(text) ? null : /^https?:\/\//i.test(text) ? text : `https://${text}`);
