import type { Readings } from '../agreements/agreement-readings.js';
import { assemble } from './assemble.js';
import { BAA_TEMPLATE } from './baa-template.js';
import { renewalValues } from './renewal-values.js';

const stated = <T>(value: T) => ({ state: 'stated' as const, value, where: '4.2' });
const READ: Readings = {
  uses: stated(['claims_processing', 'juggling']), accessDays: stated(12), breachNotice: stated({ quantity: 48, unit: 'hours', trigger: 'awareness' }), offshore: stated('consent'), noAiTraining: stated(true),
  retentionDays: stated(60), dataAggregation: stated(true), destroyDays: { state: 'silent' }, part2Terms: stated(true),
};
const LIFE = { effectiveDate: '2027-01-01', initialTerm: { endDate: '2028-12-31' }, autoRenew: true, renewalTermMonths: 12, notice: { months: 2 } };

describe('a draft that renews an agreement', () => {
  it('begins with the old terms as they were read, in the template’s own words', () => {
    const { choices, variables } = renewalValues(LIFE, READ);
    expect(choices).toEqual({ term: 'until', autoRenew: 'on', dataAggregation: 'on', breachTrigger: 'awareness', retentionLimit: 'on', offshore: 'consent', aiTraining: 'forbidden', part2: 'on' });
    expect(variables).toEqual({
      effectiveDate: '2027-01-01', endDate: '2028-12-31', renewalTermMonths: 12, renewalNoticeQuantity: 2, renewalNoticeUnit: 'months', permittedUses: ['claims_processing'], accessDays: 12,
      breachNoticeQuantity: 48, breachNoticeUnit: 'hours', retentionDays: 60,
    });
  });

  it('says in its text what it was begun with, and nothing that the template does not know', () => {
    const values = renewalValues(LIFE, READ);
    const { life, readings, problems } = assemble(BAA_TEMPLATE, { variant: 'ce-ba', ...values, overrides: {}, stateTermsConfirmed: null }, []);
    expect(problems.filter(({ missing }) => !missing)).toEqual([]);
    expect(life).toEqual(LIFE);
    expect(readings).toMatchObject({ accessDays: { value: 12 }, breachNotice: { value: { quantity: 48, unit: 'hours', trigger: 'awareness' } }, offshore: { value: 'consent' }, retentionDays: { value: 60 } });
  });

  it.each([
    [{ months: 24 }, 'fixed', { initialTermMonths: 24 }],
    [{ evergreen: true as const }, 'evergreen', {}],
  ])('keeps a term of %j', (initialTerm, term, variables) => {
    const values = renewalValues({ effectiveDate: '2027-01-01', initialTerm, autoRenew: false, renewalTermMonths: null, notice: null }, {});
    expect(values).toEqual({ choices: { term, autoRenew: 'off' }, variables: { effectiveDate: '2027-01-01', ...variables } });
  });
});
