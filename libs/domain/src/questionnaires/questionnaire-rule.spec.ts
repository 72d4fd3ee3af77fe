import { validateAnswer } from './answer-validity.js';
import { HIPAA_BA_CORE } from './hipaa-ba-core.js';
import { questionnaireRule } from './questionnaire-rule.js';
import type { Question } from './questionnaire.js';
import { visibleQuestions } from './visible-questions.js';

const choice = (id: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({ id, section: 's', text: id, type: 'yes_no_na', required: true, scored: true, weight: 1, severity: 'medium', gapAnswers: [], ...more });
const run = (questions: Record<string, unknown>[], answers: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  questionnaireRule({ submittedOn: '2026-03-01', questionnaire: { id: 'q', title: 'Q', version: '1', sections: [{ id: 's', title: 'S' }, { id: 'empty', title: 'E' }], questions, ...more }, answers });
const core = (id: string): Question => {
  const question = HIPAA_BA_CORE.questions.find((candidate) => candidate.id === id);
  if (question === undefined) throw new Error(`No question ${id}`);
  return question;
};

describe('a questionnaire', () => {
  it('weighs what was answered, and nothing else', () => {
    const questions = [choice('A', { weight: 3 }), choice('B'), choice('C', { weight: 9 }), choice('D', { weight: 9 }), choice('E', { scored: false, weight: 9 })];
    expect(run(questions, { A: { value: 'yes' }, B: { value: 'no' }, C: { value: 'na' }, E: { value: 'no' } })).toMatchObject({
      missingRequired: ['D'], overall: { decimal: 0.75 }, band: 'moderate', sections: { s: { decimal: 0.75 }, empty: null }, findings: [],
    });
    expect(run(questions, {})).toMatchObject({ overall: null, band: null });
  });

  it('takes one gap a question, the most severe, the first of equals', () => {
    const when = { op: 'gt', value: 10 };
    const gaps = [{ when, finding: 'a bit late' }, { when: { op: 'gt', value: 60 }, finding: 'far too late', severity: 'high' }, { when: { op: 'gt', value: 50 }, finding: 'twice', severity: 'high' }];
    const question = choice('N', { type: 'number', gapAnswers: gaps });
    expect(run([question], { N: { value: 61 } })).toMatchObject({ overall: { decimal: 0.25 }, band: 'critical', findings: [{ question: 'N', severity: 'high', dueDays: 30, dueOn: '2026-03-31', finding: 'far too late' }] });
    expect(run([question], { N: { value: 11 } })).toMatchObject({ overall: { decimal: 0.5 }, findings: [{ severity: 'medium', dueDays: 90, dueOn: '2026-05-30' }] });
    expect(run([question], { N: { value: 10 } })).toMatchObject({ overall: { decimal: 1 }, band: 'low', findings: [] });
  });

  it('a gap has its own days to mend it, where they are said', () => {
    const gap = { when: { op: 'in', value: ['no'] }, finding: 'open door' };
    expect(run([choice('A', { gapAnswers: [{ ...gap, dueDays: 3 }] }), choice('B', { gapAnswers: [gap] })], { A: { value: 'no' }, B: { value: 'no' } })).toMatchObject({ findings: [{ dueDays: 3, dueOn: '2026-03-04' }, { dueDays: 90 }] });
  });

  it('takes long texts as it takes texts, and scores them by their gap', () => {
    const long = choice('L', { type: 'long_text', gapAnswers: [{ when: { op: 'empty' }, finding: 'nothing said' }], required: false });
    expect(run([long], { L: { value: 'x\n'.repeat(500) } })).toMatchObject({ overall: { decimal: 1 }, findings: [] });
    expect(run([long], { L: { value: 'x'.repeat(20_001) } })).toEqual({ refused: 'too_long' });
    expect(run([long], {})).toMatchObject({ findings: [{ finding: 'nothing said' }] });
  });

  it('never shows a vendor with a critical finding as low or moderate', () => {
    const critical = choice('X', { gapAnswers: [{ when: { op: 'in', value: ['no'] }, finding: 'open door', severity: 'critical' }] });
    expect(run([critical, choice('A', { weight: 99 })], { X: { value: 'no' }, A: { value: 'yes' } })).toMatchObject({ overall: { decimal: 0.99 }, band: 'high' });
    expect(run([critical, choice('A')], { X: { value: 'no' }, A: { value: 'no' } })).toMatchObject({ band: 'critical' });
  });

  it('reaches a band at its very border', () => {
    const tenths = Array.from({ length: 10 }, (_, index) => choice(`T${index}`, { type: 'single_choice', options: [{ value: 'x', label: 'x', score: 0.9 }], weight: 0.1 }));
    expect(run(tenths, Object.fromEntries(tenths.map(({ id }) => [id, { value: 'x' }])))).toMatchObject({ overall: { decimal: 0.9 }, band: 'low' });
  });

  it('tells never-done from not-answered', () => {
    const never = choice('D', { type: 'date', allowNone: true, severity: 'critical', gapAnswers: [{ when: { op: 'empty' }, finding: 'never done' }, { when: { op: 'olderThanDays', value: 365 }, finding: 'old', severity: 'low' }] });
    expect(run([never], { D: { none: true } })).toMatchObject({ missingRequired: [], overall: { decimal: 0 }, findings: [{ finding: 'never done', dueOn: '2026-03-16' }] });
    expect(run([never], {})).toMatchObject({ missingRequired: ['D'], overall: null, findings: [] });
    expect(run([{ ...never, required: false }], {})).toMatchObject({ missingRequired: [], overall: null, findings: [{ finding: 'never done' }] });
    expect(run([never], { D: { value: '2025-03-01' } })).toMatchObject({ findings: [] });
    expect(run([never], { D: { value: '2025-02-28' } })).toMatchObject({ overall: { decimal: 0.75 }, findings: [{ finding: 'old' }] });
  });

  it('scores a multiple choice by its gap', () => {
    const multi = choice('M', { type: 'multi_choice', options: [{ value: 'a', label: 'a' }, { value: 'none', label: 'none' }], gapAnswers: [{ when: { op: 'includes', value: 'none' }, finding: 'nothing' }] });
    expect(run([multi], { M: { value: ['a'] } })).toMatchObject({ overall: { decimal: 1 } });
    expect(run([multi], { M: { value: ['a', 'none'] } })).toMatchObject({ overall: { decimal: 0.5 }, findings: [{ finding: 'nothing' }] });
  });

  it('ignores what a hidden question once answered, along the whole chain', () => {
    const when = (question: string) => ({ all: [{ question, op: 'in', value: ['yes'] }] });
    const chain = [choice('A'), choice('B', { showIf: when('A') }), choice('C', { showIf: when('B') }), choice('D', { showIf: { any: [{ question: 'C', op: 'in', value: ['yes'] }, { question: 'A', op: 'in', value: ['no'] }] } })];
    expect(run(chain, { A: { value: 'no' }, B: { value: 'yes' }, C: { value: 'bad' } })).toMatchObject({ visible: ['A', 'D'], missingRequired: ['D'] });
    expect(run(chain, { A: { value: 'yes' }, B: { value: 'yes' }, C: { value: 'no' } })).toMatchObject({ visible: ['A', 'B', 'C'], missingRequired: [] });
  });

  it('refuses answers that were never offered', () => {
    expect(run([choice('A')], { A: { value: 'maybe' } })).toEqual({ refused: 'answer_not_offered' });
    expect(run([choice('A')], { A: { none: true } })).toEqual({ refused: 'none_not_offered' });
    expect(run([choice('A', { type: 'date' })], { A: { value: '2026-02-30' } })).toEqual({ refused: 'not_a_date' });
    expect(run([choice('A', { type: 'number' })], { A: { value: '7' } })).toEqual({ refused: 'not_a_number' });
    expect(questionnaireRule({ submittedOn: 'today', answers: {} })).toEqual({ refused: 'not_a_date' });
    expect(questionnaireRule({ submittedOn: '2026-03-01', questionnaire: { questions: 3 } })).toEqual({ refused: 'not_a_questionnaire' });
    expect(validateAnswer(core('PRO-03'), -1)).toBe('Give a number of individuals, 0 or more.');
    expect(validateAnswer(core('PRO-04'), ['clinical', 'clinical'])).toContain('each once');
    expect(validateAnswer(core('PRO-04'), ['clinical', 'sud'])).toBeNull();
  });

  it('ships a HIPAA core whose conditions look back only, and whose words the rules know', () => {
    const seen = new Map<string, Question>();
    for (const question of HIPAA_BA_CORE.questions) {
      expect(HIPAA_BA_CORE.sections.map(({ id }) => id)).toContain(question.section);
      for (const condition of [...(question.showIf?.all ?? []), ...(question.showIf?.any ?? [])]) {
        const asked = seen.get(condition.question);
        const wanted = Array.isArray(condition.value) ? condition.value : [condition.value];
        if (condition.op === 'in' || condition.op === 'includes') expect(asked?.options?.map(({ value }) => value)).toEqual(expect.arrayContaining(wanted));
        expect(asked).toBeDefined();
      }
      seen.set(question.id, question);
    }
    const paperOnly = visibleQuestions(HIPAA_BA_CORE, { 'PRO-02': { value: 'no' } }).map(({ id }) => id);
    expect(paperOnly).not.toContain('GOV-01');
    expect(visibleQuestions(HIPAA_BA_CORE, { 'PRO-02': { value: 'yes' } }).map(({ id }) => id)).toContain('GOV-01');
  });
});
