import content from './baa-template.json' with { type: 'json' };

export const VARIANTS = ['ce-ba', 'ba-sub'] as const;
/** Who stands above whom: a covered entity and its business associate, or a business associate and its subcontractor (45 CFR 164.502(e)(1)). */
export type Variant = (typeof VARIANTS)[number];

export interface Citations {
  readonly cfr: readonly string[];
  readonly other: readonly string[];
}

/** Where the text comes from, and how much of it is law: a recommended clause is a contract term, never a requirement. */
export type ClauseLevel = 'required' | 'required-if-delegated' | 'conditional' | 'permitted' | 'recommended';

interface Labelled {
  readonly value: string;
  readonly label: string;
}

/** One choice between wordings. Where `onlyWhen` does not hold, the last value counts. */
export interface TemplateOption {
  readonly id: string;
  readonly label: string;
  readonly values: readonly Labelled[];
  readonly default: Readonly<Record<Variant, string>>;
  readonly level: ClauseLevel;
  readonly basis: 'law' | 'contract';
  readonly checklist: readonly string[];
  readonly help?: string;
  readonly onlyWhen?: Readonly<Record<string, readonly string[]>>;
}

export type VariableType = 'variantWord' | 'text' | 'longText' | 'address' | 'email' | 'phone' | 'date' | 'integer' | 'enum' | 'set' | 'money' | 'table';

export interface TemplateVariable {
  readonly name: string;
  readonly type: VariableType;
  readonly label: string;
  readonly required: boolean;
  readonly source?: string;
  readonly default?: Readonly<Record<Variant, string | number>>;
  readonly help?: string;
  readonly variants?: readonly Variant[];
  readonly usedWhen?: Readonly<Record<string, readonly string[]>>;
  readonly values?: readonly (string | Labelled)[];
  readonly valuesFrom?: 'useCodes' | 'disclosureCodes';
  readonly suggested?: readonly string[];
  readonly columns?: readonly string[];
  readonly computed?: { readonly derive: string; readonly of: readonly string[] };
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly min?: number;
  readonly max?: number;
}

interface Wording {
  readonly text: string;
  readonly terms: Readonly<Record<string, unknown>>;
}

export interface TemplateClause {
  readonly id: string;
  readonly number: string;
  readonly section: string;
  readonly heading: string;
  readonly level: ClauseLevel;
  readonly basis: 'law' | 'contract';
  readonly variants: readonly Variant[];
  readonly include: { readonly always?: true; readonly when?: Readonly<Record<string, readonly string[]>> };
  readonly text?: string;
  readonly textByVariant?: Readonly<Record<Variant, string>>;
  /** The option whose value picks one of `alternatives`. Null there adds no text. */
  readonly choice?: string;
  readonly alternatives?: Readonly<Record<string, Wording | null>>;
  readonly satisfies: readonly string[];
  readonly terms: Readonly<Record<string, unknown>>;
  readonly citations: Citations;
  readonly note?: string;
}

export interface TemplateConstraint {
  readonly id: string;
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly citations: Citations;
}

export interface BaaTemplate {
  readonly id: string;
  readonly version: string;
  readonly status: string;
  readonly authorship: string;
  readonly variants: readonly { readonly id: Variant; readonly title: string; readonly kind: 'baa' | 'sub_baa'; readonly words: Readonly<Record<string, string>>; readonly note?: string }[];
  readonly parties: { readonly text: string };
  readonly recitals: Readonly<Record<Variant, readonly string[]>>;
  readonly definitions: readonly { readonly term: string; readonly text: string; readonly variants?: readonly Variant[] }[];
  readonly options: readonly TemplateOption[];
  readonly sections: readonly { readonly id: string; readonly number: number; readonly heading: string; readonly clauses: readonly string[] }[];
  readonly clauses: readonly TemplateClause[];
  readonly schedules: readonly {
    readonly number: number; readonly id: string; readonly heading: string; readonly items: readonly string[];
    readonly itemsByVariant?: Partial<Readonly<Record<Variant, readonly string[]>>>; readonly include?: { readonly when: Readonly<Record<string, readonly string[]>> };
  }[];
  readonly signatures: readonly { readonly id: string; readonly party: string; readonly lines: readonly string[] }[];
  readonly constraints: readonly TemplateConstraint[];
  readonly useCodes: readonly Labelled[];
  readonly disclosureCodes: readonly Labelled[];
  readonly variables: readonly TemplateVariable[];
  readonly silentTerms: Readonly<Record<string, unknown>>;
}

/**
 * The BAA template that Holdfast ships: own wording in two variants, with options, variables and constraints. A draft for a lawyer's review, not
 * legal advice. It is data; the compiler reads its words as plain strings.
 */
export const BAA_TEMPLATE = content as unknown as BaaTemplate;

/** The labels of question PRO-04, whose values the kinds of PHI share. */
const PHI_TYPE_LABELS: Readonly<Record<string, string>> = {
  demographic: 'Names and contact details', clinical: 'Diagnoses, treatment, results', financial: 'Billing, insurance or payment data', ssn: 'Social Security numbers',
  sud: 'Substance use disorder treatment records (42 CFR Part 2)', psych: 'Psychotherapy notes', genetic: 'Genetic information', biometric: 'Biometrics or full-face images', minors: 'Children’s records',
};

/** What an enum or a set offers, each value with its label; none for other types. */
export const offeredBy = (template: BaaTemplate, variable: TemplateVariable): readonly Labelled[] => {
  if (variable.valuesFrom) return template[variable.valuesFrom];
  return (variable.values ?? []).map((value) => (typeof value === 'string' ? { value, label: PHI_TYPE_LABELS[value] ?? value } : value));
};
