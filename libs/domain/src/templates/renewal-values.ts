import type { NoticeTerm, Readings, TermName, TermValues } from '../agreements/agreement-readings.js';
import type { RenewalTerms } from '../agreements/renewal.js';
import { BAA_TEMPLATE } from './baa-template.js';

/** What a draft begins with: options and variables of the template, by name. */
export interface DraftValues {
  choices: Record<string, string>;
  variables: Record<string, unknown>;
}

const flag = (value: boolean): string => (value ? 'on' : 'off');

/** The template's words for the life of an agreement; days are local days, as `renewalDraft` gives them. */
export const lifeValues = ({ effectiveDate, initialTerm, autoRenew, renewalTermMonths, notice }: RenewalTerms): DraftValues => ({
  choices: { term: 'evergreen' in initialTerm ? 'evergreen' : 'endDate' in initialTerm ? 'until' : 'fixed', autoRenew: flag(autoRenew) },
  variables: {
    effectiveDate,
    ...('months' in initialTerm && { initialTermMonths: initialTerm.months }),
    ...('endDate' in initialTerm && { endDate: initialTerm.endDate }),
    ...(autoRenew && renewalTermMonths !== null && { renewalTermMonths }),
    ...(autoRenew && notice !== null && ('months' in notice ? { renewalNoticeQuantity: notice.months, renewalNoticeUnit: 'months' } : { renewalNoticeQuantity: notice.days, renewalNoticeUnit: 'days' })),
  },
});

const offered = (codes: readonly string[], known: readonly { readonly value: string }[]): string[] => codes.filter((code) => known.some(({ value }) => value === code));

/** How each term that the template can say is said there. What it says in more than one way, a person decides again. */
const SAID: { readonly [Name in TermName]?: (value: TermValues[Name]) => Partial<DraftValues> } = {
  uses: (codes) => ({ variables: { permittedUses: offered(codes, BAA_TEMPLATE.useCodes) } }),
  disclosures: (codes) => ({ variables: { permittedDisclosures: offered(codes, BAA_TEMPLATE.disclosureCodes) } }),
  dataAggregation: (value) => ({ choices: { dataAggregation: flag(value) } }),
  limitedDataSet: (value) => ({ choices: { limitedDataSet: flag(value) } }),
  breachNotice: ({ quantity, unit, trigger }: NoticeTerm) => ({ choices: { breachTrigger: trigger }, variables: { breachNoticeQuantity: quantity, breachNoticeUnit: unit } }),
  incidentNotice: ({ quantity, unit, trigger }: NoticeTerm) => ({ choices: { incidentTrigger: trigger }, variables: { incidentNoticeQuantity: quantity, incidentNoticeUnit: unit } }),
  accessDays: (accessDays) => ({ variables: { accessDays } }),
  amendmentDays: (amendmentDays) => ({ variables: { amendmentDays } }),
  accountingDays: (accountingDays) => ({ variables: { accountingDays } }),
  destroyDays: (destroyDays) => ({ variables: { destroyDays } }),
  retentionDays: (retentionDays) => ({ choices: { retentionLimit: 'on' }, variables: { retentionDays } }),
  subcontracting: (subcontracting) => ({ choices: { subcontracting } }),
  offshore: (offshore) => ({ choices: { offshore } }),
  encryption: (encryption) => ({ choices: { encryption } }),
  minimumNecessary: (value) => ({ choices: { minimumNecessary: flag(value) } }),
  noAiTraining: (value) => ({ choices: { aiTraining: value ? 'forbidden' : 'not_addressed' } }),
  agency: (agency) => ({ choices: { agency } }),
  servicesAgreement: (servicesAgreementTitle) => ({ variables: { servicesAgreementTitle } }),
  part2Terms: (value) => ({ choices: { part2: flag(value) } }),
  psychTerms: (value) => ({ choices: { psychotherapyNotes: value ? 'included' : 'excluded' } }),
};

/** What a draft that renews an agreement begins with: its life, and each term that was read as stated. Of what is silent or unread the template's own word stands. */
export const renewalValues = (life: RenewalTerms, readings: Readings): DraftValues => {
  const values = lifeValues(life);
  for (const [name, say] of Object.entries(SAID) as [TermName, (value: unknown) => Partial<DraftValues>][]) {
    const reading = readings[name];
    if (reading?.state !== 'stated') continue;
    const { choices, variables } = say(reading.value);
    Object.assign(values.choices, choices);
    Object.assign(values.variables, variables);
  }
  return values;
};
