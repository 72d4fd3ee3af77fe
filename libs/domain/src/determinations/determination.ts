import { isRecord } from '../json/is-record.js';
import { BAA_WIZARD, type Wizard, type WizardQuestion } from './baa-wizard.js';

/** Offered at every question; it never becomes a "no". */
export const UNSURE = 'unsure';
const REVIEW = 'OUT-REVIEW';

export type WizardAnswers = Readonly<Record<string, unknown>>;

/** Decided: which outcome, at which question, with its source. */
export interface Decided {
  outcome: string;
  decidedAt: string;
  cite: string;
}

/** Undecided: the question that is asked next. */
export interface Undecided {
  outcome: null;
  nextQuestion: string;
}

/** An answer that its question does not offer. */
export interface RefusedAnswer {
  refused: 'answer_not_offered';
}

const answerOf = (answers: WizardAnswers, { id }: WizardQuestion): unknown => (Object.hasOwn(answers, id) ? answers[id] : undefined) ?? undefined;

/**
 * Follows the wizard from its first question and stops at the first outcome. `unsure` leads to OUT-REVIEW wherever it is said: PHI is held
 * until somebody decides. Answers below the deciding question count for nothing; one that is not offered is refused when it is reached.
 * Source: 45 CFR 160.103 (business associate), 164.502(e), 164.504(e); each question cites its own.
 */
export const determination = (answers: WizardAnswers, wizard: Wizard = BAA_WIZARD): Decided | Undecided | RefusedAnswer => {
  const questions = new Map(wizard.questions.map((question) => [question.id, question]));
  // A wizard that leads back to a question would never end; each is asked once at most.
  for (let question = wizard.questions[0]; question; ) {
    const given = answerOf(answers, question);
    const { id, cite } = question;
    if (given === undefined) return { outcome: null, nextQuestion: id };
    if (given === UNSURE) return { outcome: REVIEW, decidedAt: id, cite };
    const to = question.answers.find(({ value }) => value === given)?.to;
    if (to === undefined) return { refused: 'answer_not_offered' };
    questions.delete(id);
    const next = questions.get(to);
    if (!next) return { outcome: to, decidedAt: id, cite };
    question = next;
  }
  return { outcome: REVIEW, decidedAt: '', cite: '' };
};

/** The rule `determination` on plain JSON. Answers to unknown questions are ignored; what is no set of answers is refused. */
export const determinationRule = (input: Record<string, unknown>): object => {
  const { answers } = input;
  return isRecord(answers) ? determination(answers) : { refused: 'not_answers' };
};
