import { isLocalDate } from '../dates/local-date.js';
import { isRecord } from '../json/is-record.js';
import { isAnswered, optionsOf, valueOf, type Answer, type Question } from './questionnaire.js';
import { insteadOffered } from './said-instead.js';
import { MOST_ROWS, rowsOf, tableProblems } from './table-answer.js';

/** Why an answer can not stand: `code` for machines, `sentence` for the person who gave it. */
export interface AnswerProblem {
  code: 'none_not_offered' | 'instead_not_offered' | 'said_twice' | 'answer_not_offered' | 'not_a_number' | 'not_a_date' | 'not_text' | 'not_a_table' | 'not_a_file' | 'too_long';
  sentence: string;
}

/** Longest free text, in characters: some pages. What is longer belongs into a document. */
export const LONGEST_TEXT = 20_000;

const problem = (code: AnswerProblem['code'], sentence: string): AnswerProblem => ({ code, sentence });

const isNamed = (value: unknown): boolean => (typeof value === 'string' && value.trim() !== '') || isRecord(value);

const choiceProblem = (question: Question, chosen: readonly unknown[]): AnswerProblem | null => {
  const offered = optionsOf(question).map(({ value }) => value);
  if (chosen.every((value) => typeof value === 'string' && offered.includes(value)) && new Set(chosen).size === chosen.length) return null;
  return problem('answer_not_offered', 'Choose from the answers that are offered, each once.');
};

const tableProblem = (question: Question, value: unknown): AnswerProblem | null => {
  const rows = rowsOf(value);
  const asked = new Set(question.columns?.map(({ id }) => id));
  if (!Array.isArray(value) || rows.length !== value.length || rows.some((row) => Object.keys(row).some((id) => !asked.has(id)))) return problem('not_a_table', 'Answer in rows, one field for each column.');
  if (rows.length > MOST_ROWS) return problem('not_a_table', `Keep it to ${MOST_ROWS} rows, or upload a document.`);
  const [wrong] = tableProblems(question, value);
  return wrong ? problem('not_a_table', `Row ${wrong.row}: ${wrong.sentence}.`) : null;
};

const valueProblem = (question: Question, value: unknown): AnswerProblem | null => {
  switch (question.type) {
    case 'yes_no_na':
    case 'single_choice':
      return choiceProblem(question, [value]);
    case 'multi_choice':
      return Array.isArray(value) ? choiceProblem(question, value) : problem('answer_not_offered', 'Choose one or more of the answers that are offered.');
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? null : problem('not_a_number', `Give a number${question.unit ? ` of ${question.unit}` : ''}, 0 or more.`);
    case 'date':
      return isLocalDate(value) ? null : problem('not_a_date', 'Give a day that the calendar has, as year-month-day.');
    case 'text':
    case 'long_text':
      if (typeof value !== 'string') return problem('not_text', 'Answer in words.');
      return value.length > LONGEST_TEXT ? problem('too_long', `Keep it below ${LONGEST_TEXT} characters, or upload a document.`) : null;
    case 'table':
      return tableProblem(question, value);
    case 'file':
      return (Array.isArray(value) ? value : [value]).every(isNamed) ? null : problem('not_a_file', 'Upload a file.');
  }
};

/** What is wrong with an answer to this question, or null. No answer is no wrong answer: what is missing is asked elsewhere. */
export const answerProblem = (question: Question, answer: Answer | undefined): AnswerProblem | null => {
  if (answer?.instead) {
    if (!insteadOffered(question).includes(answer.instead)) return problem('instead_not_offered', 'That is not offered here.');
    if (answer.none === true || (answer.value ?? null) !== null) return problem('said_twice', 'Answer, or say why you cannot: not both.');
  }
  if (answer?.none === true && question.allowNone !== true) return problem('none_not_offered', '"None" is not offered here.');
  if (!isAnswered(question, answer) || answer?.none === true || answer?.instead) return null;
  return valueProblem(question, valueOf(answer));
};

/** The same for a bare value, as a sentence for the person who gave it; null when it can stand. */
export const validateAnswer = (question: Question, value: unknown): string | null => answerProblem(question, { value })?.sentence ?? null;
