import { isLocalDate } from '../dates/local-date.js';
import { type Column, optionsOf, type Question, type Questionnaire } from '../questionnaires/questionnaire.js';
import { cellOf, MOST_ROWS, rowsOf, type TableRow } from '../questionnaires/table-answer.js';
import type { CellLook, SheetLayout, WorkbookLayout, WrittenCell } from '../spreadsheets/workbook-layout.js';
import { insteadWords, optionWords } from './choice-words.js';
import { markOf, NOT_ANSWERED, type StoredAnswer } from './workbook-state.js';

/** Whose workbook it is: the request, proven by a token that only we can make. */
export interface TemplateId {
  readonly requestId: string;
  readonly token: string;
}

export interface WorkbookRequest {
  readonly template: TemplateId;
  readonly title: string;
  readonly customer: string;
  readonly due: string;
  readonly questionnaire: Questionnaire;
  readonly answers: ReadonlyMap<string, StoredAnswer>;
  /** Questions that may be written now. */
  readonly open: ReadonlySet<string>;
  /** Whether "I don't know" and "not applicable" are taken. */
  readonly takesInstead: boolean;
}

/** The line by which we know our own workbook, and the columns of its sheets. */
export const MARK = 'Holdfast workbook';
export const TABLE_MARK = 'Table of';
export const COLUMNS = { id: 0, question: 1, answer: 2, instead: 3, comment: 4, version: 5, mark: 6, part: 7 } as const;
export const TICKED = 'Yes';
export const FIRST_TABLE_ROW = 2;

const HEADINGS = ['Id', 'Question', 'Answer', 'Or instead', 'Comment', 'Version', 'Mark', 'Part'];
const WIDTHS = [{ width: 14 }, { width: 62 }, { width: 44 }, { width: 22 }, { width: 40 }, { width: 8, hidden: true }, { width: 8, hidden: true }, { width: 8, hidden: true }];
const SPARE_ROWS = 25;

const cell = (value: WrittenCell['value'], look: CellLook, more: Partial<WrittenCell> = {}): WrittenCell => ({ value, look, ...more });
const locked = (value: WrittenCell['value']): WrittenCell => cell(value, 'locked');
const quiet = (value: WrittenCell['value']): WrittenCell => cell(value, 'quiet');

/** Spreadsheets count days from 1900; what is older stands there as words. */
const dayCell = (value: unknown): WrittenCell['value'] => (isLocalDate(value) ? (value >= '1901-01-01' && value <= '9999-12-31' ? { day: value } : value) : null);

const valueCell = (question: Question, value: unknown): WrittenCell => {
  switch (question.type) {
    case 'yes_no_na':
    case 'single_choice': {
      const list = optionWords(optionsOf(question));
      return cell(typeof value === 'string' ? list.wordsFor(value) : null, 'answer', { choices: list.words });
    }
    case 'number': return cell(typeof value === 'number' ? value : null, 'answer', { takes: 'number' });
    case 'date': return cell(dayCell(value), 'answer', { takes: 'day' });
    case 'text':
    case 'long_text': return cell(typeof value === 'string' ? value : null, 'answer');
    case 'multi_choice': return quiet('Choose Yes for each that applies, below');
    case 'table': return quiet(`In the sheet “${TABLE_MARK} ${question.id}”`);
    case 'file': return quiet('Upload the file on the page');
  }
};

const askedWords = ({ text, help, unit, required, showIf, type }: Question): string =>
  [text, [!required && '(optional)', unit && `In ${unit}.`, type === 'date' && 'A day, as 2026-03-01.', showIf && 'Asked after certain answers only.', help].filter(Boolean).join(' ')].filter(Boolean).join('\n');

const rowsOfQuestion = (question: Question, { answers, open, takesInstead }: WorkbookRequest): WrittenCell[][] => {
  const stored = answers.get(question.id) ?? NOT_ANSWERED;
  const { value, none, instead, comment, version } = stored;
  const writable = open.has(question.id);
  const said = insteadWords(question, takesInstead);
  const own = (written: WrittenCell): WrittenCell => (writable ? written : { ...written, look: 'quiet' });
  const head = [
    locked(question.id), locked(askedWords(question)), own(valueCell(question, none || instead ? null : value)),
    said.words.length > 0 ? own(cell(none ? said.wordsFor('none') : instead ? said.wordsFor(instead) : null, 'answer', { choices: said.words })) : quiet(null),
    own(cell(comment || null, 'answer')), quiet(version), quiet(markOf(stored)), quiet(null),
  ];
  if (question.type !== 'multi_choice') return [head];
  const chosen = Array.isArray(value) && !none && !instead ? value : [];
  return [head, ...optionsOf(question).map((option): WrittenCell[] => [
    quiet(question.id), quiet(`    ${option.label}`), own(cell(chosen.includes(option.value) ? TICKED : null, 'answer', { choices: [TICKED] })), quiet(null), quiet(null), quiet(null), quiet(null), quiet(option.value),
  ])];
};

const tableCell = (column: Column, row: TableRow, writable: boolean): WrittenCell => {
  const value = cellOf(row, column);
  const look = writable ? 'answer' : 'quiet';
  switch (column.type) {
    case 'text': return cell(typeof value === 'string' ? value : null, look);
    case 'number': return cell(typeof value === 'number' ? value : null, look, { takes: 'number' });
    case 'date': return cell(dayCell(value), look, { takes: 'day' });
    case 'choice': {
      const list = optionWords(column.options ?? []);
      return cell(typeof value === 'string' ? list.wordsFor(value) : null, look, { choices: list.words });
    }
    case 'choices': {
      const list = optionWords(column.options ?? []);
      return cell(Array.isArray(value) ? value.map((each) => list.wordsFor(String(each))).join('\n') : null, look);
    }
  }
};

const headingOf = ({ label, type, required, options = [] }: Column): string =>
  `${label}${required ? '' : ' (optional)'}${type === 'choices' ? `\nOne a line: ${optionWords(options).words.join('; ')}` : type === 'date' ? '\nA day, as 2026-03-01' : ''}`;

/** A question that is answered by rows has a sheet of its own. */
const tableSheet = (question: Question, { answers, open }: WorkbookRequest, name: string): SheetLayout => {
  const { value, none, instead } = answers.get(question.id) ?? NOT_ANSWERED;
  const rows = none || instead ? [] : rowsOf(value);
  const columns = question.columns ?? [];
  const writable = open.has(question.id);
  const empty = Array.from({ length: Math.min(SPARE_ROWS, MOST_ROWS - rows.length) }, (): TableRow => ({}));
  return {
    name, frozen: FIRST_TABLE_ROW, columns: columns.map(() => ({ width: 26 })),
    rows: [[cell(`${TABLE_MARK} ${question.id}`, 'title'), quiet(question.text)], columns.map((column) => cell(headingOf(column), 'head')), ...[...rows, ...empty].map((row) => columns.map((column) => tableCell(column, row, writable)))],
  };
};

const LONGEST_NAME = 31;
/** So many characters, without half a word at the end where there is a whole one before. */
const cut = (words: string, most: number): string => (words.length <= most ? words : (/^(.{12,})\s\S*$/.exec(words.slice(0, most + 1))?.[1] ?? words.slice(0, most)).trim());

/** Names of sheets are short, hold no signs of addresses, and come once. */
const sheetNames = () => {
  const taken = new Set<string>();
  return (words: string): string => {
    const base = words.replace(/[:\\/?*[\]]/g, ' ').replace(/\s+/g, ' ').replace(/^'+|'+$/g, '').trim() || 'Sheet';
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? cut(base, LONGEST_NAME) : `${cut(base, LONGEST_NAME - 4)} ${number}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  };
};

const firstSheet = ({ template: { requestId, token }, title, customer, due }: WorkbookRequest, name: string): SheetLayout => ({
  name, frozen: 0, columns: [{ width: 24 }, { width: 90 }, { width: 40 }],
  rows: [
    [cell(title, 'title')],
    [quiet('For'), locked(customer)],
    [quiet('Due'), locked(due)],
    [quiet('How it works'), locked('Answer in the white cells, a sheet for each section. Save the file, then upload it in the portal: you see what it would change before anything does.')],
    [quiet(''), locked('Formulas are ignored. An answer that a colleague changed in the meantime is never overwritten. Leave out anything about patients.')],
    [quiet(MARK), quiet(requestId), quiet(token)],
  ],
});

/** The questions of a request as a workbook: a sheet for each section, one for each table, and what was answered so far. */
export const answerWorkbook = (request: WorkbookRequest): WorkbookLayout => {
  const { questionnaire: { sections, questions } } = request;
  const nameFor = sheetNames();
  const first = firstSheet(request, nameFor('Read me'));
  const known = new Set(sections.map(({ id }) => id));
  const asked = [...sections.map(({ id, title }, at) => ({ title: `${at + 1} ${title}`, own: questions.filter(({ section }) => section === id) })), { title: 'Others', own: questions.filter(({ section }) => !known.has(section)) }];
  const pages = asked.filter(({ own }) => own.length > 0).flatMap(({ title, own }): SheetLayout[] => [
    { name: nameFor(title), frozen: 1, columns: WIDTHS, rows: [HEADINGS.map((heading) => cell(heading, 'head')), ...own.flatMap((question) => rowsOfQuestion(question, request))] },
    ...own.filter(({ type }) => type === 'table').map((question) => tableSheet(question, request, nameFor(`${TABLE_MARK} ${question.id}`))),
  ]);
  return { title: request.title, sheets: [first, ...pages], protect: true };
};
