import { formatDays } from './day-words.js';
import checklist from './baa-checklist.json' with { type: 'json' };
import type { ChainTerms } from './chain-register.js';
import { phiTypeWords } from './phi-types.js';

/** What each term of a chain is called; days are calendar days. */
export const TERM_LABELS: Readonly<Record<string, string>> = {
  uses: 'Permitted uses', disclosures: 'Permitted disclosures', mgmtAdmin: 'Own management and administration', dataAggregation: 'Data aggregation', deidentify: 'De-identification', limitedDataSet: 'Limited data set',
  clauses: 'Required provisions', breachDays: 'Breach notice', incidentDays: 'Incident notice', accessDays: 'Access', amendmentDays: 'Amendment', accountingDays: 'Accounting of disclosures', destroyDays: 'Return or destroy',
  offshore: 'Offshore', subcontracting: 'Subcontracting', encryption: 'Encryption', minimum_necessary: 'Minimum necessary', no_ai_training: 'AI training', retentionDays: 'Retention',
  endsWithUpstream: 'Ends with the agreement above', part2Terms: 'Part 2 terms', psychTerms: 'Psychotherapy notes terms', end: 'Last day in force', phiTypes: 'Kinds of PHI', ephi: 'Whether PHI is electronic',
  agreement: 'Whether there is an agreement', start: 'The first day of PHI', open: 'Whether the breach is open',
};

const VALUE_WORDS: Readonly<Record<string, string>> = {
  'offshore allowed': 'allowed', 'offshore consent': 'with consent', 'offshore forbidden': 'forbidden',
  'subcontracting allowed': 'allowed', 'subcontracting notice': 'with notice', 'subcontracting approval': 'with approval', 'subcontracting none': 'forbidden',
  'encryption none': 'not asked for', 'encryption required': 'required',
  'minimum_necessary true': 'asked for', 'minimum_necessary false': 'not asked for', 'no_ai_training true': 'forbidden', 'no_ai_training false': 'not forbidden',
};
const RIGHTS = new Set(['mgmtAdmin', 'dataAggregation', 'deidentify', 'limitedDataSet']);

/** The value of one term in words. Null is not read yet; a number that the paper leaves open is no limit stated. */
export const termValueWords = (name: string, value: unknown): string => {
  if (value === null || value === undefined) return 'not read yet';
  if (typeof value === 'number') return formatDays(value);
  if (Array.isArray(value)) return value.length === 0 ? 'none stated' : value.map((each) => (name === 'phiTypes' ? phiTypeWords(String(each)) : String(each).replaceAll('_', ' '))).join(', ');
  if (typeof value === 'boolean' && RIGHTS.has(name)) return value ? 'granted' : 'not granted';
  return VALUE_WORDS[`${name} ${String(value)}`] ?? (value === true ? 'yes' : value === false ? 'no' : String(value));
};

/** The value of a term by its name, wherever it stands. */
export const termValueOf = (terms: ChainTerms, name: string): unknown => (name in terms.restrictions ? terms.restrictions[name as keyof ChainTerms['restrictions']] : (terms as unknown as Record<string, unknown>)[name]);

/** A term with its label: "Breach notice: 10 days". */
export const termWords = (terms: ChainTerms, name: string): string => `${TERM_LABELS[name] ?? name}: ${termValueWords(name, termValueOf(terms, name))}`;

/** The number and words of a provision of the checklist. */
export const clauseWords = (id: string): string => {
  const clause = checklist.find((item) => item.id === id);
  return clause === undefined ? id : `${id} ${clause.text} (${clause.cite})`;
};
