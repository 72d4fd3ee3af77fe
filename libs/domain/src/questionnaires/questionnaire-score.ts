import { addDays, type LocalDate } from '../dates/local-date.js';
import { passesTest } from './answer-test.js';
import { compareSeverity, isAnswered, optionsOf, valueOf, type Answer, type Answers, type GapAnswer, type Question, type Questionnaire, type Severity } from './questionnaire.js';
import { visibleQuestions } from './visible-questions.js';

/** A weakness that an answer revealed, to be remedied `dueDays` after the submission. */
export interface AnswerFinding {
  question: string;
  severity: Severity;
  dueDays: number;
  dueOn: LocalDate;
  finding: string;
}

/** A share of the reachable score, 0 to 1, to six places. */
export interface Score {
  decimal: number;
}

/** Everything a submission says by itself, before a person reads it. */
export interface QuestionnaireResult {
  visible: string[];
  missingRequired: string[];
  sections: Record<string, Score | null>;
  /** Null, with no band, when nothing was scored. */
  overall: Score | null;
  band: string | null;
  findings: AnswerFinding[];
}

const PENALTIES: Record<Severity, number> = { low: 0.25, medium: 0.5, high: 0.75, critical: 1 };
const REMEDIATION_DAYS: Record<Severity, number> = { critical: 15, high: 30, medium: 90, low: 180 };
const BANDS = [{ min: 0.9, label: 'low' }, { min: 0.75, label: 'moderate' }, { min: 0.5, label: 'high' }, { min: 0, label: 'critical' }];

/** Sums of tenths are not exact: 0.9 must reach the band that begins at 0.9. */
const ROUNDING = 1e-9;

/** How many days a finding of this severity may stay: the questionnaire's own, else 15, 30, 90 or 180 from critical to low. */
export const remediationDaysOf = ({ remediationDays }: Pick<Questionnaire, 'remediationDays'>, severity: Severity): number => remediationDays?.[severity] ?? REMEDIATION_DAYS[severity];

const severityOf = (gap: GapAnswer, question: Question): Severity => gap.severity ?? question.severity ?? 'medium';

/** The one gap a question raises: of those that fire, the most severe; the first listed wins a tie. */
const firedGap = (question: Question, answer: Answer | undefined, submittedOn: LocalDate): GapAnswer | null => {
  let worst: GapAnswer | null = null;
  for (const gap of question.gapAnswers ?? []) {
    if (!passesTest(gap.when, question, answer, submittedOn)) continue;
    if (worst === null || compareSeverity(severityOf(gap, question), severityOf(worst, question)) > 0) worst = gap;
  }
  return worst;
};

/** A question's own score, or null when it drops out: not scored, not answered, not applicable, not known. */
const scoreOf = (questionnaire: Questionnaire, question: Question, answer: Answer | undefined, gap: GapAnswer | null): number | null => {
  if (question.scored === false || answer?.instead || !isAnswered(question, answer)) return null;
  const isChoice = question.type === 'yes_no_na' || question.type === 'single_choice';
  if (isChoice && answer?.none !== true) return optionsOf(question).find(({ value }) => value === valueOf(answer))?.score ?? null;
  if (gap === null) return 1;
  const severity = severityOf(gap, question);
  return 1 - (questionnaire.scoring?.severityPenalty?.[severity] ?? PENALTIES[severity]);
};

interface Sum {
  weight: number;
  reached: number;
}

const exactShare = ({ weight, reached }: Sum): number | null => (weight > 0 ? reached / weight : null);

const scoreFor = (share: number | null): Score | null => (share === null ? null : { decimal: Math.round((share + Number.EPSILON) * 1e6) / 1e6 });

const bandOf = (questionnaire: Questionnaire, share: number, hasCritical: boolean): string => {
  const bands = [...(questionnaire.scoring?.bands ?? BANDS)].sort((a, b) => b.min - a.min);
  const band = bands.find(({ min }) => share >= min - ROUNDING)?.label ?? bands.at(-1)?.label ?? 'critical';
  return hasCritical && (band === 'low' || band === 'moderate') ? 'high' : band;
};

interface Reading {
  readonly visible: readonly Question[];
  readonly findings: AnswerFinding[];
  readonly sections: ReadonlyMap<string, Sum>;
  readonly whole: Sum;
}

const readAnswers = (questionnaire: Questionnaire, answers: Answers, submittedOn: LocalDate): Reading => {
  const visible = visibleQuestions(questionnaire, answers, submittedOn);
  const sections = new Map<string, Sum>(questionnaire.sections.map(({ id }) => [id, { weight: 0, reached: 0 }]));
  const whole: Sum = { weight: 0, reached: 0 };
  const findings: AnswerFinding[] = [];
  for (const question of visible) {
    const answer = answers[question.id];
    const gap = firedGap(question, answer, submittedOn);
    if (gap) {
      const severity = severityOf(gap, question);
      const dueDays = gap.dueDays ?? remediationDaysOf(questionnaire, severity);
      findings.push({ question: question.id, severity, dueDays, dueOn: addDays(submittedOn, dueDays), finding: gap.finding });
    }
    const score = scoreOf(questionnaire, question, answer, gap);
    if (score === null) continue;
    const weight = question.weight ?? 1;
    for (const sum of [whole, sections.get(question.section)]) {
      if (sum === undefined) continue;
      sum.weight += weight;
      sum.reached += weight * score;
    }
  }
  return { visible, findings, sections, whole };
};

/**
 * Scores a submission and raises its findings. Sections and the whole are sums of weight × score over sums of weight; what is
 * hidden, unscored, unanswered or not applicable is in neither sum. With a critical finding the band is never better than
 * high. Answers are taken as valid (`answer-validity.ts`). Source: `scoring`, `gapOperators` and `multipleGapRule` of the questionnaire.
 */
export const scoreQuestionnaire = (questionnaire: Questionnaire, answers: Answers, submittedOn: LocalDate): QuestionnaireResult => {
  const { visible, findings, sections, whole } = readAnswers(questionnaire, answers, submittedOn);
  const share = exactShare(whole);
  return {
    visible: visible.map(({ id }) => id),
    missingRequired: visible.filter((question) => question.required === true && !isAnswered(question, answers[question.id])).map(({ id }) => id),
    sections: Object.fromEntries([...sections].map(([id, sum]) => [id, scoreFor(exactShare(sum))])),
    overall: scoreFor(share),
    band: share === null ? null : bandOf(questionnaire, share, findings.some(({ severity }) => severity === 'critical')),
    findings,
  };
};

/** How the score came about, in a sentence: points reached of those reachable, and where the bands begin. */
export const scoreArithmetic = (questionnaire: Questionnaire, answers: Answers, submittedOn: LocalDate): string => {
  const { whole, findings } = readAnswers(questionnaire, answers, submittedOn);
  const unknown = visibleQuestions(questionnaire, answers, submittedOn).filter(({ id }) => answers[id]?.instead === 'unknown').length;
  const left = unknown === 0 ? '' : unknown === 1 ? ' One answer is not known and counts for nothing.' : ` ${unknown} answers are not known and count for nothing.`;
  if (whole.weight === 0) return `No answer is scored.${left}`;
  const bands = [...(questionnaire.scoring?.bands ?? BANDS)].sort((a, b) => b.min - a.min).filter(({ min }) => min > 0);
  const capped = findings.some(({ severity }) => severity === 'critical') ? ' With a critical gap it is never better than high.' : '';
  return `${whole.reached.toFixed(1)} of ${whole.weight.toFixed(1)} points: ${bands.map(({ label, min }) => `${label} from ${min.toFixed(2)}`).join(', ')}.${capped}${left}`;
};
