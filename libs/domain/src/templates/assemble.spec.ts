import fc from 'fast-check';
import checklist from '../chain/baa-checklist.json' with { type: 'json' };
import { renewalProblem } from '../agreements/renewal.js';
import { agreementLines, NOT_USED } from './agreement-text.js';
import { assemble } from './assemble.js';
import { BAA_TEMPLATE as T, VARIANTS, offeredBy, type Variant } from './baa-template.js';
import { placesIn } from './template-text.js';
import type { TemplateInput } from './template-values.js';

/** Every variable that a person fills, with a value that fits its type. */
const everyVariable = (change: Record<string, unknown> = {}): Record<string, unknown> => {
  const filled = T.variables.filter(({ type, source, computed }) => type !== 'variantWord' && !source && !computed).map((variable) => {
    const { name, type, min = 1 } = variable;
    switch (type) {
      case 'date': return [name, name === 'endDate' ? '2029-12-31' : '2026-12-01'];
      case 'integer': return [name, variable.default?.['ce-ba'] ?? min];
      case 'enum': return [name, offeredBy(T, variable)[0].value];
      case 'set': return [name, variable.suggested ?? [offeredBy(T, variable)[0].value]];
      case 'money': return [name, '1500000 USD'];
      case 'email': return [name, 'privacy@example.org'];
      case 'table': return [name, [{ name: 'Cold Store LLC', service: 'Backups', place: 'Ohio', agreementDate: '2026-01-05' }]];
      default: return [name, `The ${name}`];
    }
  });
  return { ...Object.fromEntries(filled), ...change };
};
const input = (variant: Variant, choices: Record<string, string> = {}, variables = everyVariable()): TemplateInput =>
  ({ variant, choices, variables, overrides: {}, stateTermsConfirmed: { by: 'R. Okafor, attorney', on: '2026-11-02' } });
const upstreamAll = { name: 'The agreement above', readings: assemble(T, input('ce-ba', { mgmtAdmin: 'use', dataAggregation: 'on', deidentify: 'own_use', limitedDataSet: 'on' })).readings };
const required = checklist.filter(({ level }) => level.startsWith('required')).map(({ id }) => id);
const textOf = (made: ReturnType<typeof assemble>): string => JSON.stringify(agreementLines(made.document));
const optionsArbitrary = fc.record(Object.fromEntries(T.options.map(({ id, values }) => [id, fc.constantFrom(...values.map(({ value }) => value))])));

describe.each(VARIANTS)('an agreement made from the template, %s', (variant) => {
  const choiceSets = { default: {}, first: Object.fromEntries(T.options.map(({ id, values }) => [id, values[0].value])), last: Object.fromEntries(T.options.map(({ id, values }) => [id, values.at(-1)?.value ?? ''])) };

  it.each(Object.entries(choiceSets))('with %s options has every place filled, every required item located, and nothing left to read', (_, choices) => {
    const made = assemble(T, input(variant, choices), [upstreamAll]);
    expect(made.problems).toEqual([]);
    expect(textOf(made)).not.toMatch(/\{\{|\}\}|\[The |undefined/);
    expect(required.filter((id) => !made.satisfies[id])).toEqual([]);
    expect(Object.keys(made.readings).toSorted()).toEqual([...READ].toSorted());
    expect(made.life && renewalProblem(made.life, '2026-12-01')).toBeNull();
  });

  it('whatever the options: the same again, no hole in the numbers, references that lead to their clause', () => {
    fc.assert(fc.property(optionsArbitrary, (choices) => {
      const made = assemble(T, input(variant, choices), [upstreamAll]);
      expect(assemble(T, input(variant, choices), [upstreamAll])).toEqual(made);
      expect(made.problems).toEqual([]);
      expect(textOf(made)).not.toMatch(/\{\{|\[CL-/);
      expect(required.filter((id) => !made.satisfies[id])).toEqual([]);
      expect(READ.filter((name) => !(name in made.readings))).toEqual([]);
      expect(made.document.sections.map(({ number }) => number)).toEqual(T.sections.map(({ number }) => number));
      const numbers = new Map(made.document.sections.flatMap(({ number, clauses }) => clauses.map((clause, at) => { expect(clause.number).toBe(`${number}.${at + 1}`); return [clause.id, clause.number] as const; })));
      for (const { clauses } of made.document.sections) {
        for (const { id, text } of clauses) {
          const clause = T.clauses.find((known) => known.id === id);
          const words = clause?.text ?? clause?.textByVariant?.[variant] ?? clause?.alternatives?.[made.choices[clause.choice ?? '']]?.text ?? '';
          for (const to of placesIn(words).references) expect(text).toContain(numbers.get(to) ?? 'a clause that is not there');
        }
      }
    }), { numRuns: 60 });
  });

  it('changing one option changes only the clauses that depend on it', () => {
    fc.assert(fc.property(optionsArbitrary, fc.nat(), fc.nat(), (choices, which, to) => {
      const option = T.options[which % T.options.length];
      const next = option.values[to % option.values.length].value;
      const [before, after] = [choices, { ...choices, [option.id]: next }].map((each) => assemble(T, input(variant, each), [upstreamAll]));
      // Effective choices differ by the option and by those that only hold with it.
      const moved = Object.keys(after.choices).filter((id) => after.choices[id] !== before.choices[id]);
      expect(moved.filter((id) => id !== option.id && !T.options.find((known) => known.id === id)?.onlyWhen?.[option.id])).toEqual([]);
      const depends = (id: string): boolean => {
        const clause = T.clauses.find((known) => known.id === id);
        return moved.some((one) => clause?.choice === one || clause?.include.when?.[one] !== undefined);
      };
      const texts = (made: typeof before): Map<string, string> => new Map(made.document.sections.flatMap(({ clauses }) => clauses.map(({ id, text }) => [id, text.replace(/\d+\.\d+/g, '#')])));
      const [one, other] = [texts(before), texts(after)];
      const changed = [...new Set([...one.keys(), ...other.keys()])].filter((id) => one.get(id) !== other.get(id));
      expect(changed.filter((id) => !depends(id))).toEqual([]);
    }), { numRuns: 60 });
  });
});

const READ = [
  'uses', 'disclosures', 'mgmtAdmin', 'dataAggregation', 'deidentify', 'limitedDataSet', 'breachNotice', 'incidentNotice', 'accessDays', 'amendmentDays', 'accountingDays', 'subcontracting',
  'offshore', 'encryption', 'minimumNecessary', 'noAiTraining', 'retentionDays', 'destroyDays', 'destroyMethod', 'insurance', 'agency', 'servicesAgreement', 'endsWithUpstream', 'part2Terms', 'psychTerms',
];

describe('what is said of it', () => {
  it('states terms with their clause, and silence as silence', () => {
    const { readings, life } = assemble(T, input('ce-ba'));
    expect(readings.breachNotice).toEqual({ state: 'stated', value: { quantity: 10, unit: 'hours', trigger: 'discovery' }, where: 'clause 4.4' });
    expect(readings.dataAggregation).toEqual({ state: 'silent' });
    expect(readings.offshore).toEqual({ state: 'stated', value: 'forbidden', where: 'clause 5.6' });
    expect(readings.insurance).toEqual({ state: 'stated', value: '$1,500,000 for each claim, $1,500,000 a year', where: 'clause 10.1' });
    expect(life).toEqual({ effectiveDate: '2026-12-01', initialTerm: { months: 36 }, autoRenew: true, renewalTermMonths: 12, notice: { days: 60 } });
  });

  it('knows the last day in force, a month’s end, and the four kinds of term', () => {
    const [until, evergreen] = ['until', 'evergreen'].map((term) => assemble(T, input('ce-ba', { term })).life);
    expect(until).toMatchObject({ initialTerm: { endDate: '2029-12-31' }, autoRenew: true });
    expect(evergreen).toEqual({ effectiveDate: '2026-12-01', initialTerm: { evergreen: true }, autoRenew: false, renewalTermMonths: null, notice: null });
    const monthsEnd = assemble(T, input('ce-ba', {}, everyVariable({ effectiveDate: '2027-01-31', initialTermMonths: 1, renewalNoticeUnit: 'months', renewalNoticeQuantity: 2 })));
    expect(textOf(monthsEnd)).toContain('31 January 2027 and runs for 1 month. The last day in force of this first term is 27 February 2027');
    expect(monthsEnd.life?.notice).toEqual({ months: 2 });
  });

  it('writes one day as one day, money with commas, and drops the comma of what is not known', () => {
    const made = assemble(T, input('ce-ba', { term: 'evergreen' }, everyVariable({ breachNoticeQuantity: 1, breachNoticeUnit: 'business_days', accessDays: 1, evergreenNoticeDays: 1, upstreamEntityForm: '', supplierEntityForm: null })));
    const text = textOf(made);
    expect(text).toContain('within 1 Business Day of the discovery');
    expect(text).toContain('Within 1 day of a request');
    expect(text).toContain('1 day’s written notice');
    expect(text).toContain('at least $1,500,000 for each claim');
    expect(made.document.parties).toContain('between The upstreamLegalName, The upstreamAddress (');
  });

  it('shows what is missing by its label, and says so by field', () => {
    const made = assemble(T, input('ce-ba', {}, {}));
    expect(made.document.parties).toContain('[Legal name of the customer]');
    expect(made.problems).toContainEqual({ pointer: '/variables/upstreamLegalName', message: 'Legal name of the customer: is missing', missing: true });
    expect(made.life).toBeNull();
    expect(textOf(made)).not.toContain('{{');
  });

  it('refuses what cannot be, each by its field', () => {
    const wrong: [string, unknown, RegExp][] = [
      ['effectiveDate', '2026-02-31', /calendar/], ['accessDays', 31, /1 to 30/], ['accessDays', '10', /whole number/], ['breachNoticeUnit', 'weeks', /offered/], ['permittedUses', ['selling'], /not offered/],
      ['permittedUses', [], /at least 1|missing/], ['breachCostCap', '-5 USD', /dollars/], ['eventContactEmail', 'nobody', /e-mail/], ['serviceDescription', 'a\u0000b', /printed/], ['serviceDescription', '{{upstreamParty}}', /printed/],
      ['upstreamLegalName', 'x'.repeat(301), /300/], ['upstreamLegalName', '漢字 Clinic', /cannot show: 漢 字/], ['subcontractorTable', [{ colour: 'red' }], /columns/], ['documentTitle', 'Mine', /person fills/], ['nonsense', 1, /person fills/],
    ];
    for (const [name, value, message] of wrong) {
      const found = assemble(T, input('ce-ba', {}, everyVariable({ [name]: value }))).problems.filter(({ pointer }) => pointer === `/variables/${name}`);
      expect([name, found.map((problem) => problem.message)]).toEqual([name, [expect.stringMatching(message)]]);
    }
    expect(assemble(T, input('ce-ba', { term: 'for ever', colour: 'red' })).problems.map(({ pointer }) => pointer)).toEqual(['/choices/colour', '/choices/term']);
  });

  it('keeps the number of a section that has no clause', () => {
    const lines = agreementLines(assemble(T, input('ce-ba', { upstreamDuties: 'off', part2: 'off', groupHealthPlan: 'off', stateTerms: 'off' })).document);
    const at = lines.findIndex(({ number, kind }) => number === '9' && kind === 'heading');
    expect(lines[at + 1].text).toBe(NOT_USED);
  });
});

describe('constraints', () => {
  const found = (variant: Variant, choices: Record<string, string>, change: Record<string, unknown>, upstream = [upstreamAll]) =>
    assemble(T, { ...input(variant, choices, everyVariable({ breachNoticeUnit: 'calendar_days', incidentNoticeUnit: 'calendar_days', ...change })), stateTermsConfirmed: null }, upstream).findings;
  const ids = (...of: Parameters<typeof found>): string[] => found(...of).map(({ id, state, severity }) => `${id} ${state} ${severity}`);

  it('find nothing in a usual agreement', () => expect(found('ce-ba', {}, {})).toEqual([]));

  it.each<[string, Variant, Record<string, string>, Record<string, unknown>]>([
    ['K-01 violated error', 'ce-ba', {}, { breachNoticeQuantity: 61 }],
    ['K-01 violated error', 'ce-ba', {}, { breachNoticeQuantity: 1440, breachNoticeUnit: 'calendar_days' }],
    ['K-01 violated error', 'ce-ba', {}, { breachNoticeQuantity: 43, breachNoticeUnit: 'business_days' }],
    ['K-01 violated error', 'ce-ba', { breachTrigger: 'awareness' }, { breachNoticeQuantity: 61 }],
    ['K-01 cannot_tell warning', 'ce-ba', { breachTrigger: 'awareness' }, {}],
    ['K-04 violated error', 'ba-sub', { dataAggregation: 'on' }, { breachNoticeQuantity: 1, incidentNoticeQuantity: 1, accessDays: 1, amendmentDays: 1, accountingDays: 1 }],
    ['K-06 violated error', 'ce-ba', {}, { phiTypes: ['sud'] }],
    ['K-06 violated error', 'ce-ba', {}, { phiTypes: ['psych'] }],
    ['K-07 violated error', 'ce-ba', { term: 'until' }, { endDate: '2026-11-30' }],
    ['K-08 violated error', 'ce-ba', { stateTerms: 'on' }, {}],
    ['K-09 violated warning', 'ce-ba', { agency: 'agent' }, { breachNoticeQuantity: 11 }],
    ['K-10 violated warning', 'ce-ba', { deidentify: 'own_use', aiTraining: 'forbidden' }, {}],
  ])('%s', (wanted, variant, choices, change) => {
    const above = { name: 'Above', readings: assemble(T, input('ce-ba', {}, everyVariable({ breachNoticeUnit: 'calendar_days', incidentNoticeUnit: 'calendar_days' }))).readings };
    expect(ids(variant, choices, change, [above])).toEqual([wanted]);
    for (const { citations, message } of found(variant, choices, change, [above])) expect([message.length > 0, citations.cfr]).toEqual([true, T.constraints.find(({ id }) => id === wanted.slice(0, 4))?.citations.cfr]);
  });

  it('K-02 and K-03 are hit where the field’s own limit is lifted', () => {
    const lifted = { ...T, variables: T.variables.map((variable) => ({ ...variable, ...(variable.max ? { max: 100 } : {}) })) };
    const findings = assemble(lifted, input('ce-ba', {}, everyVariable({ accessDays: 31, amendmentDays: 61, accountingDays: 61, breachNoticeUnit: 'calendar_days' }))).findings;
    expect(findings.map(({ id, pointers }) => [id, pointers[0]])).toEqual([['K-02', '/variables/accessDays'], ['K-03', '/variables/amendmentDays'], ['K-03', '/variables/accountingDays']]);
  });

  it('K-05 counts each of several agreements above, and cannot tell about one that was not read', () => {
    const same = { name: 'First', readings: upstreamAll.readings };
    expect(found('ba-sub', {}, { breachNoticeQuantity: 1, incidentNoticeQuantity: 5, accessDays: 10, amendmentDays: 3, accountingDays: 3 }, [same]).map(({ id, detail }) => `${id} ${detail}`))
      .toEqual(['K-05 breach notice: 1 days here, 1 in First.', 'K-05 incident report: 5 days here, 1 in First.', 'K-05 access: 10 days here, 10 in First.']);
    expect(new Set(ids('ba-sub', { mgmtAdmin: 'use' }, {}, [{ name: 'Unread', readings: {} }]))).toEqual(new Set(['K-04 cannot_tell warning', 'K-05 cannot_tell warning']));
    expect(ids('ba-sub', { mgmtAdmin: 'use' }, {}, [])).toEqual(['K-04 cannot_tell warning', 'K-05 cannot_tell warning']);
  });
});

describe('an organization’s own words', () => {
  const withWords = (overrides: Record<string, string>) => assemble(T, { ...input('ce-ba'), overrides });

  it('stand in place of ours, are filled, and are marked', () => {
    const made = withWords({ 'CL-SAF-01': '{{supplierParty}} guards PHI well.' });
    const clause = made.document.sections[2].clauses[0];
    expect([clause.text, clause.edited, made.problems]).toEqual(['Business Associate guards PHI well.', true, []]);
  });

  it('are refused where they lose a number the register records, or name what is not there', () => {
    const problem = (place: string, text: string): string | undefined => withWords({ [place]: text }).problems[0]?.message;
    expect(problem('CL-IND-03', 'No number here.')).toMatch(/must keep \{\{accountingDays\}\}/);
    expect(problem('CL-REP-04/discovery', 'Within {{breachNoticeQuantity}} days.')).toMatch(/must keep \{\{breachNoticeUnit\}\}/);
    expect(problem('CL-SAF-01', '{{nobody}}')).toMatch(/does not have/);
    expect(problem('CL-SAF-01', '{{breachCostCap}}')).toMatch(/may be left out/);
    expect(problem('CL-SAF-01', 'See {{ref:CL-END-03}}.')).toMatch(/refers to clause/);
    expect(problem('CL-SAF-01', '{{ oops')).toMatch(/braces/);
    expect(problem('CL-SAF-01', ' ')).toMatch(/no words/);
    expect(problem('CL-XXX-01', 'x')).toMatch(/not a clause/);
  });
});
