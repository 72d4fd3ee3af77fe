import { passesTest } from './answer-test.js';
import { answerProblem } from './answer-validity.js';
import { answerWords } from './answer-words.js';
import { isAnswered, type Question, type Questionnaire, valueOf } from './questionnaire.js';
import { scoreQuestionnaire } from './questionnaire-score.js';
import { insteadGap, insteadOffered, takesInstead } from './said-instead.js';
import { visibleQuestions } from './visible-questions.js';

const NUMBER: Question = { id: 'N', section: 's', text: 'How many?', type: 'number', required: true, gapAnswers: [{ when: { op: 'empty' }, finding: 'none' }] };
const GATE: Question = { id: 'G', section: 's', text: 'Any?', type: 'yes_no_na', required: true };
const BELOW: Question = { id: 'B', section: 's', text: 'Which?', type: 'text', showIf: { all: [{ question: 'G', op: 'in', value: ['yes'] }] } };
const ALL: Questionnaire = { id: 'q', title: 'Q', version: '1', sections: [{ id: 's', title: 'S' }], questions: [NUMBER, GATE, BELOW] };

describe('what is said instead of an answer', () => {
  it('counts as answered, has no score, raises no gap, and opens no question', () => {
    const answers = { N: { instead: 'unknown' }, G: { instead: 'unknown' } } as const;
    expect([NUMBER, GATE].map((question) => isAnswered(question, answers[question.id as 'N' | 'G']))).toEqual([true, true]);
    expect(scoreQuestionnaire(ALL, answers, '2026-11-30')).toMatchObject({ visible: ['N', 'G'], missingRequired: [], overall: null, findings: [] });
    expect(visibleQuestions(ALL, answers).map(({ id }) => id)).toEqual(['N', 'G']);
    expect(passesTest({ op: 'empty' }, NUMBER, answers.N, null)).toBe(false);
  });

  it('reads in words, and stands alone', () => {
    expect(answerWords(NUMBER, { instead: 'unknown' })).toBe('I don’t know');
    expect(answerWords(NUMBER, { instead: 'not_applicable' })).toBe('Not applicable');
    expect(answerProblem(NUMBER, { instead: 'unknown' })).toBeNull();
    expect(answerProblem(NUMBER, { instead: 'unknown', value: 3 })?.code).toBe('said_twice');
    expect(answerProblem(GATE, { instead: 'not_applicable' })?.code).toBe('instead_not_offered');
    expect(answerProblem(NUMBER, { instead: 'maybe' as never })?.code).toBe('instead_not_offered');
    expect(valueOf({ instead: 'unknown', value: 3 })).toBeNull();
  });

  it('not applicable needs a reason; only a questionnaire takes either', () => {
    expect([insteadGap({ instead: 'not_applicable' }, ' '), insteadGap({ instead: 'not_applicable' }, 'No PHI there'), insteadGap({ instead: 'unknown' }, '')]).toEqual(['Say why it does not apply', null, null]);
    expect(insteadOffered(GATE)).toEqual(['unknown']);
    expect(insteadOffered(NUMBER)).toEqual(['unknown', 'not_applicable']);
    expect([takesInstead('questionnaire'), takesInstead('return_or_destroy')]).toEqual([true, false]);
  });
});
