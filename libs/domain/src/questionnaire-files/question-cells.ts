import { QUESTION_TYPES, type Option, type QuestionType } from '../questionnaires/questionnaire.js';
import { headerWords } from '../spreadsheets/sheet.js';

/** Nothing in it would be lost on a line of its own. */
const isPlain = (text: string): boolean => text !== '' && text === text.trim() && !/[|;\r\n]/.test(text) && !/^[[{]/.test(text);

const TYPE_WORDS: Record<QuestionType, readonly string[]> = {
  yes_no_na: ['yes no na', 'yes no', 'yes no n a', 'yes no not applicable', 'boolean', 'y n', 'true false'],
  single_choice: ['single choice', 'single', 'choice', 'dropdown', 'drop down', 'radio', 'select', 'select one', 'single select', 'multiple choice single', 'list'],
  multi_choice: ['multi choice', 'multiple', 'multi', 'multiple choice', 'checkbox', 'checkboxes', 'select all', 'multi select', 'multiselect', 'multiple select'],
  number: ['number', 'numeric', 'integer', 'decimal', 'amount'],
  date: ['date', 'day'],
  text: ['text', 'short text', 'string', 'free text', 'short answer', 'open'],
  long_text: ['long text', 'paragraph', 'textarea', 'long answer', 'narrative', 'essay'],
  table: ['table', 'grid', 'rows', 'matrix'],
  file: ['file', 'attachment', 'upload', 'document', 'file upload'],
};
const TYPES: ReadonlyMap<string, QuestionType> = new Map(QUESTION_TYPES.flatMap((type) => [[headerWords(type), type] as [string, QuestionType], ...TYPE_WORDS[type].map((words): [string, QuestionType] => [words, type])]));

/** A type by any of its names, or null. */
export const typeNamed = (text: string): QuestionType | null => TYPES.get(headerWords(text)) ?? null;

/** Yes or no as people write it; null for anything else. */
export const flagNamed = (text: string): boolean | null => {
  const words = headerWords(text);
  if (['yes', 'y', 'true', 'x', '1', 'required', 'mandatory'].includes(words)) return true;
  return ['', 'no', 'n', 'false', '0', 'optional'].includes(words) ? false : null;
};

/** The value behind a label: small letters and digits, never one that is taken. */
export const valueFor = (label: string, taken: ReadonlySet<string>): string => {
  const base = headerWords(label).replaceAll(/[ #]+/g, '_').slice(0, 40) || 'answer';
  for (let number = 1; ; number += 1) {
    const value = number === 1 ? base : `${base}_${number}`;
    if (!taken.has(value)) return value;
  }
};

/** Options as one line each, `value | label | score`; as JSON where a line could not hold them. */
export const optionsCell = (options: readonly Option[]): string =>
  options.every(({ value, label }) => isPlain(value) && isPlain(label))
    ? options.map(({ value, label, score }) => [value, label, ...(typeof score === 'number' ? [score] : [])].join(' | ')).join('\n')
    : JSON.stringify(options);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A cell of JSON, or undefined when it is none. */
export const jsonCell = (text: string): unknown => (/^\s*[[{]/.test(text) ? parsed(text) : undefined);

/** What `optionsCell` wrote; besides, plain labels one a line, or parted by semicolons or (without either) commas. */
export const optionsOfCell = (text: string): Option[] => {
  const given = jsonCell(text);
  if (Array.isArray(given)) return given as Option[]; // its form is judged by whoever reads the whole
  const lines = /[\r\n]/.test(text) ? text.split(/[\r\n]+/) : /[;|]/.test(text) ? (text.includes(';') ? text.split(';') : [text]) : text.split(',');
  const taken = new Set<string>();
  return lines.map((line) => line.trim()).filter(Boolean).map((line): Option => {
    const [first = '', label, score] = line.split('|').map((part) => part.trim());
    const value = label === undefined ? valueFor(first, taken) : first;
    taken.add(value);
    return { value, label: label ?? first, ...(score !== undefined && score !== '' && Number.isFinite(Number(score)) && { score: Number(score) }) };
  });
};

/** Texts one a line; as JSON where a line could not hold them. */
export const linesCell = (texts: readonly string[]): string => (texts.every(isPlain) ? texts.join('\n') : JSON.stringify(texts));

export const linesOfCell = (text: string): string[] => {
  const given = jsonCell(text);
  if (Array.isArray(given) && given.every((entry) => typeof entry === 'string')) return given;
  return text.split(/[\r\n;]+/).map((line) => line.trim()).filter(Boolean);
};
