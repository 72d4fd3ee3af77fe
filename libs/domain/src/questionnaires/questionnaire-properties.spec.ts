import fc from 'fast-check';
import { addDays } from '../dates/local-date.js';
import { HIPAA_BA_CORE } from './hipaa-ba-core.js';
import { type Answer, optionsOf, type Question, type Severity } from './questionnaire.js';
import { questionnaireRule } from './questionnaire-rule.js';
import type { QuestionnaireResult } from './questionnaire-score.js';

const SUBMITTED = '2026-11-30';
const { questions, sections } = HIPAA_BA_CORE;

/** An answer that the question takes. */
const answerTo = (question: Question): fc.Arbitrary<Answer> => {
  const values = optionsOf(question).map(({ value }) => value);
  const given: fc.Arbitrary<unknown> = (() => {
    switch (question.type) {
      case 'yes_no_na':
      case 'single_choice': return fc.constantFrom(...values);
      case 'multi_choice': return fc.subarray(values, { minLength: 1 });
      case 'number': return fc.integer({ min: 0, max: 400 });
      case 'date': return fc.integer({ min: 0, max: 900 }).map((days) => addDays(SUBMITTED, -days));
      case 'file': return fc.constant(['paper.pdf']);
      case 'text':
      case 'long_text':
      case 'table': return fc.constant('In our own words');
    }
  })();
  const value = given.map((value): Answer => ({ value }));
  return question.allowNone ? fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: fc.constant<Answer>({ none: true }) }) : value;
};
const ANSWERABLE = questions.filter(({ type }) => type !== 'table');
const answers = fc.record(Object.fromEntries(ANSWERABLE.map((question) => [question.id, fc.option(answerTo(question), { freq: 5, nil: undefined })])));
type Given = Readonly<Record<string, Answer | undefined>>;

const said = (given: Given): Record<string, Answer> => Object.fromEntries(Object.entries(given).flatMap(([id, answer]) => (answer ? [[id, answer]] : [])));
const evaluate = (given: Given): QuestionnaireResult => {
  const result = questionnaireRule({ submittedOn: SUBMITTED, answers: said(given) });
  if ('refused' in result) throw new Error(`refused: ${result.refused}`);
  return result;
};

describe('the rule questionnaire, of any answers', () => {
  it('an answer to a hidden question changes nothing', () => {
    fc.assert(fc.property(answers, answers, (given, others) => {
      const result = evaluate(given);
      const visible = new Set(result.visible);
      const otherwise = Object.fromEntries(ANSWERABLE.map(({ id }) => [id, visible.has(id) ? given[id] : others[id]]));
      expect(evaluate(otherwise)).toEqual(result);
    }), { numRuns: 40 });
  });

  it('the order of answering does not matter', () => {
    fc.assert(fc.property(answers.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(Object.keys(given), { minLength: ANSWERABLE.length }))), ([given, order]) => {
      expect(evaluate(Object.fromEntries(order.map((id) => [id, given[id]])))).toEqual(evaluate(given));
    }), { numRuns: 30 });
  });

  it('evaluating twice is the same, and leaves the answers as they were', () => {
    fc.assert(fc.property(answers, (given) => {
      const before = structuredClone(given);
      expect(evaluate(given)).toEqual(evaluate(given));
      expect(given).toEqual(before);
    }), { numRuns: 15 });
  });

  it('scores are sums of weight by score over sums of weight, of what is visible, scored and answered; one finding a question', () => {
    const penalty: Record<Severity, number> = { low: 0.25, medium: 0.5, high: 0.75, critical: 1 };
    const days: Record<Severity, number> = { critical: 15, high: 30, medium: 90, low: 180 };
    fc.assert(fc.property(answers, (given) => {
      const result = evaluate(given);
      const found = new Map(result.findings.map((finding) => [finding.question, finding]));
      expect(found.size).toBe(result.findings.length);
      for (const { severity, dueDays, dueOn, question } of result.findings) {
        expect([dueDays, dueOn]).toEqual([days[severity], addDays(SUBMITTED, days[severity])]);
        expect(result.visible).toContain(question);
      }
      const scoreOf = (question: Question): number | null => {
        const answer = given[question.id];
        if (question.scored === false || answer === undefined || (answer.value === undefined && !answer.none)) return null;
        if ((question.type === 'yes_no_na' || question.type === 'single_choice') && !answer.none) return optionsOf(question).find(({ value }) => value === answer.value)?.score ?? null;
        const finding = found.get(question.id);
        return finding ? 1 - penalty[finding.severity] : 1;
      };
      const share = (some: readonly Question[]): number | null => {
        const scored = some.filter(({ id }) => result.visible.includes(id)).map((question) => ({ weight: question.weight ?? 1, score: scoreOf(question) })).filter(({ score }) => score !== null);
        const whole = scored.reduce((sum, { weight }) => sum + weight, 0);
        return whole === 0 ? null : scored.reduce((sum, { weight, score }) => sum + weight * (score as number), 0) / whole;
      };
      for (const { id } of sections) {
        const expected = share(questions.filter(({ section }) => section === id));
        const decimal = result.sections[id]?.decimal ?? null;
        if (expected === null) expect(decimal).toBeNull();
        else expect(decimal).toBeCloseTo(expected, 5);
      }
      const overall = share(questions);
      if (overall === null) expect([result.overall, result.band]).toEqual([null, null]);
      else expect(result.overall?.decimal).toBeCloseTo(overall, 5);
      if (result.findings.some(({ severity }) => severity === 'critical')) expect(['high', 'critical', null]).toContain(result.band);
    }), { numRuns: 30 });
  });
});
