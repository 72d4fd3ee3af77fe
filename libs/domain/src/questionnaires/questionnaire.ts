/** How grave a gap is. */
export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const QUESTION_TYPES = ['yes_no_na', 'single_choice', 'multi_choice', 'number', 'date', 'text', 'long_text', 'table', 'file'] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

/** A test on one answer; what each operator means stands in the questionnaire itself (`gapOperators`). */
export interface AnswerTest {
  op: 'in' | 'gt' | 'lt' | 'olderThanDays' | 'empty' | 'includes';
  value?: unknown;
}

/** A test on the answer to an earlier question. */
export interface Condition extends AnswerTest {
  question: string;
}

export interface ShowIf {
  all?: readonly Condition[];
  any?: readonly Condition[];
}

/** An answer that reveals a weakness. Without a severity of its own it has the question's. */
export interface GapAnswer {
  when: AnswerTest;
  finding: string;
  remediation?: string;
  severity?: Severity;
  /** Days to mend it; without them those of its severity. */
  dueDays?: number;
}

/** One way to answer a choice. `score` 0–1; null or absent drops out of the score. */
export interface Option {
  value: string;
  label: string;
  score?: number | null;
}

export const COLUMN_TYPES = ['text', 'number', 'date', 'choice', 'choices'] as const;

/** One column of a question that is answered by rows. */
export interface Column {
  id: string;
  label: string;
  type: (typeof COLUMN_TYPES)[number];
  required?: boolean;
  hint?: string;
  options?: readonly Option[];
}

export interface Question {
  id: string;
  section: string;
  text: string;
  help?: string;
  /** Why it is asked; who answers reads it. */
  why?: string;
  /** What a good answer holds; who answers never reads it. */
  expected?: string;
  /** What it asks, whichever questionnaire asks it: an answer to one is offered for the other. */
  concept?: string;
  type: QuestionType;
  required?: boolean;
  scored?: boolean;
  weight?: number;
  severity?: Severity;
  options?: readonly Option[];
  /** Of a table. */
  columns?: readonly Column[];
  unit?: string;
  /** Whether "none or never" may be ticked instead of an answer. */
  allowNone?: boolean;
  noneLabel?: string;
  showIf?: ShowIf;
  gapAnswers?: readonly GapAnswer[];
  riskDriver?: string;
  evidence?: { kinds: readonly string[]; required: boolean };
  citations?: Readonly<Record<string, readonly string[]>>;
}

export interface Section {
  id: string;
  title: string;
  description?: string;
}

/** A version of a questionnaire: questions in the order in which they are asked. */
export interface Questionnaire {
  id: string;
  title: string;
  version: string;
  sections: readonly Section[];
  questions: readonly Question[];
  scoring?: { severityPenalty?: Partial<Record<Severity, number>>; bands?: ReadonlyArray<{ min: number; label: string }> };
  remediationDays?: Partial<Record<Severity, number>>;
}

/** Where a request asks no questions: a contract is read and signed. */
export const NOTHING_ASKED: Questionnaire = { id: '', title: '', version: '', sections: [], questions: [] };

/** What can be said instead of an answer. */
export const INSTEAD = ['unknown', 'not_applicable'] as const;
export type Instead = (typeof INSTEAD)[number];

/** What was answered: a value (text, number, date as YYYY-MM-DD, option values, rows, file names), the ticked none-or-never box, or what was said instead. */
export interface Answer {
  value?: unknown;
  none?: boolean;
  /** Without a score. *Not applicable* needs a reason, in the answer's comment. */
  instead?: Instead | null;
}
export type Answers = Readonly<Record<string, Answer | undefined>>;

/** The options of a question; a yes_no_na without any has the usual three. */
export const optionsOf = (question: Question): readonly Option[] =>
  question.options ?? (question.type === 'yes_no_na' ? [{ value: 'yes', label: 'Yes', score: 1 }, { value: 'no', label: 'No', score: 0 }, { value: 'na', label: 'Not applicable', score: null }] : []);

/** Has the respondent ticked none-or-never where the question offers it? */
export const isNone = (question: Question, answer: Answer | undefined): boolean => question.allowNone === true && answer?.none === true;

/** The value given, or null when there is none: blank text and empty lists are no answers, nor is a value beside what was said instead. */
export const valueOf = (answer: Answer | undefined): unknown => {
  if (answer?.instead) return null;
  const value = answer?.value ?? null;
  if (typeof value === 'string' && value.trim() === '') return null;
  return Array.isArray(value) && value.length === 0 ? null : value;
};

/** Was the question answered: by a value, by the none-or-never box, or by saying why there is no answer? */
export const isAnswered = (question: Question, answer: Answer | undefined): boolean => Boolean(answer?.instead) || isNone(question, answer) || valueOf(answer) !== null;

/** The more severe of two comes out positive. */
export const compareSeverity = (a: Severity, b: Severity): number => SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b);
