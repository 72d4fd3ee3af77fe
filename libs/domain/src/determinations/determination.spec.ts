import { BAA_WIZARD } from './baa-wizard.js';
import { determination, determinationRule, UNSURE } from './determination.js';

const { questions, outcomes } = BAA_WIZARD;
const OUTCOMES = new Set(outcomes.map(({ id }) => id));
/** "No" to everything before it: the way to any question. */
const upTo = (id: string): Record<string, string> => {
  const answers: Record<string, string> = { W1: 'yes', W12: 'yes', W13: 'covered_entity' };
  for (const question of questions) {
    if (question.id === id) break;
    answers[question.id] ??= 'no';
  }
  return Object.fromEntries(Object.entries(answers).filter(([key]) => questions.findIndex((question) => question.id === key) < questions.findIndex((question) => question.id === id)));
};

describe('does this engagement need a BAA?', () => {
  it('the usual cases', () => {
    const it = (answers: Record<string, string>) => determination({ ...upTo('W15'), ...answers });
    expect(it({ W15: 'no' })).toEqual({ outcome: 'OUT-BAA', decidedAt: 'W15', cite: '164.504(e)(3)(ii)' });
    expect(it({ W1: 'no' })).toMatchObject({ outcome: 'OUT-NOPHI', decidedAt: 'W1' });
    expect(it({ W1: 'incidental_only' })).toMatchObject({ outcome: 'OUT-INCIDENTAL' });
    expect(it({ W4: 'yes' })).toMatchObject({ outcome: 'OUT-TREATMENT', decidedAt: 'W4' });
    expect(it({ W5: 'yes' })).toMatchObject({ outcome: 'OUT-CONDUIT' });
    expect(it({ W6: 'does_more', W15: 'no' })).toMatchObject({ outcome: 'OUT-BAA' });
    expect(it({ W6: 'yes' })).toMatchObject({ outcome: 'OUT-FINANCIAL' });
    expect(it({ W12: 'no' })).toMatchObject({ outcome: 'OUT-REVIEW', decidedAt: 'W12' });
    expect(it({ W13: 'business_associate' })).toMatchObject({ outcome: 'OUT-SUBBAA' });
    expect(it({ W14: 'yes' })).toMatchObject({ outcome: 'OUT-MOU' });
    expect(it({ W15: 'yes' })).toMatchObject({ outcome: 'OUT-LEGALMANDATE' });
  });

  it('asks on until it is decided; what stands below the deciding question counts for nothing', () => {
    expect(determination({})).toEqual({ outcome: null, nextQuestion: 'W1' });
    expect(determination({ W1: 'yes', W3: 'yes' })).toEqual({ outcome: null, nextQuestion: 'W2' });
    expect(determination({ W1: 'no', W2: 'nonsense', W15: 7 })).toMatchObject({ outcome: 'OUT-NOPHI' });
  });

  it.each(questions.map(({ id }) => id))('unsure at %s holds the PHI', (id) => {
    expect(determination({ ...upTo(id), [id]: UNSURE })).toMatchObject({ outcome: 'OUT-REVIEW', decidedAt: id });
  });

  it('refuses what a question does not offer, and what is no set of answers', () => {
    for (const answers of [{ W1: 'maybe' }, { W1: 'does_more' }, { W1: true }, { W1: 'YES' }, { W1: '' }, { W1: 'yes', W2: 'incidental_only' }, { ...upTo('W13'), W13: 'yes' }]) expect(determination(answers)).toEqual({ refused: 'answer_not_offered' });
    for (const answers of [undefined, null, 'yes', ['yes'], 7]) expect(determinationRule({ answers })).toEqual({ refused: 'not_answers' });
    expect(determinationRule({ answers: JSON.parse('{"__proto__": {"W1": "yes"}, "constructor": "x"}') })).toEqual({ outcome: null, nextQuestion: 'W1' });
  });

  it('every way ends at an outcome that the wizard words, and every outcome is reached', () => {
    const reached = new Set<string>();
    let ways = 0;
    const walk = (answers: Record<string, string>): void => {
      const now = determination(answers);
      if ('refused' in now) throw new Error('refused its own answer');
      if (now.outcome !== null) {
        ways++;
        reached.add(now.outcome);
        return;
      }
      const question = questions.find(({ id }) => id === now.nextQuestion);
      for (const value of [...(question?.answers.map((answer) => answer.value) ?? []), UNSURE]) walk({ ...answers, [now.nextQuestion]: value });
    };
    walk({});
    expect(ways).toBeGreaterThan(30);
    expect([...reached].sort()).toEqual([...OUTCOMES].sort());
  });
});
