import type { NoticeTerm, TermName } from '@holdfast/domain/agreements/agreement-readings';
import type { RenewalTerms } from '@holdfast/domain/agreements/renewal';
import { DISCLOSURE_LABELS, USE_LABELS } from './purpose-codes.js';

export const TERM_LABELS: Record<TermName, string> = {
  uses: 'Permitted uses', disclosures: 'Permitted disclosures',
  mgmtAdmin: 'Own management and administration', dataAggregation: 'Data aggregation', deidentify: 'De-identification', limitedDataSet: 'Limited data set', minimumNecessary: 'Minimum necessary',
  breachNotice: 'Breach notice', incidentNotice: 'Incident notice',
  accessDays: 'Access, days', amendmentDays: 'Amendment, days', accountingDays: 'Accounting, days',
  subcontracting: 'Subcontracting', offshore: 'Offshore', encryption: 'Encryption', noAiTraining: 'No training of AI',
  retentionDays: 'Kept at most, days', destroyDays: 'Return or destroy, days', destroyMethod: 'How it is destroyed', insurance: 'Insurance', agency: 'Agency', servicesAgreement: 'Services agreement',
  endsWithUpstream: 'Ends with the upstream agreement', part2Terms: '42 CFR Part 2 terms', psychTerms: 'Psychotherapy notes terms',
};

export const LIFE_LABELS: Record<keyof RenewalTerms, string> = { effectiveDate: 'Effective date', initialTerm: 'It runs for', autoRenew: 'It renews by itself', renewalTermMonths: 'Renews for, months', notice: 'Notice period' };

/** Words of the terms that have a few in order. */
export const WORD_LABELS: Readonly<Record<string, string>> = {
  allowed: 'Allowed', notice: 'With notice', approval: 'With approval', none: 'None', consent: 'With consent', forbidden: 'Forbidden', required: 'Required', independent: 'Independent contractor', agent: 'Agent',
};

export const UNIT_LABELS: Record<NoticeTerm['unit'], string> = { hours: 'hours', calendar_days: 'calendar days', business_days: 'business days' };
export const TRIGGER_LABELS: Record<NoticeTerm['trigger'], string> = { discovery: 'discovery', awareness: 'awareness' };

const counted = (quantity: number, unit: NoticeTerm['unit']): string => `${quantity} ${quantity === 1 ? UNIT_LABELS[unit].replace(/s$/, '') : UNIT_LABELS[unit]}`;
const labelled = (codes: readonly string[], labels: Readonly<Record<string, string>>): string => (codes.length === 0 ? 'None' : codes.map((code) => labels[code] ?? code).join('; '));

/** What a term states, in words: a code's label, "24 hours from awareness", "10 days". What has no label is shown as it is. */
export const valueWords = (name: TermName, value: unknown): string => {
  if (name === 'uses' || name === 'disclosures') return Array.isArray(value) ? labelled(value.map(String), name === 'uses' ? USE_LABELS : DISCLOSURE_LABELS) : String(value);
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return value === 1 ? '1 day' : `${value} days`;
  if (typeof value === 'object' && value !== null && 'unit' in value) {
    const { quantity, unit, trigger } = value as NoticeTerm;
    return `${counted(quantity, unit)} from ${TRIGGER_LABELS[trigger]}`;
  }
  return WORD_LABELS[String(value)] ?? String(value);
};
