import { plainDay } from '../dates/date-words.js';
import { isLocalDate } from '../dates/local-date.js';
import type { FrozenStatement, StatementVariable } from './statement.js';

/** Values of a statement's blanks by their names: texts as typed, days as YYYY-MM-DD, numbers as their digits. */
export type StatementValues = Readonly<Record<string, string>>;

/** Blanks that are never typed into: known from the request, the day, or who attests. */
const KNOWN = ['vendorLegalName', 'requesterName', 'attestorName', 'attestorTitle', 'periodFrom', 'periodTo', 'asOf'];

export const EXCEPTIONS = 'exceptions';

/** The blanks that the vendor fills in, in the order of the text; exceptions are asked for apart. */
export const blanksOf = ({ variables }: Pick<FrozenStatement, 'variables'>): StatementVariable[] =>
  variables.filter(({ name }) => !KNOWN.includes(name) && name !== EXCEPTIONS);

/** Whether the statement can be made with exceptions. */
export const takesExceptions = ({ variables }: Pick<FrozenStatement, 'variables'>): boolean => variables.some(({ name }) => name === EXCEPTIONS);

/** One piece of a text: its own words, or a blank. */
export interface TextPiece {
  readonly words: string;
  /** The name of the blank that stands here; null for the statement's own words. */
  readonly blank: string | null;
}

/** The text cut at its blanks, in order: `words` of a blank are its value as people read it, '' while it is open. */
export const piecesOf = ({ text, variables }: Pick<FrozenStatement, 'text' | 'variables'>, values: StatementValues): TextPiece[] =>
  text.split(/\{\{(\w+)\}\}/).flatMap((part, at): TextPiece[] => {
    if (at % 2 === 0) return part === '' ? [] : [{ words: part, blank: null }];
    const value = values[part] ?? '';
    const isDay = variables.find(({ name }) => name === part)?.type === 'date' && isLocalDate(value);
    return [{ words: isDay ? plainDay(value) : value, blank: part }];
  });

/** The whole text with every blank filled in: what is attested, word for word. */
export const filledText = (statement: Pick<FrozenStatement, 'text' | 'variables'>, values: StatementValues): string =>
  piecesOf(statement, values).map(({ words }) => words).join('');
