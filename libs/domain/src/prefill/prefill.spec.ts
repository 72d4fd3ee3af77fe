import type { Answer, Question } from '../questionnaires/questionnaire.js';
import { askedPart, candidatesOf, type PastAnswer } from './prefill.js';
import { reuseHint } from './reuse-hint.js';

const ask = (id: string, more: Partial<Question> = {}): Question => ({ id, section: 's', text: `${id}?`, type: 'yes_no_na', ...more });
const past = (question: Question, answeredOn: string, answer: Answer = { value: 'yes' }, questionnaireId = 'q'): PastAnswer<string> => ({ questionnaireId, question, answer, comment: '', answeredOn, origin: `${questionnaireId} ${answeredOn}` });
const TODAY = '2026-11-30';
const of = (questions: Question[], ...all: PastAnswer<string>[]) => candidatesOf({ id: 'q', questions }, all, TODAY).map(({ question, past: { origin }, likeness, stale, inBulk }) => [question.id, origin, likeness, stale, inBulk]);

describe('what can be reused', () => {
  it('word for word the same, within a year, may be used in bulk; a year and a day may not', () => {
    expect(of([ask('A')], past(ask('A'), '2025-11-30'))).toEqual([['A', 'q 2025-11-30', 'exact', false, true]]);
    expect(of([ask('A')], past(ask('A'), '2025-11-29'))).toEqual([['A', 'q 2025-11-29', 'exact', true, false]]);
  });

  it('in other words, with other choices, or as another questionnaire’s, is looked at by itself', () => {
    expect(of([ask('A')], past(ask('A', { text: 'Still A?' }), '2026-10-01'))).toEqual([['A', 'q 2026-10-01', 'changed', false, false]]);
    const choices = (label: string) => ask('C', { type: 'single_choice', options: [{ value: 'x', label }] });
    expect(of([choices('All of it')], past(choices('Some of it'), '2026-10-01', { value: 'x' }))).toEqual([['C', 'q 2026-10-01', 'changed', false, false]]);
    expect(of([ask('A', { concept: 'mfa' })], past(ask('Z', { concept: 'mfa' }), '2026-10-01', { value: 'no' }, 'other'))).toEqual([['A', 'other 2026-10-01', 'concept', false, false]]);
    expect(of([ask('A')], past(ask('A'), '2026-10-01', { value: 'yes' }, 'other'))).toEqual([]);
  });

  it('the same words come first, then the newest', () => {
    const questions = [ask('A', { concept: 'mfa' })];
    expect(of(questions, past(ask('A', { concept: 'mfa' }), '2026-01-01'), past(ask('A', { concept: 'mfa' }), '2026-03-01'), past(ask('Z', { concept: 'mfa' }), '2026-11-01', { value: 'yes' }, 'other'))).toEqual([['A', 'q 2026-03-01', 'exact', false, true]]);
  });

  it('what it takes no more, a file, nothing, and “I don’t know” are not offered; a reasoned “not applicable” is', () => {
    const number = ask('N', { type: 'number' });
    expect(of([number], past(number, TODAY, { value: 'many' }), past(number, TODAY, { instead: 'unknown' }), past(number, TODAY, {}))).toEqual([]);
    expect(of([ask('F', { type: 'file' })], past(ask('F', { type: 'file' }), TODAY, { value: ['a.pdf'] }))).toEqual([]);
    expect(of([number], past(number, TODAY, { instead: 'not_applicable' }))).toHaveLength(1);
  });

  it('keeps nothing that only the author of a question knows', () => {
    const secret = ask('A', { type: 'single_choice', expected: 'yes', weight: 9, severity: 'high', scored: true, why: 'w', riskDriver: 'r', gapAnswers: [{ when: { op: 'empty' }, finding: 'f' }], options: [{ value: 'x', label: 'X', score: 0 }] });
    expect(askedPart(secret)).toEqual({ id: 'A', section: 's', text: 'A?', type: 'single_choice', options: [{ value: 'x', label: 'X' }] });
  });
});

it('a reviewer is told how much was reused, how old it is, and when nobody can have read it', () => {
  const reuse = (second: number, confirmed: 'in_bulk' | 'one_by_one' = 'in_bulk') => ({ answeredOn: '2026-03-12', confirmed, at: new Date(Date.UTC(2026, 10, 30, 10, 0, second)).toISOString() });
  expect(reuseHint([], 40)).toBeNull();
  expect(reuseHint(Array.from({ length: 31 }, (_, at) => reuse(at)), 40)).toBe('31 of 40 answers were taken over from earlier ones, all in one act; the oldest is of 12 Mar 2026. All 31 were confirmed within 30 seconds.');
  expect(reuseHint([reuse(0, 'one_by_one'), reuse(50, 'one_by_one')], 3)).toBe('2 of 3 answers were taken over from earlier ones, each by itself; the oldest is of 12 Mar 2026.');
});
