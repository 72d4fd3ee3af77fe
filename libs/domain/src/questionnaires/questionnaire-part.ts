import type { LocalDate } from '../dates/local-date.js';
import { passesTest } from './answer-test.js';
import type { Answers, Condition, Question, Questionnaire } from './questionnaire.js';
import { visibleQuestions } from './visible-questions.js';

/**
 * The part of a questionnaire that somebody answers who does not see the rest: the questions named, where the rest of the answers let
 * them be asked on that day. A condition on a question outside the part has been judged here and stands in it no more, so that by the
 * part alone exactly those questions show that the whole shows.
 */
export const questionnairePart = (questionnaire: Questionnaire, questionIds: ReadonlySet<string>, answers: Answers, today: LocalDate): Questionnaire => {
  const shown = new Map(visibleQuestions(questionnaire, answers, today).map((question) => [question.id, question]));
  const isOutside = ({ question }: Condition) => !questionIds.has(question);
  const holds = (condition: Condition) => {
    const earlier = shown.get(condition.question);
    return earlier !== undefined && passesTest(condition, earlier, answers[earlier.id], today);
  };
  const questions = questionnaire.questions.flatMap((question): Question[] => {
    if (!questionIds.has(question.id)) return [];
    const { all = [], any } = question.showIf ?? {};
    if (all.some((condition) => isOutside(condition) && !holds(condition))) return [];
    const opened = any === undefined || any.some((condition) => isOutside(condition) && holds(condition));
    const inside = any?.filter((condition) => !isOutside(condition)) ?? [];
    if (!opened && inside.length === 0) return [];
    const { showIf: _judged, ...rest } = question;
    const [left, either] = [all.filter((condition) => !isOutside(condition)), opened ? [] : inside];
    return [left.length + either.length === 0 ? rest : { ...rest, showIf: { ...(left.length > 0 && { all: left }), ...(either.length > 0 && { any: either }) } }];
  });
  const sections = new Set(questions.map(({ section }) => section));
  return { ...questionnaire, sections: questionnaire.sections.filter(({ id }) => sections.has(id)), questions };
};
