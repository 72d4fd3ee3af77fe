import { isLocalDate } from '../dates/local-date.js';
import { dayWords } from '../dates/date-words.js';
import { isRecord } from '../json/is-record.js';
import type { Column, Question } from './questionnaire.js';

/** One row of an answer that is a table: by the column's id; an absent or empty cell says nothing. */
export type TableRow = Readonly<Record<string, unknown>>;

/** Rows that one answer may hold, and characters that one cell may. */
export const MOST_ROWS = 500;
export const LONGEST_CELL = 1_000;

/** What is wrong with one cell, for the person who typed it. Rows count from 1. */
export interface CellProblem {
  row: number;
  column: string;
  sentence: string;
}

/** The rows of an answer; anything else is none. */
export const rowsOf = (value: unknown): TableRow[] => (Array.isArray(value) ? value.filter(isRecord) : []);

/** The cell, or null when it says nothing: blank text and empty choices. */
export const cellOf = (row: TableRow, { id }: Column): unknown => {
  const cell = row[id] ?? null;
  if (typeof cell === 'string' && cell.trim() === '') return null;
  return Array.isArray(cell) && cell.length === 0 ? null : cell;
};

const isOffered = ({ options = [] }: Column, value: unknown): boolean => options.some((option) => option.value === value);

const cellProblem = (column: Column, cell: unknown): string | null => {
  if (cell === null) return null;
  switch (column.type) {
    case 'text':
      if (typeof cell !== 'string') return 'takes words';
      return cell.length > LONGEST_CELL ? `is longer than ${LONGEST_CELL} characters` : null;
    case 'number':
      return typeof cell === 'number' && Number.isFinite(cell) && cell >= 0 ? null : 'takes a number, 0 or more';
    case 'date':
      return isLocalDate(cell) ? null : 'takes a day that the calendar has';
    case 'choice':
      return isOffered(column, cell) ? null : 'takes one of the answers that are offered';
    case 'choices':
      return Array.isArray(cell) && cell.every((value) => isOffered(column, value)) && new Set(cell).size === cell.length ? null : 'takes answers that are offered, each once';
  }
};

const cellsThat = (judge: (column: Column, cell: unknown) => string | null) => ({ columns = [] }: Question, value: unknown): CellProblem[] =>
  rowsOf(value).flatMap((row, at) => columns.flatMap((column) => {
    const problem = judge(column, cellOf(row, column));
    return problem === null ? [] : [{ row: at + 1, column: column.id, sentence: `${column.label} ${problem}` }];
  }));

/** Every cell that can not stand, row by row. An empty one can: the row is still being written. */
export const tableProblems = cellsThat(cellProblem);

/** Every cell that has to say something and is empty. */
export const tableGaps = cellsThat(({ required }, cell) => (required && cell === null ? 'is not filled in' : null));

/** What an answer still lacks before it can be handed over, as a sentence; null when nothing is missing inside it. */
export const unfinished = (question: Question, value: unknown): string | null => {
  const [gap] = question.type === 'table' ? tableGaps(question, value) : [];
  return gap ? `Row ${gap.row}: ${gap.sentence}` : null;
};

/** A cell as a person reads it; null when it says nothing. */
export const cellWords = (column: Column, row: TableRow): string | null => {
  const cell = cellOf(row, column);
  if (cell === null) return null;
  const labels = new Map((column.options ?? []).map(({ value, label }) => [value, label]));
  if (Array.isArray(cell)) return cell.map((value) => labels.get(value) ?? String(value)).join(', ');
  if (column.type === 'date' && isLocalDate(cell)) return dayWords(cell);
  return labels.get(String(cell)) ?? String(cell);
};
