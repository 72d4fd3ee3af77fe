import { HIPAA_BA_CORE } from './hipaa-ba-core.js';
import concepts from './question-concepts.json' with { type: 'json' };
import { LOW_RISK } from './shipped-questionnaires.js';

it('a concept joins questions that are there, one of each questionnaire', () => {
  const core = HIPAA_BA_CORE.questions.map(({ id }) => id);
  const low = LOW_RISK.questions.map(({ id }) => id);
  for (const ids of Object.values(concepts)) expect([ids.filter((id) => core.includes(id)).length, ids.filter((id) => low.includes(id)).length, ids.length]).toEqual([1, 1, 2]);
  expect(HIPAA_BA_CORE.questions.find(({ id }) => id === 'GOV-04')?.concept).toBe(LOW_RISK.questions.find(({ id }) => id === 'LOW-07')?.concept);
});
