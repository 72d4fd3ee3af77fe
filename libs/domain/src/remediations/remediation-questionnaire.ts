import { dayWords } from '../dates/date-words.js';
import { isLocalDate, type LocalDate } from '../dates/local-date.js';
import type { Answers, Question, Questionnaire } from '../questionnaires/questionnaire.js';

/** What a vendor is asked to mend, in the words that it reads. */
export interface RemediationAsk {
  readonly found: string;
  readonly expected: string;
  readonly by: LocalDate;
}

export const REMEDIATION_STATES = ['done', 'under_way', 'disagree'] as const;
export type RemediationState = (typeof REMEDIATION_STATES)[number];

/** What the vendor says of one finding. */
export interface RemediationAnswer {
  /** Null: it did not say. */
  readonly state: RemediationState | null;
  /** Until when it is under way. */
  readonly until: LocalDate | null;
  readonly words: string;
}

const LABELS: Record<RemediationState, string> = { done: 'Done', under_way: 'Under way until a day', disagree: 'We see it differently' };

/** The questions about the finding at this place in the list, from 0. Their ids are what a return names. */
export const questionsAt = (at: number) => ({ state: `FIX-${at + 1}-STATE`, until: `FIX-${at + 1}-UNTIL`, words: `FIX-${at + 1}-WORDS` });

const sectionOf = ({ found, expected, by }: RemediationAsk, at: number): { section: Questionnaire['sections'][number]; questions: Question[] } => {
  const { state, until, words } = questionsAt(at);
  const id = `fix-${at + 1}`;
  const help = [expected && `Expected: ${/[.!?]$/.test(expected) ? expected : `${expected}.`}`, `By ${dayWords(by)}.`].filter(Boolean).join(' ');
  return {
    section: { id, title: found, description: help },
    questions: [
      { id: state, section: id, text: `How far is this: ${found}`, help, type: 'single_choice', required: true, scored: false, options: REMEDIATION_STATES.map((value) => ({ value, label: LABELS[value] })) },
      { id: until, section: id, text: 'Until when will it be done?', type: 'date', required: true, scored: false, showIf: { all: [{ question: state, op: 'in', value: ['under_way'] }] } },
      { id: words, section: id, text: 'What was done, is being done, or is seen differently?', help: 'In your own words. Put documents that show it to this answer. Nothing about patients.', type: 'text', required: true, scored: false, evidence: { kinds: ['policy', 'procedure', 'configuration_screenshot', 'corrective_action_plan', 'attestation'], required: false } },
    ],
  };
};

/** The questionnaire of a request for remediation, made for the occasion: a section a finding. */
export const remediationQuestionnaire = (asks: readonly RemediationAsk[]): Questionnaire => {
  const parts = asks.map(sectionOf);
  return { id: 'remediation', title: asks.length === 1 ? 'One finding to mend' : `${asks.length} findings to mend`, version: '1', sections: parts.map(({ section }) => section), questions: parts.flatMap(({ questions }) => questions) };
};

/** What was answered about the finding at this place; unsaid things stay unsaid. */
export const remediationAnswerAt = (answers: Answers, at: number): RemediationAnswer => {
  const { state, until, words } = questionsAt(at);
  const said = REMEDIATION_STATES.find((each) => each === answers[state]?.value) ?? null;
  const day = answers[until]?.value;
  const text = answers[words]?.value;
  return { state: said, until: said === 'under_way' && isLocalDate(day) ? day : null, words: typeof text === 'string' ? text.trim() : '' };
};

/** The same as one line of a history. */
export const remediationWords = ({ state, until, words }: RemediationAnswer): string =>
  `${state === 'under_way' && until ? `Under way until ${dayWords(until)}` : state ? LABELS[state] : 'Not said'}${words ? `. ${words}` : ''}`;
