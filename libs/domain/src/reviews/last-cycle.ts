import { canonicalJson } from '../json/canonical-json.js';
import { answerWords } from '../questionnaires/answer-words.js';
import { type Answers, compareSeverity, type Question, type Questionnaire, type Severity } from '../questionnaires/questionnaire.js';
import { type AnswerFinding, scoreQuestionnaire } from '../questionnaires/questionnaire-score.js';
import type { LocalDate } from '../dates/local-date.js';

/** A submission that was decided before, of the same vendor. */
export interface EarlierCycle {
  readonly questionnaire: Questionnaire;
  readonly asked: readonly string[];
  readonly answers: Answers;
  readonly comments: Readonly<Record<string, string>>;
  readonly submittedOn: LocalDate;
}

/** What a vendor answered to a question the last time, beside what it answers now. */
export interface LastCycleAnswer {
  /** Null: it was asked and not answered. */
  readonly words: string | null;
  readonly comment: string;
  readonly on: LocalDate;
  readonly changed: boolean;
  /** It shows a gap now and showed none then, or a graver one. */
  readonly worse: boolean;
  readonly gap: Severity | null;
}

/** The question that asked the same: by its id in the same questionnaire, whichever version, else by its concept. */
const counterpart = (question: Question, { id }: Pick<Questionnaire, 'id'>, earlier: Questionnaire): Question | undefined =>
  (id === earlier.id ? earlier.questions.find((each) => each.id === question.id) : undefined) ?? (question.concept ? earlier.questions.find(({ concept }) => concept === question.concept) : undefined);

/** By question: what the last cycle answered, for those that were asked then. */
export const lastCycle = (questionnaire: Questionnaire, answers: Answers, findings: readonly AnswerFinding[], earlier: EarlierCycle): Map<string, LastCycleAnswer> => {
  const then = scoreQuestionnaire(earlier.questionnaire, earlier.answers, earlier.submittedOn).findings;
  const asked = new Set(earlier.asked);
  return new Map(questionnaire.questions.flatMap((question): [string, LastCycleAnswer][] => {
    const before = counterpart(question, questionnaire, earlier.questionnaire);
    if (!before || !asked.has(before.id)) return [];
    const gap = then.find((finding) => finding.question === before.id)?.severity ?? null;
    const now = findings.find((finding) => finding.question === question.id)?.severity ?? null;
    return [[question.id, {
      words: answerWords(before, earlier.answers[before.id]), comment: earlier.comments[before.id] ?? '', on: earlier.submittedOn, gap,
      changed: canonicalJson(earlier.answers[before.id] ?? null) !== canonicalJson(answers[question.id] ?? null),
      worse: now !== null && (gap === null || compareSeverity(now, gap) > 0),
    }]];
  }));
};
