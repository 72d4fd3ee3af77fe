import { answerWords } from './answer-words.js';
import type { Question } from './questionnaire.js';

const of = (type: Question['type'], more: Partial<Question> = {}): Question => ({ id: 'q', section: 's', text: 'q', type, ...more });

it('an answer in a reader’s words', () => {
  const choice = of('multi_choice', { options: [{ value: 'a', label: 'Apples' }, { value: 'b', label: 'Bread' }] });
  expect(answerWords(of('yes_no_na'), { value: 'na' })).toBe('Not applicable');
  expect(answerWords(choice, { value: ['b', 'a'] })).toBe('Bread, Apples');
  expect(answerWords(of('number', { unit: 'days' }), { value: 3 })).toBe('3 days');
  expect(answerWords(of('number'), { value: 12_000 })).toBe('12,000');
  expect(answerWords(of('date'), { value: '2026-11-24' })).toBe('Tue 24 Nov 2026');
  expect(answerWords(of('date', { allowNone: true, noneLabel: 'Never done' }), { none: true })).toBe('Never done');
  expect(answerWords(of('file'), { value: ['soc2.pdf', { name: 'map.png' }] })).toBe('soc2.pdf, map.png');
  expect([answerWords(choice, { value: [] }), answerWords(of('text'), undefined)]).toEqual([null, null]);
});
