import type { LocalDate } from '../dates/local-date.js';
import { answerProblem } from '../questionnaires/answer-validity.js';
import { type Answer, isAnswered, type Questionnaire } from '../questionnaires/questionnaire.js';
import { insteadGap } from '../questionnaires/said-instead.js';
import { unfinished } from '../questionnaires/table-answer.js';
import { visibleQuestions } from '../questionnaires/visible-questions.js';

/** What staff wrote down of a vendor's published answer. */
export interface RecordedAnswer extends Answer {
  comment: string;
}
export type RecordedAnswers = Readonly<Record<string, RecordedAnswer | undefined>>;

/** Recorded answers as they are read by a reviewer. */
export interface RecordedContent {
  asked: string[];
  answers: Record<string, Answer>;
  comments: Record<string, string>;
  /** How many of those that are asked were found in the source. */
  found: number;
}

/** The questions that apply by what was recorded; what the source does not say counts as not known, and never as a *no*. */
export const recordedContent = (questionnaire: Questionnaire, recorded: RecordedAnswers, readOn: LocalDate): RecordedContent => {
  const asked = visibleQuestions(questionnaire, recorded, readOn);
  const content: RecordedContent = { asked: asked.map(({ id }) => id), answers: {}, comments: {}, found: 0 };
  for (const question of asked) {
    const { comment = '', value = null, none = false, instead = null }: Partial<RecordedAnswer> = recorded[question.id] ?? {};
    const answer: Answer = { value, none, instead };
    const found = isAnswered(question, answer) && answer.instead !== 'unknown';
    if (found) content.found += 1;
    // A document is recorded beside the vendor, with facts of its own: it is no answer here.
    if (question.type !== 'file') content.answers[question.id] = found ? answer : { value: null, none: false, instead: 'unknown' };
    if (comment.trim() !== '') content.comments[question.id] = comment;
  }
  return content;
};

/** What stands in the way of handing it to a reviewer, by question; empty: nothing does. */
export const recordedProblems = (questionnaire: Questionnaire, recorded: RecordedAnswers, readOn: LocalDate): { question: string; sentence: string }[] =>
  visibleQuestions(questionnaire, recorded, readOn).flatMap((question) => {
    const answer = recorded[question.id];
    if (!answer || !isAnswered(question, answer)) return [];
    const sentence = answerProblem(question, answer)?.sentence ?? unfinished(question, answer.value) ?? insteadGap(answer, answer.comment);
    return sentence ? [{ question: question.id, sentence }] : [];
  });
