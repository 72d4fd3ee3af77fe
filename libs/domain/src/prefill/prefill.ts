import { addMonths, type LocalDate } from '../dates/local-date.js';
import { canonicalJson } from '../json/canonical-json.js';
import { answerProblem } from '../questionnaires/answer-validity.js';
import { type Answer, isAnswered, optionsOf, type Question, type Questionnaire } from '../questionnaires/questionnaire.js';

/** An answer this vendor gave before; `origin` says where, in the caller's own terms. */
export interface PastAnswer<Origin> {
  readonly questionnaireId: string;
  /** As it was asked then. */
  readonly question: Question;
  readonly answer: Answer;
  readonly comment: string;
  /** When somebody last looked at it. */
  readonly answeredOn: LocalDate;
  readonly origin: Origin;
}

/** Asked word for word the same; the same thing asked by another questionnaire; the same question in other words. */
export type Likeness = 'exact' | 'concept' | 'changed';

/** What may be offered for one question. */
export interface Candidate<Origin> {
  readonly question: Question;
  readonly past: PastAnswer<Origin>;
  readonly likeness: Likeness;
  /** Nobody has looked at it for more than a year. */
  readonly stale: boolean;
  /** It may be used together with others in one act; else it is looked at by itself. */
  readonly inBulk: boolean;
}

/** Months after which an answer has to be looked at by itself. */
export const FRESH_MONTHS = 12;

const RANKS: Record<Likeness, number> = { exact: 0, concept: 1, changed: 2 };

/** A question without what only its author knows: how it is scored, what is expected, what would be a gap. */
export const askedPart = ({ id, section, text, help, concept, type, unit, allowNone, noneLabel, columns, ...question }: Question): Question => ({
  id, section, text, type,
  ...(help !== undefined && { help }), ...(concept !== undefined && { concept }), ...(unit !== undefined && { unit }), ...(allowNone !== undefined && { allowNone }), ...(noneLabel !== undefined && { noneLabel }),
  ...(question.options && { options: question.options.map(({ value, label }) => ({ value, label })) }),
  ...(columns && { columns }),
});

/** Whether two questions ask the same: words, kind of answer, and every answer that is offered. */
export const sameMeaning = (one: Question, other: Question): boolean => canonicalJson(meaningOf(one)) === canonicalJson(meaningOf(other));

const meaningOf = (question: Question) => ({
  text: question.text.trim(), type: question.type, unit: question.unit ?? '', none: question.allowNone === true ? (question.noneLabel ?? '') : null,
  options: optionsOf(question).map(({ value, label }) => [value, label]),
  columns: (question.columns ?? []).map(({ id, label, type, options = [] }) => [id, label, type, options.map(({ value, label }) => [value, label])]),
});

const likenessOf = <Origin>(questionnaireId: string, question: Question, past: PastAnswer<Origin>): Likeness | null => {
  if (past.questionnaireId === questionnaireId && past.question.id === question.id) return sameMeaning(question, past.question) ? 'exact' : 'changed';
  return question.concept !== undefined && question.concept === past.question.concept ? 'concept' : null;
};

/**
 * For each question the best of what this vendor answered before, as of a day: word for word the same comes first, then the newest.
 * What the question does not take any more, a file, and "I don't know" are not offered. Only what is the same in words and was looked at
 * within a year may be used in bulk.
 */
export const candidatesOf = <Origin>({ id, questions }: Pick<Questionnaire, 'id' | 'questions'>, past: readonly PastAnswer<Origin>[], today: LocalDate): Candidate<Origin>[] =>
  questions.flatMap((question) => {
    if (question.type === 'file') return [];
    const [best] = past.flatMap((each) => {
      const likeness = likenessOf(id, question, each);
      const usable = likeness !== null && each.answer.instead !== 'unknown' && isAnswered(question, each.answer) && answerProblem(question, each.answer) === null;
      return usable ? [{ likeness, each }] : [];
    }).sort((one, other) => RANKS[one.likeness] - RANKS[other.likeness] || other.each.answeredOn.localeCompare(one.each.answeredOn));
    if (!best) return [];
    const stale = addMonths(best.each.answeredOn, FRESH_MONTHS) < today;
    return [{ question, past: best.each, likeness: best.likeness, stale, inBulk: best.likeness === 'exact' && !stale }];
  });
