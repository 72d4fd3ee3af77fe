import { isId, repeated, type Check } from './check.js';
import { conditionChecks } from './condition-checks.js';
import { questionChecks } from './question-checks.js';
import type { QuestionnaireDocument } from './questionnaire-document.js';

/** How much one questionnaire may hold. */
export const MOST_QUESTIONS = 500;
export const MOST_SECTIONS = 60;
/** Of the document as JSON, in characters: a save carries it whole. */
export const LONGEST_DOCUMENT = 900_000;
const LONGEST_TITLE = 200;
const LONGEST_DESCRIPTION = 1_000;

const sectionChecks = ({ sections, questions }: QuestionnaireDocument): Check[] => {
  const found: Check[] = [];
  const say = (level: Check['level'], code: string, pointer: string, sentence: string) => found.push({ level, code, pointer, question: null, sentence });
  sections.forEach(({ id, title, description = '' }, at) => {
    if (!isId(id)) say('error', 'bad_id', `/sections/${at}/id`, `Section ${at + 1}: an id has letters, digits, dots, dashes and underscores, 64 at most`);
    if (title.trim() === '') say('error', 'no_title', `/sections/${at}/title`, `Section ${at + 1} has no title`);
    if (title.length > LONGEST_TITLE) say('error', 'too_long', `/sections/${at}/title`, `Section ${at + 1}: keep its title below ${LONGEST_TITLE} characters`);
    if (description.length > LONGEST_DESCRIPTION) say('error', 'too_long', `/sections/${at}/description`, `Section ${at + 1}: keep its description below ${LONGEST_DESCRIPTION} characters`);
    const own = questions.filter(({ section }) => section === id);
    if (own.length === 0) say('warning', 'empty_section', `/sections/${at}`, `Section “${title || id}” has no question, so nobody sees it`);
    const scored = own.filter(({ scored }) => scored !== false);
    if (scored.length > 0 && scored.every(({ weight }) => weight === 0)) say('warning', 'weightless_section', `/sections/${at}`, `Every question of section “${title || id}” weighs nothing, so it has no score`);
  });
  for (const at of repeated(sections.map(({ id }) => id))) say('error', 'id_twice', `/sections/${at}/id`, `Two sections are called ${sections[at]?.id}`);
  return found;
};

/** Everything that prevents publishing and everything that may be a mistake, in the order of the document. */
export const checkQuestionnaire = (document: QuestionnaireDocument): Check[] => {
  const { title, sections, questions } = document;
  const whole: Check[] = [];
  const say = (code: string, pointer: string, sentence: string) => whole.push({ level: 'error', code, pointer, question: null, sentence });
  if (title.trim() === '') say('no_title', '/title', 'The questionnaire has no title');
  if (title.length > LONGEST_TITLE) say('too_long', '/title', `Keep the title below ${LONGEST_TITLE} characters`);
  if (questions.length === 0) say('no_questions', '/questions', 'There is no question yet');
  if (sections.length > MOST_SECTIONS) say('too_many', '/sections', `Keep it to ${MOST_SECTIONS} sections`);
  if (questions.length > MOST_QUESTIONS) say('too_many', '/questions', `Keep it to ${MOST_QUESTIONS} questions`);
  if (JSON.stringify(document).length > LONGEST_DOCUMENT) say('too_long', '', 'All texts together are too long to be kept; shorten some of them');
  return [...whole, ...sectionChecks(document), ...questionChecks(document), ...conditionChecks(document)];
};

/** Those that prevent publishing. */
export const errorsOf = (checks: readonly Check[]): Check[] => checks.filter(({ level }) => level === 'error');
