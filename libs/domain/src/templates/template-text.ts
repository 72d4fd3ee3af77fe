import { isLocalDate } from '../dates/local-date.js';
import { type BaaTemplate, offeredBy } from './baa-template.js';
import type { TableRow, VariableValue } from './template-values.js';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** `3 November 2026`. */
export const longDate = (date: string): string => `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;

/** `$2,000,000` of "2000000 USD". */
const money = (amount: string): string => `$${(amount.split(' ')[0] ?? '').replace(/\B(?=(\d{3})+$)/g, ',')}`;

/** What a signature brings later stands in the certificate that is sealed with the document. */
const BY_SIGNING = 'as stated in the certificate of signatures';

/** The words of one row of a table: what is known of it, in the order of the columns. */
export const rowWords = (row: TableRow, columns: readonly string[]): string => {
  const words = columns.map((column) => [column, (row[column] ?? '').trim()] as const).filter(([, word]) => word !== '');
  return words.map(([column, word]) => (column === 'agreementDate' ? `agreement of ${isLocalDate(word) ? longDate(word) : word}` : word)).join(', ');
};

/** A value as the text says it. A required one that is missing shows its label in brackets; null for an optional one without a value. */
const words = (template: BaaTemplate, name: string, value: VariableValue | undefined): string | null => {
  const variable = template.variables.find((known) => known.name === name);
  if (!variable) return value === undefined ? `[${name}]` : String(value);
  if (variable.source === 'set by signing') return BY_SIGNING;
  if (value === undefined) return variable.required ? `[${variable.label}]` : variable.type === 'table' ? 'None.' : null;
  switch (variable.type) {
    case 'date': return longDate(String(value));
    case 'money': return money(String(value));
    case 'enum': case 'set': {
      const labels = new Map(offeredBy(template, variable).map((offered) => [offered.value, offered.label]));
      return (Array.isArray(value) ? (value as readonly string[]) : [String(value)]).map((each) => labels.get(each) ?? each).join('; ');
    }
    case 'table': return (value as readonly TableRow[]).map((row) => rowWords(row, variable.columns ?? [])).join('\n');
    default: return String(value);
  }
};

const PLACE = /\{\{(ref:)?([\w-]+)\}\}/g;
const UNIT = /^(\s*)((?:calendar |business )?)(day|hour|month|year)s('?)/i;

/** The names of the variables that a text uses; references to clauses apart. */
export const placesIn = (text: string): { variables: string[]; references: string[] } => {
  const found = [...text.matchAll(PLACE)].map(([, ref, name]) => ({ ref: ref !== undefined, name: name ?? '' }));
  return { variables: found.filter(({ ref }) => !ref).map(({ name }) => name), references: found.filter(({ ref }) => ref).map(({ name }) => name) };
};

/**
 * A text with its places filled. A number 1 puts the unit word after it into the singular; an optional value that is empty takes the comma after it
 * along; a value that holds braces itself is not read again.
 */
export const filled = (template: BaaTemplate, text: string, values: ReadonlyMap<string, VariableValue>, numbers: ReadonlyMap<string, string>): string => {
  let out = '';
  let one = false;
  const add = (piece: string): void => {
    const singular = one ? piece.replace(UNIT, (_, space: string, kind: string, unit: string, of: string) => `${space}${kind}${unit}${of ? '’s' : ''}`) : piece;
    one = one && piece.trim() === '';
    out += singular;
  };
  let from = 0;
  let afterEmpty = false;
  for (const match of text.matchAll(PLACE)) {
    const [place, ref, name = ''] = match;
    const between = text.slice(from, match.index);
    add(afterEmpty ? between.replace(/^,\s*/, '') : between);
    const said = ref ? (numbers.get(name) ?? `[${name}]`) : words(template, name, values.get(name));
    afterEmpty = said === null;
    if (said !== null) {
      add(said);
      one = values.get(name) === 1 && !ref;
    }
    from = match.index + place.length;
  }
  const rest = text.slice(from);
  add(afterEmpty ? rest.replace(/^,\s*/, '') : rest);
  return out;
};
