import type { DeadlineBasis } from '../deadlines/deadline-fact.js';
import type { Severity } from '../questionnaires/questionnaire.js';

/** A blank of a statement's text, and what may stand in it. */
export interface StatementVariable {
  readonly name: string;
  readonly type: 'text' | 'longText' | 'date' | 'integer' | 'enum';
  readonly label: string;
  readonly values?: readonly string[];
  readonly required?: boolean;
}

/** The words of a statement, from a day on. A new version never changes a statement that was made. */
export interface StatementVersion {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly text: string;
  readonly variables: readonly StatementVariable[];
}

/** What follows when a statement is made with exceptions, cannot be made, or stops being true. */
export interface StatementOpens {
  readonly kind: 'finding' | 'request' | 'review' | 'deadline' | 'assurance';
  readonly title: string;
  readonly severity?: Severity;
  readonly dueDays?: number;
  readonly basis?: DeadlineBasis;
}

/** What a statement is about, who may make it, and what opens when it is not true, whatever its words. */
export interface StatementTerms {
  readonly id: string;
  readonly title: string;
  readonly basis: DeadlineBasis;
  readonly basisNote: string;
  readonly period: { readonly months: number | null; readonly text: string };
  readonly mayAttest: { readonly text: string; readonly needs: readonly string[]; readonly notBy?: readonly string[] };
  readonly citations: { readonly cfr: readonly string[]; readonly other: readonly string[] };
  readonly noLongerTrue: { readonly opens: readonly StatementOpens[]; readonly asks: string; readonly keeps: string };
}

/** A statement as Holdfast ships it: every version of its words. */
export interface Statement extends StatementTerms {
  /** False: asked only by who decides to, as of a rule that is proposed. */
  readonly on: boolean;
  readonly versions: readonly StatementVersion[];
}

/** A statement in exactly one version, as it is frozen into the request that asks for it. */
export interface FrozenStatement extends StatementTerms, Pick<StatementVersion, 'version' | 'text' | 'variables'> {}
