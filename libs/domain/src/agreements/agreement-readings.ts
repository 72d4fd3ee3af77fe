import type { ChainTerms } from '../chain/chain-register.js';
import { UNREAD_TERMS } from '../chain/read-terms.js';

export const NOTICE_UNITS = ['hours', 'calendar_days', 'business_days'] as const;
export const NOTICE_TRIGGERS = ['discovery', 'awareness'] as const;

/** How soon something is reported, in the contract's own unit and counted from its own trigger: 24 hours from awareness is not one day from discovery. */
export interface NoticeTerm {
  quantity: number;
  unit: (typeof NOTICE_UNITS)[number];
  trigger: (typeof NOTICE_TRIGGERS)[number];
}

/** What an agreement may say besides its own life. Days are calendar days; codes of uses and disclosures are those of the template. */
export interface TermValues {
  uses: readonly string[];
  disclosures: readonly string[];
  mgmtAdmin: boolean;
  dataAggregation: boolean;
  deidentify: boolean;
  limitedDataSet: boolean;
  breachNotice: NoticeTerm;
  incidentNotice: NoticeTerm;
  accessDays: number;
  amendmentDays: number;
  accountingDays: number;
  subcontracting: 'allowed' | 'notice' | 'approval' | 'none';
  offshore: 'allowed' | 'consent' | 'forbidden';
  encryption: 'none' | 'required';
  minimumNecessary: boolean;
  noAiTraining: boolean;
  retentionDays: number;
  destroyDays: number;
  destroyMethod: string;
  insurance: string;
  agency: 'independent' | 'agent';
  servicesAgreement: string;
  endsWithUpstream: boolean;
  part2Terms: boolean;
  psychTerms: boolean;
}
export type TermName = keyof TermValues;

/** What a person found about one term, and where: page or section. */
export type Reading<Value> = { state: 'stated'; value: Value; where: string } | { state: 'silent' };

/** What was read of an agreement. A term that is absent has not been read yet, which is not the same as silent. */
export type Readings = { readonly [Name in TermName]?: Reading<TermValues[Name]> };

/**
 * The days from discovery that a notice term allows, as planned with: hours are rounded up to days, business days count two more for each five
 * (federal holidays not counted). Null when it runs from awareness: nobody can say how long after discovery that is.
 */
export const noticeDays = ({ quantity, unit, trigger }: NoticeTerm): number | null => {
  if (trigger === 'awareness') return null;
  if (unit === 'hours') return Math.ceil(quantity / 24);
  return unit === 'business_days' ? quantity + 2 * Math.ceil(quantity / 5) : quantity;
};

/** The outer limit for telling of a breach, in calendar days after discovery (45 CFR 164.410(b)): it binds where the paper is silent. */
export const OUTER_LIMIT_DAYS = 60;

const valueIn = <Name extends TermName>(readings: Readings, name: Name): TermValues[Name] | 'silent' | null => {
  const reading = readings[name];
  if (reading === undefined) return null;
  return reading.state === 'silent' ? 'silent' : reading.value;
};

/**
 * The terms as the chain compares them; null is not read yet. Silent is what the paper then leaves open: a right that is not granted, a limit that is
 * not set, a time without an end. `clauses` are the checklist items located in it, null until the whole list was checked.
 */
export const chainTermsOf = (readings: Readings, clauses: readonly string[] | null): ChainTerms => {
  if (clauses === null && Object.keys(readings).length === 0) return UNREAD_TERMS;
  const or = <Name extends TermName, Silent>(name: Name, silent: Silent): TermValues[Name] | Silent | null => {
    const value = valueIn(readings, name);
    return value === 'silent' ? silent : (value as TermValues[Name] | null);
  };
  const days = (name: 'breachNotice' | 'incidentNotice', silent: number): number | null => {
    const notice = valueIn(readings, name);
    return notice === null ? null : notice === 'silent' ? silent : noticeDays(notice as NoticeTerm);
  };
  return {
    uses: or('uses', []), disclosures: or('disclosures', []), clauses,
    mgmtAdmin: or('mgmtAdmin', false), dataAggregation: or('dataAggregation', false), deidentify: or('deidentify', false), limitedDataSet: or('limitedDataSet', false),
    breachDays: days('breachNotice', OUTER_LIMIT_DAYS), incidentDays: days('incidentNotice', Infinity),
    accessDays: or('accessDays', Infinity), amendmentDays: or('amendmentDays', Infinity), accountingDays: or('accountingDays', Infinity), destroyDays: or('destroyDays', Infinity),
    restrictions: {
      offshore: or('offshore', 'allowed'), subcontracting: or('subcontracting', 'allowed'), encryption: or('encryption', 'none'),
      minimum_necessary: or('minimumNecessary', false), no_ai_training: or('noAiTraining', false), retentionDays: or('retentionDays', Infinity),
    },
    endsWithUpstream: or('endsWithUpstream', false), part2Terms: or('part2Terms', false), psychTerms: or('psychTerms', false),
  };
};
