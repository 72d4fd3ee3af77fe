import { isRecord } from '@holdfast/domain/json/is-record';
import { LONGEST_TEXT } from '@holdfast/domain/questionnaires/answer-validity';
import { MOST_ROWS, type TableRow } from '@holdfast/domain/questionnaires/table-answer';
import { ValidateBy } from 'class-validator';

type Schema = { type: 'string' | 'number' | 'array' | 'object' | 'null'; items?: Schema; additionalProperties?: true };
/** As OpenAPI says it. */
export const ANSWER_VALUE: { oneOf: Schema[] } = { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'array', items: { type: 'string' } }, { type: 'array', items: { type: 'object', additionalProperties: true } }, { type: 'null' }] };

/** An answer as it travels: text, a number, a day, the values chosen, or the rows of a table. */
export type AnswerValue = string | number | string[] | TableRow[] | null;

const MOST_CHOICES = 200;
const MOST_CELLS = 50;

/** Its form only: whether it answers the question, the question says. */
export const IsAnswerValue = () => ValidateBy({
  name: 'isAnswerValue',
  validator: {
    validate: (value) => value === null || isShortText(value) || typeof value === 'number' || (Array.isArray(value) && ((value.length <= MOST_CHOICES && value.every(isShortText)) || (value.length <= MOST_ROWS && value.every(isShortRow)))),
    defaultMessage: () => `$property is a text of at most ${LONGEST_TEXT} characters, a number, a list of choices, rows, or null`,
  },
});

const isShortRow = (value: unknown): boolean =>
  isRecord(value) && Object.keys(value).length <= MOST_CELLS &&
  Object.values(value).every((cell) => cell === null || typeof cell === 'number' || isShortText(cell) || (Array.isArray(cell) && cell.length <= MOST_CHOICES && cell.every(isShortText)));

const isShortText = (value: unknown): boolean => typeof value === 'string' && value.length <= LONGEST_TEXT;
