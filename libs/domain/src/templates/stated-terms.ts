import type { NoticeTerm, Readings, TermName, TermValues } from '../agreements/agreement-readings.js';
import type { NoticePeriod, RenewalTerms } from '../agreements/renewal.js';
import { isLocalDate } from '../dates/local-date.js';
import type { VariableValue } from './template-values.js';

/** What the clauses of an agreement state: dotted key → value and number of the clause. A value that is undefined waits for a variable. */
export type StatedTerms = ReadonlyMap<string, { readonly value: unknown; readonly where: string }>;

/** Where the template files a term that the register knows by another name. */
const KEYS: Partial<Record<TermName, string>> = {
  subcontracting: 'restrictions.subcontracting', offshore: 'restrictions.offshore', encryption: 'restrictions.encryption', minimumNecessary: 'restrictions.minimum_necessary',
  noAiTraining: 'restrictions.no_ai_training', retentionDays: 'restrictions.retentionDays', agency: 'agencyStatement',
};

const NAMES: readonly TermName[] = [
  'uses', 'disclosures', 'mgmtAdmin', 'dataAggregation', 'deidentify', 'limitedDataSet', 'breachNotice', 'incidentNotice', 'accessDays', 'amendmentDays', 'accountingDays',
  'subcontracting', 'offshore', 'encryption', 'minimumNecessary', 'noAiTraining', 'retentionDays', 'destroyDays', 'agency', 'endsWithUpstream', 'part2Terms', 'psychTerms',
];

/**
 * What the agreement says, as the register keeps it: every term is stated with its clause, or silent. None is left unread, so a BAA made here needs no
 * reading; only a term whose variable is still missing is not there yet.
 */
export const readingsOf = (stated: StatedTerms, values: ReadonlyMap<string, VariableValue>, numbers: ReadonlyMap<string, string>): Readings => {
  const readings: Record<string, unknown> = {};
  for (const name of NAMES) {
    const found = stated.get(KEYS[name] ?? name);
    if (!found) readings[name] = { state: 'silent' };
    else if (found.value !== undefined) readings[name] = { state: 'stated', value: found.value as TermValues[typeof name], where: clause(found.where) };
  }
  const words = (name: TermName, id: string, value: string | undefined): void => {
    const where = numbers.get(id);
    if (where === undefined) readings[name] = { state: 'silent' };
    else if (value !== undefined) readings[name] = { state: 'stated', value, where: clause(where) };
  };
  const text = (name: string): string | undefined => (values.has(name) ? String(values.get(name)) : undefined);
  const [perClaim, aggregate] = [text('insurancePerClaim'), text('insuranceAggregate')];
  words('insurance', 'CL-INS-01', perClaim && aggregate && `${dollars(perClaim)} for each claim, ${dollars(aggregate)} a year`);
  words('servicesAgreement', 'CL-GEN-03', text('servicesAgreementTitle'));
  const format = text('returnFormat');
  words('destroyMethod', 'CL-END-01', format && `return ${format}, or destruction, backups included; the customer chooses`);
  return readings as Readings;
};

const clause = (number: string): string => `clause ${number}`;
const dollars = (amount: string): string => `$${Number.parseInt(amount, 10).toLocaleString('en-US')}`;

const noticeOf = (value: unknown): NoticePeriod | null => {
  if (typeof value !== 'object' || value === null) return null;
  const { quantity, unit } = value as { quantity: number; unit: string };
  return unit === 'months' ? { months: quantity } : { days: quantity };
};

/** How long the agreement runs and when it renews; null while a day or number of it is missing. */
export const lifeOf = (stated: StatedTerms): RenewalTerms | null => {
  const valueOf = (key: string): unknown => stated.get(key)?.value;
  const [effectiveDate, initialTerm] = [valueOf('effectiveDate'), valueOf('initialTerm')];
  if (!isLocalDate(effectiveDate) || typeof initialTerm !== 'object' || initialTerm === null) return null;
  const autoRenew = valueOf('autoRenew') === true;
  const [months, notice] = [valueOf('renewalTermMonths'), valueOf('notice')];
  if (autoRenew && (typeof months !== 'number' || notice === undefined)) return null;
  return { effectiveDate, initialTerm: initialTerm as RenewalTerms['initialTerm'], autoRenew, renewalTermMonths: autoRenew ? Number(months) : null, notice: autoRenew ? noticeOf(notice) : null };
};

/** A notice term as stated; null where it is not yet complete. */
export const noticeTerm = (stated: StatedTerms, key: 'breachNotice' | 'incidentNotice'): NoticeTerm | null => (stated.get(key)?.value as NoticeTerm | undefined) ?? null;
