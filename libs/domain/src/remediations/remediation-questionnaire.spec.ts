import { visibleQuestions } from '../questionnaires/visible-questions.js';
import { questionsAt, remediationAnswerAt, remediationQuestionnaire, remediationWords } from './remediation-questionnaire.js';

const ASKS = [
  { found: 'No second factor', expected: 'A second factor for all remote access', by: '2026-12-31' },
  { found: 'No restore test', expected: '', by: '2027-01-31' },
];

it('asks a section a finding, with what is expected and by when; a day only where it is under way', () => {
  const asked = remediationQuestionnaire(ASKS);
  expect(asked.sections.map(({ title }) => title)).toEqual(['No second factor', 'No restore test']);
  expect(asked.sections[0]?.description).toBe('Expected: A second factor for all remote access. By Thu 31 Dec 2026.');
  const shown = (state: string) => visibleQuestions(asked, { [questionsAt(0).state]: { value: state } }).map(({ id }) => id);
  expect(shown('under_way')).toContain('FIX-1-UNTIL');
  expect(shown('done')).not.toContain('FIX-1-UNTIL');
});

it('reads what was said of each finding, and nothing that was not', () => {
  const { state, until, words } = questionsAt(1);
  const answers = { [state]: { value: 'under_way' }, [until]: { value: '2027-02-01' }, [words]: { value: ' Ordered ' } };
  expect(remediationAnswerAt(answers, 1)).toEqual({ state: 'under_way', until: '2027-02-01', words: 'Ordered' });
  expect(remediationWords(remediationAnswerAt(answers, 1))).toBe('Under way until Mon 1 Feb 2027. Ordered');
  expect(remediationAnswerAt(answers, 0)).toEqual({ state: null, until: null, words: '' });
  expect(remediationAnswerAt({ ...answers, [state]: { value: 'done' } }, 1).until).toBeNull();
});
