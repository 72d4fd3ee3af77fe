import { HIPAA_BA_CORE } from './hipaa-ba-core.js';
import { type Answers, optionsOf, type Question, type Questionnaire } from './questionnaire.js';
import { questionnairePart } from './questionnaire-part.js';
import { visibleQuestions } from './visible-questions.js';

const TODAY = '2026-11-30';
let seed = 11;
const random = (below: number) => {
  seed = (seed * 1103515245 + 12345) & 0x7fffffff;
  return (seed >>> 8) % below;
};
const someAnswers = ({ questions }: Questionnaire): Answers => Object.fromEntries(questions.filter(() => random(4) > 0).map((question) => {
  const options = optionsOf(question).map(({ value }) => value);
  if (options.length === 0) return [question.id, question.type === 'number' ? { value: random(20) } : question.type === 'date' ? { value: `202${random(7)}-05-01` } : { value: 'words' }];
  return [question.id, { value: question.type === 'multi_choice' ? options.filter(() => random(2) === 0) : options[random(options.length)] }];
}));

describe('a part of a questionnaire', () => {
  it('shows by itself exactly what the whole shows of it, whatever was answered outside', () => {
    for (let round = 0; round < 300; round++) {
      const answers = someAnswers(HIPAA_BA_CORE);
      const keys = new Set(HIPAA_BA_CORE.questions.filter(() => random(3) === 0).map(({ id }) => id));
      const part = questionnairePart(HIPAA_BA_CORE, keys, answers, TODAY);
      const hers = Object.fromEntries(Object.entries(answers).filter(([id]) => keys.has(id)));
      const whole = visibleQuestions(HIPAA_BA_CORE, answers, TODAY).filter(({ id }) => keys.has(id)).map(({ id }) => id);
      expect(visibleQuestions(part, hers, TODAY).map(({ id }) => id)).toEqual(whole);
      for (const { showIf } of part.questions) for (const { question } of [...(showIf?.all ?? []), ...(showIf?.any ?? [])]) expect(keys.has(question)).toBe(true);
    }
  });

  it('names no section and no question outside', () => {
    const [first] = HIPAA_BA_CORE.questions as [Question];
    const part = questionnairePart(HIPAA_BA_CORE, new Set([first.id]), {}, TODAY);
    expect([part.sections.map(({ id }) => id), part.questions.map(({ id }) => id)]).toEqual([[first.section], [first.id]]);
  });
});
