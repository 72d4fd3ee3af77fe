import fc from 'fast-check';
import { assemble } from './assemble.js';
import { BAA_TEMPLATE } from './baa-template.js';
import { agreementChanges, wordChanges } from './text-changes.js';

const made = (choices: Record<string, string>, variables: Record<string, unknown> = {}) => assemble(BAA_TEMPLATE, { variant: 'ce-ba', choices, variables, overrides: {} }).document;

describe('what changed in a text', () => {
  it('gives both texts back, and nothing else', () => {
    const words = fc.array(fc.constantFrom('PHI', 'within', '10', '30', 'days,', ' ', '\n', 'of')).map((all) => all.join(' '));
    fc.assert(fc.property(words, words, (before, after) => {
      const runs = wordChanges(before, after);
      const without = (gone: 'added' | 'removed'): string => runs.filter(({ as }) => as !== gone).map(({ text }) => text).join('');
      expect([without('added'), without('removed')]).toEqual([before, after]);
    }));
  });

  it('marks the words that changed, and only them', () => {
    expect(wordChanges('within 10 days of it', 'within 5 days of it')).toEqual([{ as: 'same', text: 'within ' }, { as: 'removed', text: '10' }, { as: 'added', text: '5' }, { as: 'same', text: ' days of it' }]);
  });

  it('names the clause; a clause that only got another number did not change', () => {
    const changes = agreementChanges(made({ mgmtAdmin: 'off' }), made({ mgmtAdmin: 'off', dataAggregation: 'on' }, { accessDays: 12 }));
    expect(changes.map(({ label }) => label)).toEqual(['2.5 Data aggregation', '6.1 Access']);
    expect(changes[1].runs.filter(({ as }) => as !== 'same')).toEqual([{ as: 'removed', text: '10' }, { as: 'added', text: '12' }]);
  });

  it('shows a long text that changed as a whole', () => {
    const long = 'word '.repeat(2000);
    expect(wordChanges(long, `${long}more`)).toEqual([{ as: 'removed', text: long }, { as: 'added', text: `${long}more` }]);
  });
});
