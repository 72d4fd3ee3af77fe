import fc from 'fast-check';
import { chainTermsOf, type Readings } from './agreement-readings.js';
import { readingsProblem, TERM_NAMES, TERM_SHAPES } from './term-shapes.js';

const stated = (value: unknown, where = '4.2') => ({ state: 'stated', value, where });

describe('what can be read of an agreement', () => {
  it('is each term in its own shape, or silent, or taken back', () => {
    expect(readingsProblem({ uses: stated(['billing']), mgmtAdmin: stated(false), breachNotice: stated({ quantity: 24, unit: 'hours', trigger: 'awareness' }), accessDays: stated(0), offshore: stated('consent'), insurance: { state: 'silent' }, agency: null })).toBeNull();
  });

  it.each([
    ['a term that is none', { colour: stated('blue') }, 'colour'],
    ['a name of every object', { constructor: stated(1) }, 'constructor'],
    ['a half day', { accessDays: stated(1.5) }, 'accessDays'],
    ['days below zero', { destroyDays: stated(-1) }, 'destroyDays'],
    ['a word of another term', { offshore: stated('approval') }, 'offshore'],
    ['a notice without its trigger', { breachNotice: stated({ quantity: 24, unit: 'hours' }) }, 'breachNotice'],
    ['a purpose named twice', { uses: stated(['billing', 'billing']) }, 'uses'],
    ['empty text', { insurance: stated('  ') }, 'insurance'],
    ['a statement without its place', { insurance: { state: 'stated', value: '1M' } }, 'insurance'],
    ['neither stated nor silent', { agency: { state: 'perhaps' } }, 'agency'],
  ])('refuses %s', (_, readings, term) => expect(readingsProblem(readings)).toMatchObject({ term, message: expect.stringMatching(/\w/) }));

  it('never takes what the chain cannot compare: whatever passes is readable by it', () => {
    const value = fc.oneof(fc.boolean(), fc.nat(400), fc.string(), fc.array(fc.string(), { maxLength: 3 }), fc.record({ quantity: fc.nat(90), unit: fc.constantFrom('hours', 'calendar_days', 'business_days', 'weeks'), trigger: fc.constantFrom('discovery', 'awareness') }),
      fc.constantFrom(...TERM_NAMES.flatMap((name) => { const shape = TERM_SHAPES[name]; return shape.kind === 'word' ? shape.words : []; })));
    fc.assert(fc.property(fc.constantFrom(...TERM_NAMES), value, (term, said) => {
      const readings = { [term]: stated(said) };
      fc.pre(readingsProblem(readings) === null);
      const terms = chainTermsOf(readings as Readings, null);
      for (const days of [terms.breachDays, terms.accessDays, terms.destroyDays]) expect(days === null || days >= 0).toBe(true);
    }));
  });
});
