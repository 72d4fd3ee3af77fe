import { type LocalDate, addMonths, isLocalDate } from '../dates/local-date.js';
import { evidenceKind, EVIDENCE_FIELDS, type EvidenceField } from './evidence-kinds.js';

/** What an auditor found, in the words of AICPA's attestation standards (AT-C 205). */
export const OPINIONS = ['unqualified', 'qualified', 'adverse', 'disclaimer'] as const;
export type Opinion = (typeof OPINIONS)[number];

/** What is known of a document. A field that is absent was not said. */
export interface EvidenceFacts {
  /** The day that it speaks of: issued, approved, tested, destroyed. */
  readonly asOf?: LocalDate;
  readonly periodFrom?: LocalDate;
  readonly periodTo?: LocalDate;
  /** The last day of which a bridge letter speaks. */
  readonly bridgeTo?: LocalDate;
  /** The last day that the document itself names. */
  readonly validTo?: LocalDate;
  readonly opinion?: Opinion;
  /** What the auditor or tester found wrong, in words. */
  readonly exceptions?: string;
  readonly scope?: string;
  /** What the report expects of its readers themselves, one a line (complementary user entity controls). */
  readonly userControls?: string;
}

export const LONGEST_FACT = 4_000;
const DAYS: readonly EvidenceField[] = ['asOf', 'periodFrom', 'periodTo', 'bridgeTo', 'validTo'];

/** What is wrong with facts, a sentence each with its field; empty: nothing. */
export const factProblems = (facts: Readonly<Record<string, unknown>>): { readonly field: string; readonly message: string }[] => {
  const problems = Object.entries(facts).flatMap(([field, value]) => {
    if (!EVIDENCE_FIELDS.includes(field as EvidenceField)) return [{ field, message: 'is nothing that is said of a document' }];
    if (DAYS.includes(field as EvidenceField)) return isLocalDate(value) ? [] : [{ field, message: 'is not a day' }];
    if (field === 'opinion') return OPINIONS.includes(value as Opinion) ? [] : [{ field, message: 'is none of the four opinions' }];
    return typeof value === 'string' && value.length <= LONGEST_FACT ? [] : [{ field, message: `is not a text of at most ${LONGEST_FACT} characters` }];
  });
  if (problems.length > 0) return problems;
  const { periodFrom, periodTo, bridgeTo } = facts as EvidenceFacts;
  if (periodFrom && periodTo && periodTo < periodFrom) return [{ field: 'periodTo', message: 'is before the period begins' }];
  if (bridgeTo && periodTo && bridgeTo < periodTo) return [{ field: 'bridgeTo', message: 'is before the period ends' }];
  return [];
};

/** Until when a document counts, and why. `stated`: it, or a letter that goes with it, says so. `usual`: what its kind is usually taken for, which is our policy. */
export interface Validity {
  readonly until: LocalDate;
  readonly from: 'stated' | 'usual';
  readonly why: string;
}

/** Null: cannot tell. */
export const validityOf = (kind: string, facts: EvidenceFacts): Validity | null => {
  const { label, months } = evidenceKind(kind);
  if (facts.validTo) return { until: facts.validTo, from: 'stated', why: `It names ${facts.validTo} as its last day.` };
  const last = facts.periodTo ?? facts.asOf;
  const usual = last && months ? addMonths(last, months) : null;
  if (facts.bridgeTo && (usual === null || facts.bridgeTo > usual)) return { until: facts.bridgeTo, from: 'stated', why: `A bridge letter speaks for the time until ${facts.bridgeTo}.` };
  return usual && last ? { until: usual, from: 'usual', why: `${label}: taken for ${months} months after ${last}, by policy; it names no last day itself.` } : null;
};
