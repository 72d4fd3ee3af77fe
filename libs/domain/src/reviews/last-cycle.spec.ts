import type { Question, Questionnaire } from '../questionnaires/questionnaire.js';
import { scoreQuestionnaire } from '../questionnaires/questionnaire-score.js';
import { lastCycle } from './last-cycle.js';

const asks = (id: string, over: Partial<Question> = {}): Question => ({ id, section: 's', text: `${id}?`, type: 'yes_no_na', gapAnswers: [{ when: { op: 'in', value: ['no'] }, finding: `No ${id}`, severity: 'high' }], ...over });
const form = (id: string, questions: Question[]): Questionnaire => ({ id, title: id, version: '1', sections: [{ id: 's', title: 'S' }], questions });
const between = (now: Questionnaire, answers: Record<string, string>, then: Questionnaire, before: Record<string, string>) => {
  const asAnswers = (given: Record<string, string>) => Object.fromEntries(Object.entries(given).map(([id, value]) => [id, { value }]));
  return lastCycle(now, asAnswers(answers), scoreQuestionnaire(now, asAnswers(answers), '2026-11-30').findings, { questionnaire: then, asked: then.questions.map(({ id }) => id), answers: asAnswers(before), comments: {}, submittedOn: '2025-11-30' });
};

it('says what changed and what got worse', () => {
  const it = form('q', [asks('A'), asks('B'), asks('C')]);
  const found = between(it, { A: 'no', B: 'yes', C: 'no' }, it, { A: 'yes', B: 'yes', C: 'no' });
  expect(found.get('A')).toMatchObject({ words: 'Yes', on: '2025-11-30', changed: true, worse: true, gap: null });
  expect(found.get('B')).toMatchObject({ changed: false, worse: false });
  expect(found.get('C')).toMatchObject({ changed: false, worse: false, gap: 'high' });
});

it('another questionnaire is compared by concept alone: an equal id there asks something else', () => {
  const found = between(form('q', [asks('A'), asks('B', { concept: 'mfa' })]), { A: 'yes', B: 'yes' }, form('other', [asks('A'), asks('X', { concept: 'mfa' })]), { A: 'no', X: 'no' });
  expect([...found.keys()]).toEqual(['B']);
  expect(found.get('B')).toMatchObject({ words: 'No', changed: true, worse: false });
});
