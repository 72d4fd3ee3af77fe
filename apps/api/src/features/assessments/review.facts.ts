import { answerWords } from '@holdfast/domain/questionnaires/answer-words';
import { evidenceGaps } from '@holdfast/domain/questionnaires/evidence-gaps';
import { findingsOfSubmission, remedyOf, type SubmissionFinding } from '@holdfast/domain/findings/findings-of-submission';
import type { Answers, Question, Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import { scoreArithmetic, scoreQuestionnaire, type AnswerFinding, type QuestionnaireResult } from '@holdfast/domain/questionnaires/questionnaire-score';
import { canonicalJson } from '@holdfast/domain/json/canonical-json';
import type { Exchanged } from '../requests/requests.reader.js';
import type { Submission, SubmissionFile } from '../requests/exchange.facts.js';
import type { Assessment } from './assessment.entity.js';
import type { Verdict } from './verdict.entity.js';

/** A weakness in an answer, with when it should be remedied. */
export interface Gap extends AnswerFinding {
  readonly remediation: string | null;
}

/** One question of a review: what was answered, what it reveals, and what was made of it. */
export interface ReviewedQuestion {
  readonly question: Question;
  readonly words: string | null;
  readonly comment: string;
  readonly gap: Gap | null;
  readonly lacksEvidence: boolean;
  /** Nobody could say: no gap, and nothing that is good. */
  readonly notKnown: boolean;
  readonly files: readonly SubmissionFile[];
  readonly verdict: Verdict | null;
  /** What the submission before said, where that differs. */
  readonly before: string | null;
  readonly changed: boolean;
}

/** A submission as its reviewer reads it. What follows from answers alone is computed; only verdicts and the decision are kept. */
export interface Review {
  readonly exchanged: Exchanged;
  readonly assessment: Assessment;
  readonly questionnaire: Questionnaire;
  readonly submission: Submission;
  readonly result: QuestionnaireResult;
  readonly arithmetic: string;
  readonly questions: readonly ReviewedQuestion[];
  readonly notAsked: readonly Question[];
  /** What becomes a finding when it is decided. */
  readonly findings: readonly SubmissionFinding[];
}

interface Parts {
  readonly exchanged: Exchanged;
  readonly assessment: Assessment;
  readonly questionnaire: Questionnaire;
  readonly submission: Submission;
  readonly earlier: Submission | null;
  readonly files: readonly SubmissionFile[];
  readonly verdicts: readonly Verdict[];
}

export const reviewOf = ({ exchanged, assessment, questionnaire, submission, earlier, files, verdicts }: Parts): Review => {
  const { asked, answers, comments } = submission.content;
  const result = scoreQuestionnaire(questionnaire, answers, submission.submittedOn);
  const shown = questionnaire.questions.filter(({ id }) => asked.includes(id));
  const covered = new Set(files.flatMap(({ questionKeys }) => questionKeys));
  const without = evidenceGaps(shown, covered);
  const notKnown = ({ id }: Question) => answers[id]?.instead === 'unknown';
  const lacking = new Set(without.map(({ id }) => id));
  return {
    exchanged, assessment, questionnaire, submission, result,
    arithmetic: scoreArithmetic(questionnaire, answers, submission.submittedOn),
    findings: findingsOfSubmission(questionnaire, result.findings, without, submission.submittedOn),
    notAsked: questionnaire.questions.filter(({ id }) => !asked.includes(id)),
    questions: shown.map((question) => {
      const found = result.findings.find((finding) => finding.question === question.id);
      const changed = earlier !== null && !unchanged(question.id, submission, earlier);
      return {
        question, changed,
        words: notKnown(question) && submission.sourceWords !== null ? 'Not found in the source' : answerWords(question, answers[question.id]),
        notKnown: notKnown(question),
        comment: comments[question.id] ?? '',
        gap: found ? { ...found, remediation: remedyOf(question, found.finding) } : null,
        lacksEvidence: lacking.has(question.id),
        files: files.filter(({ questionKeys }) => questionKeys.includes(question.id)),
        verdict: verdicts.find(({ questionKey }) => questionKey === question.id) ?? null,
        before: changed ? wordsBefore(question, earlier.content.answers) : null,
      };
    }),
  };
};

/** Questions whose answer and comment are the same in both submissions. */
export const unchangedQuestions = (one: Submission, other: Submission): string[] => one.content.asked.filter((id) => unchanged(id, one, other));

const unchanged = (id: string, { content: one }: Submission, { content: other }: Submission): boolean =>
  other.asked.includes(id) && canonicalJson([one.answers[id] ?? null, one.comments[id] ?? '']) === canonicalJson([other.answers[id] ?? null, other.comments[id] ?? '']);

const wordsBefore = (question: Question, answers: Answers): string => answerWords(question, answers[question.id]) ?? 'Not answered';

/** A vendor's answer with its comment, as a finding keeps it. */
export const detailOf = (reviewed: ReviewedQuestion | undefined): string => [reviewed?.words, reviewed?.comment].filter(Boolean).join('\n');
