import type { LocalDate } from '../dates/local-date.js';
import { passesTest } from './answer-test.js';
import type { Answers, Condition, Question, Questionnaire } from './questionnaire.js';

/**
 * The questions a respondent sees, in order. A question shows when every condition in `all` holds, or at least one in `any`
 * (with both lists, both must). A condition on a hidden, later or unknown question is false, so that the stored answer of a
 * hidden question counts for nothing. Conditions about age need the day of submission; without it they are false.
 */
export const visibleQuestions = (questionnaire: Questionnaire, answers: Answers, submittedOn: LocalDate | null = null): Question[] => {
  const shown = new Map<string, Question>();
  const holds = (condition: Condition): boolean => {
    const earlier = shown.get(condition.question);
    return earlier !== undefined && passesTest(condition, earlier, answers[earlier.id], submittedOn);
  };
  for (const question of questionnaire.questions) {
    const { all, any } = question.showIf ?? {};
    if ((all === undefined || all.every(holds)) && (any === undefined || any.some(holds))) shown.set(question.id, question);
  }
  return [...shown.values()];
};

/** Whether other questions are asked or not by what is answered here. */
export const isGate = ({ questions }: Questionnaire, questionId: string): boolean =>
  questions.some(({ showIf }) => [showIf?.all, showIf?.any].some((conditions) => conditions?.some(({ question }) => question === questionId)));
