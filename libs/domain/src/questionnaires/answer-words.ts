import { dayWords } from '../dates/date-words.js';
import { isLocalDate } from '../dates/local-date.js';
import { type Answer, isAnswered, isNone, optionsOf, type Question, valueOf } from './questionnaire.js';
import { INSTEAD_WORDS } from './said-instead.js';
import { cellWords, rowsOf } from './table-answer.js';

const nameOf = (item: unknown): string => (typeof item === 'object' && item !== null && 'name' in item ? String(item.name) : String(item));

/** A line for each row: the first column, then what each other says of itself. */
const tableWords = ({ columns: [first, ...others] = [] }: Question, value: unknown): string =>
  rowsOf(value).map((row) => [(first && cellWords(first, row)) ?? '–', ...others.flatMap((column) => [cellWords(column, row)].flatMap((words) => (words ? [`${column.label}: ${words}`] : [])))].join(' · ')).join('\n');

/** An answer as a person reads it: labels for choices, a unit behind a number, a day with its weekday. Null: not answered. */
export const answerWords = (question: Question, answer: Answer | undefined): string | null => {
  if (!isAnswered(question, answer)) return null;
  if (answer?.instead) return INSTEAD_WORDS[answer.instead];
  if (isNone(question, answer)) return question.noneLabel ?? 'None';
  const value = valueOf(answer);
  if (question.type === 'table') return tableWords(question, value);
  const labels = new Map(optionsOf(question).map(({ value, label }) => [value, label]));
  if (Array.isArray(value)) return value.map((item) => labels.get(item) ?? nameOf(item)).join(', ');
  if (typeof value === 'number') return [value.toLocaleString('en-US'), question.unit].filter(Boolean).join(' ');
  if (question.type === 'date' && isLocalDate(value)) return dayWords(value);
  return labels.get(String(value)) ?? String(value);
};
