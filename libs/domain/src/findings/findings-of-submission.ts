import { addDays, type LocalDate } from '../dates/local-date.js';
import { compareSeverity, type Question, type Questionnaire, type Severity } from '../questionnaires/questionnaire.js';
import { type AnswerFinding, remediationDaysOf } from '../questionnaires/questionnaire-score.js';

/** A weakness that a submission shows, one a question. */
export interface SubmissionFinding {
  readonly questionKey: string;
  readonly cause: 'gap' | 'evidence';
  readonly severity: Severity;
  readonly title: string;
  /** What would be enough. */
  readonly expected: string;
  readonly dueOn: LocalDate;
}

const LONGEST_NAMED = 120;

/** No document came for this question, as a finding's title. */
const missingEvidence = ({ text }: Question): string => `No document was sent for “${text.length > LONGEST_NAMED ? `${text.slice(0, LONGEST_NAMED - 1).trimEnd()}…` : text}”`;

/** What is missing of a document weighs little until somebody says otherwise. */
const MISSING_EVIDENCE_SEVERITY: Severity = 'low';

/** The remedy that a question's own rule names for this gap; null: it names none. */
export const remedyOf = (question: Question, finding: string): string | null => question.gapAnswers?.find((gap) => gap.finding === finding)?.remediation ?? null;

/**
 * What a submission shows, one finding a question: its gap, else the document that is missing. Days count from the submission, by the questionnaire's days or the usual ones
 * (`remediationDays`). `lacking`: the questions whose required document was not sent.
 */
export const findingsOfSubmission = (questionnaire: Questionnaire, gaps: readonly AnswerFinding[], lacking: readonly Question[], submittedOn: LocalDate): SubmissionFinding[] => {
  const byQuestion = new Map(gaps.map((gap) => [gap.question, gap]));
  const missing = new Set(lacking.map(({ id }) => id));
  return questionnaire.questions.flatMap((question): SubmissionFinding[] => {
    const gap = byQuestion.get(question.id);
    if (gap) return [{ questionKey: question.id, cause: 'gap', severity: gap.severity, title: gap.finding, expected: remedyOf(question, gap.finding) ?? question.expected ?? '', dueOn: gap.dueOn }];
    if (!missing.has(question.id)) return [];
    return [{ questionKey: question.id, cause: 'evidence', severity: MISSING_EVIDENCE_SEVERITY, title: missingEvidence(question), expected: 'A document that shows it', dueOn: addDays(submittedOn, remediationDaysOf(questionnaire, MISSING_EVIDENCE_SEVERITY)) }];
  });
};

/** What a finding is about, so that it is never open twice: a question of a questionnaire, whichever version and request asked it. */
export const subjectOfQuestion = (questionnaireId: string, questionKey: string): string => `question ${questionnaireId} ${questionKey}`;

interface Weight {
  readonly severity: Severity;
  readonly dueOn: LocalDate;
}

/** A weakness seen again: the graver severity, and the day that was set first unless a graver one brings an earlier. */
export const seenAgain = (known: Weight, seen: Weight): Weight =>
  compareSeverity(seen.severity, known.severity) > 0 ? { severity: seen.severity, dueOn: seen.dueOn < known.dueOn ? seen.dueOn : known.dueOn } : { severity: known.severity, dueOn: known.dueOn };
