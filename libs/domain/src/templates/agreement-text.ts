import type { ClauseLevel, Citations, Variant } from './baa-template.js';

export interface AgreementClause {
  /** The template's, the same in every version. */
  readonly id: string;
  readonly number: string;
  readonly heading: string;
  readonly text: string;
  readonly level: ClauseLevel;
  readonly citations: Citations;
  /** In words of the organization's own. */
  readonly edited: boolean;
}

/** A section or schedule without content keeps its number, so that the numbers named in the text stay right. */
export const NOT_USED = 'Not used.';

/** An agreement as it is read and signed: plain data, every place filled, every number given. What is printed, shown and hashed is this. */
export interface AgreementText {
  readonly template: { readonly id: string; readonly version: string };
  readonly variant: Variant;
  readonly title: string;
  readonly parties: string;
  readonly recitals: readonly string[];
  readonly definitions: readonly { readonly term: string; readonly text: string }[];
  readonly sections: readonly { readonly number: number; readonly heading: string; readonly clauses: readonly AgreementClause[] }[];
  readonly schedules: readonly { readonly number: number; readonly heading: string; readonly items: readonly string[] }[];
  readonly signatures: readonly { readonly party: string; readonly lines: readonly string[] }[];
}

export interface AgreementLine {
  readonly kind: 'title' | 'heading' | 'clause' | 'text' | 'item' | 'signature';
  /** `2.5` before a clause, `Schedule 1` before a schedule’s heading. */
  readonly number?: string;
  /** Bold before the text: a clause's heading, a defined term. */
  readonly lead?: string;
  readonly text: string;
  readonly clauseId?: string;
}

/** The agreement from top to bottom, line by line: paper and screen both print this, so neither can say what the other does not. */
export const agreementLines = ({ title, parties, recitals, definitions, sections, schedules, signatures }: AgreementText): AgreementLine[] => [
  { kind: 'title', text: title },
  { kind: 'text', text: parties },
  { kind: 'heading', text: 'Background' },
  ...recitals.map((text, at): AgreementLine => ({ kind: 'item', number: `(${String.fromCharCode(97 + at)})`, text })),
  { kind: 'heading', text: 'Definitions' },
  ...definitions.map(({ term, text }): AgreementLine => ({ kind: 'text', lead: term, text })),
  ...sections.flatMap(({ number, heading, clauses }): AgreementLine[] => [
    { kind: 'heading', number: `${number}`, text: heading },
    ...(clauses.length === 0 ? [{ kind: 'text' as const, text: NOT_USED }] : clauses.map((clause): AgreementLine => ({ kind: 'clause', number: clause.number, lead: clause.heading, text: clause.text, clauseId: clause.id }))),
  ]),
  ...schedules.flatMap(({ number, heading, items }): AgreementLine[] => [
    { kind: 'heading', number: `Schedule ${number}`, text: heading },
    ...(items.length === 0 ? [NOT_USED] : items).map((text): AgreementLine => ({ kind: 'item', text })),
  ]),
  { kind: 'heading', text: 'Signatures' },
  ...signatures.flatMap(({ party, lines }): AgreementLine[] => [{ kind: 'text', lead: party, text: '' }, ...lines.map((text): AgreementLine => ({ kind: 'signature', text }))]),
];
