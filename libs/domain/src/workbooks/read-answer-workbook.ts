import { isLocalDate, type LocalDate } from '../dates/local-date.js';
import { type Column, optionsOf, type Question, type Questionnaire } from '../questionnaires/questionnaire.js';
import type { TableRow } from '../questionnaires/table-answer.js';
import { type Cell, cellText, isBlank, isDay, isError, isFormula, type Sheet } from '../spreadsheets/sheet.js';
import { COLUMNS, FIRST_TABLE_ROW, MARK, TABLE_MARK, type TemplateId, TICKED } from './answer-workbook.js';
import { insteadWords, optionWords } from './choice-words.js';
import type { WorkbookAnswer } from './workbook-state.js';

/** What a workbook says of one question. */
export interface BroughtAnswer extends WorkbookAnswer {
  readonly question: string;
  /** Where it stands: the sheet, and the row from 1. */
  readonly sheet: string;
  readonly row: number;
  /** The version it was downloaded as, and the mark of what it said then. */
  readonly version: number | null;
  readonly mark: string;
  /** Why it cannot be taken, in sentences. */
  readonly problems: readonly string[];
}

/** A row that belongs to no question. */
export interface StrayRow {
  readonly sheet: string;
  readonly row: number;
  readonly sentence: string;
}

export interface BroughtWorkbook {
  readonly answers: readonly BroughtAnswer[];
  readonly strays: readonly StrayRow[];
}

/** Whose workbook it says it is; null: none of ours. */
export const templateIdOf = (sheets: readonly Sheet[]): TemplateId | null => {
  for (const { rows } of sheets) {
    const line = rows.find(([first]) => cellText(first).trim() === MARK);
    if (line) return { requestId: cellText(line[1]).trim(), token: cellText(line[2]).trim() };
  }
  return null;
};

const FIRST_DAY = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
const LAST_SERIAL = 2_958_465; // 9999-12-31

/** What could not be understood is told to the person who typed it. */
type Problems = string[];

const dayOf = (cell: Cell, problems: Problems, whose = ''): LocalDate | null => {
  if (isDay(cell)) return cell.day;
  if (typeof cell === 'number' && Number.isInteger(cell) && cell > 0 && cell <= LAST_SERIAL) return new Date(FIRST_DAY + cell * DAY_MS).toISOString().slice(0, 10);
  const text = cellText(cell).trim();
  if (text === '') return null;
  if (isLocalDate(text)) return text;
  problems.push(`${whose}“${text}” is not a day that we can read: write it as 2026-03-01.`);
  return null;
};

const numberOf = (cell: Cell, problems: Problems, whose = ''): number | null => {
  if (typeof cell === 'number') return cell;
  const text = cellText(cell).trim();
  if (text === '') return null;
  const number = Number(/^\d+,\d+$/.test(text) ? text.replace(',', '.') : text);
  if (Number.isFinite(number)) return number;
  problems.push(`${whose}“${text}” is not a number.`);
  return null;
};

const choiceOf = (options: NonNullable<Question['options']>, cell: Cell, problems: Problems, whose = ''): string | null => {
  const text = cellText(cell).trim();
  if (text === '') return null;
  const value = optionWords(options).valueFor(text);
  if (value === undefined) problems.push(`${whose}“${text}” is not one of the answers that are offered.`);
  return value ?? null;
};

/** A formula's result and an error are no answers: both are said. */
const sound = (cell: Cell | undefined, problems: Problems, what: string): Cell => {
  if (isFormula(cell)) { problems.push(`${what} holds a formula, which is ignored: type the value itself.`); return null; }
  if (isError(cell)) { problems.push(`${what} holds an error.`); return null; }
  return cell ?? null;
};

const textOf = (cell: Cell): string | null => (isBlank(cell) ? null : cellText(cell));

const tableCellOf = (column: Column, given: Cell | undefined, row: number, problems: Problems): unknown => {
  const whose = `Row ${row}, ${column.label}: `;
  const cell = sound(given, problems, `Row ${row}, ${column.label},`);
  switch (column.type) {
    case 'text': return textOf(cell);
    case 'number': return numberOf(cell, problems, whose);
    case 'date': return dayOf(cell, problems, whose);
    case 'choice': return choiceOf(column.options ?? [], cell, problems, whose);
    case 'choices': {
      const words = cellText(cell).split(/[\r\n;]+/).map((line) => line.trim()).filter(Boolean);
      // Words may hold what parts others: a whole line is tried first.
      const lines = cellText(cell).split(/[\r\n]+/).map((line) => line.trim()).filter(Boolean);
      const list = optionWords(column.options ?? []);
      const parts = lines.every((line) => list.valueFor(line) !== undefined) ? lines : words;
      const chosen = parts.flatMap((part) => choiceOf(column.options ?? [], part, problems, whose) ?? []);
      return chosen.length > 0 ? (column.options ?? []).map(({ value }) => value).filter((value) => chosen.includes(value)) : null;
    }
  }
};

const rowsOfTable = ({ columns = [] }: Question, { rows }: Sheet, problems: Problems): TableRow[] | null => {
  const found = rows.slice(FIRST_TABLE_ROW).flatMap((cells, place): TableRow[] => {
    if (cells.every((cell) => isBlank(cell))) return [];
    const entries = columns.map((column, at) => [column.id, tableCellOf(column, cells[at], place + FIRST_TABLE_ROW + 1, problems)] as const).filter(([, value]) => value !== null);
    return entries.length > 0 ? [Object.fromEntries(entries)] : [];
  });
  return found.length > 0 ? found : null;
};

interface OptionRow {
  readonly value: string;
  readonly cell: Cell | undefined;
}

const ticked = (rows: readonly OptionRow[], question: Question, problems: Problems): string[] | null => {
  const chosen = new Set(rows.flatMap(({ value, cell }) => {
    const text = cellText(sound(cell, problems, `“${value}”`)).trim().toLowerCase();
    if (['', 'no', 'false', '0'].includes(text)) return [];
    if (![TICKED.toLowerCase(), 'y', 'x', 'true', '1'].includes(text)) problems.push(`“${text}” is neither Yes nor empty.`);
    return [value];
  }));
  const values = optionsOf(question).map(({ value }) => value).filter((value) => chosen.has(value));
  return values.length > 0 ? values : null;
};

/** Reads what was filled in. Every row is an answer to a question of this questionnaire, or a stray. */
export const readAnswerWorkbook = (sheets: readonly Sheet[], { questions }: Questionnaire, takesInstead: boolean): BroughtWorkbook => {
  const known = new Map(questions.map((question) => [question.id, question]));
  const tables = new Map(sheets.flatMap((sheet) => { const title = cellText(sheet.rows[0]?.[0]).trim(); return title.startsWith(`${TABLE_MARK} `) ? [[title.slice(TABLE_MARK.length + 1), sheet] as const] : []; }));
  const options = new Map<string, OptionRow[]>();
  const heads: { question: Question; sheet: string; row: number; cells: readonly Cell[] }[] = [];
  const strays: StrayRow[] = [];
  const seen = new Set<string>();
  for (const { name, rows } of sheets) {
    if (cellText(rows[0]?.[COLUMNS.id]).trim() !== 'Id') continue;
    rows.slice(1).forEach((cells, place) => {
      if (cells.every((cell) => isBlank(cell))) return;
      const id = cellText(cells[COLUMNS.id]).trim();
      const question = known.get(id);
      const stray = (sentence: string) => strays.push({ sheet: name, row: place + 2, sentence });
      if (!question) return void stray(id === '' ? 'This row names no question.' : `“${id}” is no question of this request.`);
      const part = cellText(cells[COLUMNS.part]);
      if (question.type === 'multi_choice' && part !== '') return void options.set(id, [...(options.get(id) ?? []), { value: part, cell: cells[COLUMNS.answer] }]);
      if (seen.has(id)) return void stray(`${id} stands here a second time.`);
      seen.add(id);
      heads.push({ question, sheet: name, row: place + 2, cells });
    });
  }
  const answers = heads.map(({ question, sheet, row, cells }): BroughtAnswer => {
    const problems: string[] = [];
    const said = insteadWords(question, takesInstead);
    const words = cellText(sound(cells[COLUMNS.instead], problems, 'The column “Or instead”')).trim();
    const chosen = words === '' ? undefined : said.valueFor(words);
    if (words !== '' && chosen === undefined) problems.push(`“${words}” cannot be said instead of an answer here.`);
    const comment = cellText(sound(cells[COLUMNS.comment], problems, 'The comment'));
    const given = valueGiven(question, cells, options.get(question.id) ?? [], tables.get(question.id), problems);
    if (given !== null && chosen !== undefined) problems.push(`It has an answer and says “${words}”: keep one of them.`);
    const version = cells[COLUMNS.version];
    return { question: question.id, sheet, row, version: typeof version === 'number' && Number.isInteger(version) ? version : null, mark: cellText(cells[COLUMNS.mark]), value: chosen === undefined ? given : null, none: chosen === 'none', instead: chosen === undefined || chosen === 'none' ? null : chosen, comment, problems };
  });
  return { answers, strays };
};

const valueGiven = (question: Question, cells: readonly Cell[], options: readonly OptionRow[], table: Sheet | undefined, problems: Problems): unknown => {
  if (question.type === 'file') return null;
  if (question.type === 'multi_choice') return ticked(options, question, problems);
  if (question.type === 'table') return table ? rowsOfTable(question, table, problems) : null;
  const cell = sound(cells[COLUMNS.answer], problems, 'The answer');
  switch (question.type) {
    case 'yes_no_na':
    case 'single_choice': return choiceOf(optionsOf(question), cell, problems);
    case 'number': return numberOf(cell, problems);
    case 'date': return dayOf(cell, problems);
    case 'text':
    case 'long_text': return textOf(cell);
  }
};
