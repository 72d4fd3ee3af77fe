import { testProblem } from './operator-types.js';
import { optionsOf, type Column, type Option, type Question } from './questionnaire.js';
import { isId, repeated, type Check } from './check.js';
import type { QuestionnaireDocument } from './questionnaire-document.js';

export const MOST_OPTIONS = 200;
const MOST_COLUMNS = 30;
const LONGEST_QUESTION = 2_000;
const LONGEST_NOTE = 4_000;
const LONGEST_OPTION = 500;
const MOST_DAYS = 3_650;

type Say = (level: Check['level'], code: string, field: string, sentence: string) => void;

const CHOICES: readonly Question['type'][] = ['yes_no_na', 'single_choice', 'multi_choice'];

const optionChecks = (options: readonly Option[], field: string, whose: string, say: Say): void => {
  if (options.length > MOST_OPTIONS) say('error', 'too_many', field, `${whose}: keep it to ${MOST_OPTIONS} answers`);
  options.forEach(({ value, label, score }, at) => {
    if (value.trim() === '') say('error', 'no_value', `${field}/${at}/value`, `${whose}: answer ${at + 1} has no value`);
    if (label.trim() === '') say('error', 'no_label', `${field}/${at}/label`, `${whose}: answer ${at + 1} says nothing`);
    if (value.length > LONGEST_OPTION || label.length > LONGEST_OPTION) say('error', 'too_long', `${field}/${at}/label`, `${whose}: keep answer ${at + 1} below ${LONGEST_OPTION} characters`);
    if (typeof score === 'number' && (score < 0 || score > 1)) say('error', 'bad_score', `${field}/${at}/score`, `${whose}: the score of answer ${at + 1} lies between 0 and 1`);
  });
  for (const at of repeated(options.map(({ value }) => value))) say('error', 'id_twice', `${field}/${at}/value`, `${whose}: two answers have the value “${options[at]?.value}”`);
};

const columnChecks = (columns: readonly Column[], say: Say): void => {
  if (columns.length === 0) say('error', 'no_columns', 'columns', 'a table needs a column');
  if (columns.length > MOST_COLUMNS) say('error', 'too_many', 'columns', `keep it to ${MOST_COLUMNS} columns`);
  columns.forEach(({ id, label, type, options = [] }, at) => {
    if (!isId(id)) say('error', 'bad_id', `columns/${at}/id`, `column ${at + 1} needs an id of letters, digits, dots, dashes and underscores`);
    if (label.trim() === '') say('error', 'no_label', `columns/${at}/label`, `column ${at + 1} has no heading`);
    if (type === 'choice' || type === 'choices') {
      if (options.length === 0) say('error', 'no_options', `columns/${at}/options`, `column ${at + 1} offers nothing to choose`);
      optionChecks(options, `columns/${at}/options`, `column ${at + 1}`, say);
    }
  });
  for (const at of repeated(columns.map(({ id }) => id))) say('error', 'id_twice', `columns/${at}/id`, `two columns are called ${columns[at]?.id}`);
};

const gapChecks = (question: Question, say: Say): void => {
  (question.gapAnswers ?? []).forEach((gap, at) => {
    const problem = testProblem(question, gap.when);
    if (problem) say('error', 'bad_gap', `gapAnswers/${at}/when`, `gap rule ${at + 1} ${problem}`);
    if (gap.finding.trim() === '') say('error', 'no_finding', `gapAnswers/${at}/finding`, `gap rule ${at + 1} does not say what is wrong`);
    if (gap.finding.length > LONGEST_QUESTION || (gap.remediation ?? '').length > LONGEST_NOTE) say('error', 'too_long', `gapAnswers/${at}/finding`, `gap rule ${at + 1} is too long`);
    if (gap.dueDays !== undefined && (!Number.isInteger(gap.dueDays) || gap.dueDays < 1 || gap.dueDays > MOST_DAYS)) say('error', 'bad_days', `gapAnswers/${at}/dueDays`, `gap rule ${at + 1}: from 1 to ${MOST_DAYS} days`);
  });
};

const scoreChecks = (question: Question, say: Say): void => {
  const { weight, scored, type, gapAnswers = [] } = question;
  if (weight !== undefined && weight < 0) say('error', 'bad_weight', 'weight', 'the weight is 0 or more');
  if (scored === false || weight === 0) return;
  const judged = type === 'yes_no_na' || type === 'single_choice' ? optionsOf(question).some(({ score }) => typeof score === 'number') : gapAnswers.length > 0;
  if (!judged) say('warning', 'same_score', 'scored', 'it is scored, but every answer scores the same: give answers a score or add a gap rule, or leave it out of the score');
};

const oneQuestion = (question: Question, sections: ReadonlySet<string>, say: Say): void => {
  const { id, section, text, help = '', why = '', expected = '', type, options = [], columns = [] } = question;
  if (!isId(id)) say('error', 'bad_id', 'id', 'an id has letters, digits, dots, dashes and underscores, 64 at most');
  if (!sections.has(section)) say('error', 'no_section', 'section', 'it stands in no section');
  if (text.trim() === '') say('error', 'no_text', 'text', 'it asks nothing yet');
  if (text.length > LONGEST_QUESTION || help.length > LONGEST_QUESTION) say('error', 'too_long', 'text', `keep the question and its help below ${LONGEST_QUESTION} characters each`);
  if (why.length > LONGEST_NOTE || expected.length > LONGEST_NOTE) say('error', 'too_long', 'why', `keep why it is asked and what is expected below ${LONGEST_NOTE} characters each`);
  if (CHOICES.includes(type)) {
    if (type !== 'yes_no_na' && options.length === 0) say('error', 'no_options', 'options', 'it offers nothing to choose');
    else if (type === 'single_choice' && options.length === 1) say('warning', 'one_option', 'options', 'it offers one answer only');
    optionChecks(options, 'options', 'it', say);
  }
  if (type === 'table') columnChecks(columns, say);
  gapChecks(question, say);
  scoreChecks(question, say);
};

/** What is wrong inside each question; what it has to do with others, `conditionChecks` says. */
export const questionChecks = ({ questions, sections }: QuestionnaireDocument): Check[] => {
  const known = new Set(sections.map(({ id }) => id));
  const found: Check[] = [];
  questions.forEach((question, at) => {
    const { id } = question;
    const name = id || `Question ${at + 1}`;
    oneQuestion(question, known, (level, code, field, sentence) => found.push({ level, code, pointer: `/questions/${at}/${field}`, question: id, sentence: `${name}: ${sentence}` }));
  });
  for (const at of repeated(questions.map(({ id }) => id))) found.push({ level: 'error', code: 'id_twice', pointer: `/questions/${at}/id`, question: questions[at]?.id ?? null, sentence: `Two questions are called ${questions[at]?.id}` });
  return found;
};
