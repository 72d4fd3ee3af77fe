import { isLocalDate, type LocalDate } from '../dates/local-date.js';
import type { Answers } from '../questionnaires/questionnaire.js';

export const CLOSING_OUTCOMES = ['destroyed', 'returned', 'both', 'infeasible', 'never', 'open'] as const;
export type ClosingOutcome = (typeof CLOSING_OUTCOMES)[number];

/** What somebody certified about the PHI that was held under an agreement. Days are local days; null: not said. */
export interface Certificate {
  outcome: ClosingOutcome;
  completedOn: LocalDate | null;
  /** Codes of the questionnaire: how, and which places. */
  methods: readonly string[];
  scope: readonly string[];
  backups: 'gone' | 'expire' | 'none' | null;
  backupsExpireOn: LocalDate | null;
  subcontractors: 'gone' | 'none' | 'open' | null;
  /** Why returning or destroying it is not feasible, and what is kept. */
  justification: string;
  kept: string;
  protectionsGoOn: boolean | null;
  /** Who did or witnessed it. */
  witness: string;
}

const oneOf = <T extends string>(value: unknown, words: readonly T[]): T | null => words.find((word) => word === value) ?? null;
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []);
const day = (value: unknown): LocalDate | null => (isLocalDate(value) ? value : null);
const words = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** The certificate of an answered questionnaire; unsaid things stay unsaid. An outcome that is not one counts as not done. */
export const certificateOf = (answers: Answers): Certificate => {
  const value = (question: string): unknown => answers[question]?.value ?? null;
  const goOn = value('RTD-10');
  return {
    outcome: oneOf(value('RTD-01'), CLOSING_OUTCOMES) ?? 'open',
    completedOn: day(value('RTD-02')),
    methods: texts(value('RTD-03')),
    scope: texts(value('RTD-04')),
    backups: oneOf(value('RTD-05'), ['gone', 'expire', 'none'] as const),
    backupsExpireOn: day(value('RTD-06')),
    subcontractors: oneOf(value('RTD-07'), ['gone', 'none', 'open'] as const),
    justification: words(value('RTD-08')),
    kept: words(value('RTD-09')),
    protectionsGoOn: goOn === 'yes' ? true : goOn === 'no' ? false : null,
    witness: words(value('RTD-11')),
  };
};
