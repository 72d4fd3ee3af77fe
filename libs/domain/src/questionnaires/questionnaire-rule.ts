import { isLocalDate } from '../dates/local-date.js';
import { isRecord } from '../json/is-record.js';
import { answerProblem } from './answer-validity.js';
import { HIPAA_BA_CORE } from './hipaa-ba-core.js';
import { QUESTION_TYPES, type Answers, type Questionnaire } from './questionnaire.js';
import { scoreQuestionnaire, type QuestionnaireResult } from './questionnaire-score.js';
import { visibleQuestions } from './visible-questions.js';

const isListOf = (value: unknown, fits: (entry: Record<string, unknown>) => boolean): boolean => value === undefined || (Array.isArray(value) && value.every((entry) => isRecord(entry) && fits(entry)));

const isQuestion = (question: Record<string, unknown>): boolean => {
  const showIf = question['showIf'] ?? {};
  return (
    typeof question['id'] === 'string' && typeof question['section'] === 'string' && QUESTION_TYPES.some((type) => type === question['type']) &&
    isListOf(question['options'], ({ value }) => typeof value === 'string') &&
    isListOf(question['gapAnswers'], ({ when, finding }) => isRecord(when) && typeof finding === 'string') &&
    isRecord(showIf) && isListOf(showIf['all'], () => true) && isListOf(showIf['any'], () => true)
  );
};

/** Is this a questionnaire as far as the rules rely on one: sections, and questions of known types with unique ids? */
export const isQuestionnaire = (value: unknown): value is Questionnaire => {
  if (!isRecord(value) || !Array.isArray(value['questions']) || !isListOf(value['questions'], isQuestion)) return false;
  if (!Array.isArray(value['sections']) || !isListOf(value['sections'], ({ id }) => typeof id === 'string')) return false;
  const ids = value['questions'].map(({ id }: { id: string }) => id);
  return new Set(ids).size === ids.length;
};

const isAnswers = (value: unknown): value is Answers => isRecord(value) && Object.values(value).every(isRecord);

/**
 * The rule `questionnaire` on plain JSON; without a questionnaire it takes the HIPAA core. Answers to unknown and hidden questions are
 * ignored; an answer that a visible question does not take refuses the submission with that answer's problem.
 */
export const questionnaireRule = (input: Record<string, unknown>): QuestionnaireResult | { refused: string } => {
  const { submittedOn } = input;
  const questionnaire = input['questionnaire'] ?? HIPAA_BA_CORE;
  const answers = input['answers'] ?? {};
  if (!isQuestionnaire(questionnaire)) return { refused: 'not_a_questionnaire' };
  if (!isLocalDate(submittedOn)) return { refused: 'not_a_date' };
  if (!isAnswers(answers)) return { refused: 'not_answers' };
  for (const question of visibleQuestions(questionnaire, answers, submittedOn)) {
    const found = answerProblem(question, answers[question.id]);
    if (found) return { refused: found.code };
  }
  try {
    return scoreQuestionnaire(questionnaire, answers, submittedOn);
  } catch (error) {
    if (error instanceof RangeError) return { refused: 'not_a_date' };
    throw error;
  }
};
