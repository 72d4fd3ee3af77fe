import { describe, expect, it } from '@jest/globals';
import { HIPAA_BA_CORE } from '@holdfast/domain/questionnaires/hipaa-ba-core';
import { type Evidence, progressOf, type Task } from './task-progress.js';
import { problemsOf } from './task-problems.js';

const answer = (question: string, value: unknown) => ({ question, value, none: false, instead: null, reused: null, comment: '', version: 1, savedBy: 'P', savedAt: '' }) as Task['answers'][number];
const task = (over: Partial<Task> = {}) => ({ answers: [], evidence: [], open: HIPAA_BA_CORE.questions.map(({ id }) => id), zone: 'America/Chicago', status: 'taken_on', returnedQuestions: [], ...over }) as unknown as Task;
const NOW = Date.parse('2026-11-24T12:00:00Z');
const file = (question: string, check: Evidence['check']): Evidence => ({ id: question, name: `${question}.pdf`, bytes: 1, check, refusal: null, questionKeys: [question], kind: '', validTo: null, facts: {} });

describe('progressOf', () => {
  it('counts only what applies: a gate opens more, and closes them again', () => {
    const count = (value: string) => progressOf(task({ answers: [answer('PRO-02', value)] }), HIPAA_BA_CORE, NOW).asked.length;
    expect(count('yes')).toBeGreaterThan(count('no') + 20);
  });

  it('goes on where the first open answer is missing; after a return, at what came back', () => {
    expect(progressOf(task({ answers: [answer('PRO-01', 'ba')] }), HIPAA_BA_CORE, NOW).next?.id).toBe('PRO-02');
    const returned = progressOf(task({ status: 'returned', open: ['PRO-05'], answers: [answer('PRO-05', 'paper')], returnedQuestions: [{ question: 'PRO-05', message: 'Why?', value: 'paper', none: false, instead: null }] }), HIPAA_BA_CORE, NOW);
    expect(returned.next?.id).toBe('PRO-05');
    expect(returned.writable.map(({ id }) => id)).toEqual(['PRO-05']);
    expect(returned.sections[0]).toMatchObject({ id: 'profile', returned: 1, answered: 1 });
  });

  it('a file answers the question that asks for one', () => {
    const question = HIPAA_BA_CORE.questions.find(({ type }) => type === 'file')!;
    expect(progressOf(task({ evidence: [file(question.id, 'ready')] }), HIPAA_BA_CORE, NOW).answers[question.id]?.value).toEqual([`${question.id}.pdf`]);
  });
});

describe('problemsOf', () => {
  const problems = (over: Partial<Task>) => problemsOf(HIPAA_BA_CORE, progressOf(task(over), HIPAA_BA_CORE, NOW), over.evidence ?? []);

  it('what is missing or refused blocks; evidence that is asked for and missing only warns', () => {
    const all = problems({ answers: [answer('PRO-01', 'ba'), answer('BAA-01', 'yes'), answer('PRO-03', 'many')], evidence: [file('PRO-01', 'refused'), file('PRO-02', 'checking')] });
    const of = (id: string) => all.filter(({ question }) => question.id === id).map(({ words, blocks }) => [words, blocks]);
    expect(of('PRO-01')).toEqual([['“PRO-01.pdf” was refused. Remove it, or send another', true]]);
    expect(of('PRO-02')).toEqual([['Not answered', true], ['“PRO-02.pdf” is still being checked. Try again in a minute', true]]);
    expect(of('PRO-03')).toEqual([['Give a number of individuals, 0 or more.', true]]);
    expect(of('BAA-01')).toEqual([['Evidence is asked for, and none is uploaded', false]]);
    expect(all.at(-1)?.blocks).toBe(false);
  });

  it('a refused file of a question that is not asked any more is still in the way, so it is shown', () => {
    const hidden = HIPAA_BA_CORE.questions.find((question) => question.showIf)!;
    expect(problems({ evidence: [file(hidden.id, 'refused')] }).filter(({ question }) => question.id === hidden.id)).toHaveLength(1);
  });
});
