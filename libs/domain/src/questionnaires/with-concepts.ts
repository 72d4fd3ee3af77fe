import concepts from './question-concepts.json' with { type: 'json' };
import type { Questionnaire } from './questionnaire.js';

const CONCEPT_OF: ReadonlyMap<string, string> = new Map(Object.entries(concepts).flatMap(([concept, ids]) => ids.map((id) => [id, concept])));

/** A shipped questionnaire whose questions say what they ask in common with those of another. */
export const withConcepts = (questionnaire: Questionnaire): Questionnaire => ({
  ...questionnaire,
  questions: questionnaire.questions.map((question) => {
    const concept = CONCEPT_OF.get(question.id);
    return concept ? { ...question, concept } : question;
  }),
});
