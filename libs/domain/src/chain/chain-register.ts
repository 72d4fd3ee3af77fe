import type { LocalDate } from '../dates/local-date.js';

/** A party of the chain. A covered entity starts paths; whoever serves one is its business associate (45 CFR 160.103). */
export interface ChainParty {
  id: string;
  kind: 'covered_entity' | 'business_associate';
}

/** One edge of the chain: `customer` engages `supplier`. First and last day are local days, both inclusive; without PHI types no PHI flows. */
export interface ChainEngagement {
  id: string;
  customer: string;
  supplier: string;
  service: string;
  start: LocalDate;
  /** Nobody recorded a first day; `start` is then the first of the calendar. */
  startUnknown?: boolean;
  end: LocalDate | null;
  /** `ephi` null: not known whether any of it is electronic. `unlisted`: PHI flows, and nobody listed its kinds. */
  phi: { types: readonly string[]; ephi: boolean | null; unlisted?: boolean };
  /** Is the supplier the customer's agent? Undetermined counts as yes (45 CFR 160.402(c)). */
  agent: 'no' | 'yes' | 'undetermined';
  /** A covered entity that engages a subcontractor for another one's PHI. */
  asBusinessAssociate: boolean;
  /** What is known of an agreement that is not on file; null when nobody gave an assurance. */
  assurance: 'document_seen' | 'attested' | 'unknown' | null;
}

/** Ordered limits, from loose to strict. */
export const ORDERED_LIMITS = {
  offshore: ['allowed', 'consent', 'forbidden'],
  subcontracting: ['allowed', 'notice', 'approval', 'none'],
  encryption: ['none', 'required'],
} as const;

/** Limits that a contract states or not. */
export const STATED_LIMITS = ['minimum_necessary', 'no_ai_training'] as const;

/** Rights a business associate has only where its agreement grants them (45 CFR 164.504(e)(2)(i), 164.502(d), 164.514(e)). */
export const RIGHTS = ['mgmtAdmin', 'dataAggregation', 'deidentify', 'limitedDataSet'] as const;

/** Terms counted in days. */
export const DAY_TERMS = ['breachDays', 'incidentDays', 'accessDays', 'amendmentDays', 'accountingDays', 'destroyDays'] as const;

type OrderedLimit = keyof typeof ORDERED_LIMITS;

/** Limits on what the holder of PHI may do; null: not read yet. `retentionDays` in days, fewer are stricter. */
export type ChainRestrictions = Record<OrderedLimit, string | null> & Record<(typeof STATED_LIMITS)[number], boolean | null> & { retentionDays: number | null };

/** What was read in an agreement; null: not read yet. Days are calendar days, smaller is stricter. */
export type ChainTerms = Record<(typeof RIGHTS)[number], boolean | null> &
  Record<(typeof DAY_TERMS)[number], number | null> & {
    uses: readonly string[] | null;
    disclosures: readonly string[] | null;
    clauses: readonly string[] | null;
    restrictions: ChainRestrictions;
    endsWithUpstream: boolean | null;
    part2Terms: boolean | null;
    psychTerms: boolean | null;
  };

/** An agreement and the engagements it names. `end` is the last day in force; a stated pair of cover dates narrows it for one engagement. */
export interface ChainAgreement {
  id: string;
  kind: string;
  covers: readonly string[];
  coverDates: ReadonlyMap<string, { from: LocalDate; to: LocalDate | null }>;
  status: string;
  /** Null only where it is not executed. */
  effective: LocalDate | null;
  end: LocalDate | null;
  autoRenew: boolean;
  terms: ChainTerms;
}

/** A customer's record that it agrees to the engagement (`edge`) of a subcontractor. */
export interface ChainApproval {
  edge: string;
  by: string;
}

/** A finding about the supplier of an engagement. `open` null: not known. */
export interface ChainFinding {
  edge: string;
  kind: string;
  open: boolean | null;
  cured: boolean;
}

/** Everything the chain is computed from, on one day. */
export interface ChainRegister {
  asOf: LocalDate;
  parties: ReadonlyMap<string, ChainParty>;
  engagements: readonly ChainEngagement[];
  agreements: readonly ChainAgreement[];
  approvals: readonly ChainApproval[];
  findings: readonly ChainFinding[];
  /** How many days a chain without an agent may take to tell the covered entity; the organization's policy. */
  chainDays: number;
  /** The business associate whose own register this is. */
  viewpoint: string | null;
  blastRadiusOf: readonly string[];
  attempts: readonly ChainEngagement[];
}
