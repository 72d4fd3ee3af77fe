import type { Question, Questionnaire } from '../questionnaires/questionnaire.js';
import { recordedContent, recordedProblems, type RecordedAnswer } from './recorded-answers.js';

const question = (id: string, more: Partial<Question> = {}): Question => ({ id, section: 's', text: id, type: 'yes_no_na', required: true, ...more });
const ASKED: Questionnaire = {
  id: 'q', title: 'Q', version: '1', sections: [{ id: 's', title: 'S' }],
  questions: [
    question('encrypts'), question('how', { type: 'text', showIf: { all: [{ question: 'encrypts', op: 'in', value: ['yes'] }] } }),
    question('subs', { type: 'table', columns: [{ id: 'name', label: 'Name', type: 'text', required: true }, { id: 'country', label: 'Country', type: 'text', required: true }] }), question('report', { type: 'file' }),
  ],
};
const recorded = (value: RecordedAnswer['value'], comment = '', more: Partial<RecordedAnswer> = {}): RecordedAnswer => ({ value, comment, ...more });

it('what the source does not say is not known, and never a no', () => {
  const { asked, answers, comments, found } = recordedContent(ASKED, { encrypts: recorded('yes', 'Under “Security”') }, '2026-11-30');
  expect(asked).toEqual(['encrypts', 'how', 'subs', 'report']);
  expect(answers).toEqual({ encrypts: { value: 'yes', none: false, instead: null }, how: { value: null, none: false, instead: 'unknown' }, subs: { value: null, none: false, instead: 'unknown' } });
  expect(comments).toEqual({ encrypts: 'Under “Security”' });
  expect(found).toBe(1);
});

it('an answer to what is not asked is left out, and somebody’s “not known” is nothing found', () => {
  const { asked, answers, found } = recordedContent(ASKED, { encrypts: recorded(null, '', { instead: 'unknown' }), how: recorded('AES-256', 'Page 3') }, '2026-11-30');
  expect(asked).not.toContain('how');
  expect(answers.how).toBeUndefined();
  expect(found).toBe(0);
});

it('half a row, a wrong value and a reason that is missing stand in the way; what was left out does not', () => {
  expect(recordedProblems(ASKED, {}, '2026-11-30')).toEqual([]);
  const problems = recordedProblems(ASKED, { encrypts: recorded('perhaps'), subs: recorded([{ name: 'Tern' }]) }, '2026-11-30');
  expect(problems.map(({ question }) => question)).toEqual(['encrypts', 'subs']);
  expect(recordedProblems(ASKED, { subs: recorded(null, '', { instead: 'not_applicable' }) }, '2026-11-30')).toEqual([{ question: 'subs', sentence: 'Say why it does not apply' }]);
  expect(recordedProblems(ASKED, { subs: recorded(null, 'None are used', { instead: 'not_applicable' }) }, '2026-11-30')).toEqual([]);
});
