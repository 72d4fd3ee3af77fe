import content from './hipaa-ba-core.json' with { type: 'json' };
import type { Questionnaire } from './questionnaire.js';
import { withConcepts } from './with-concepts.js';

/**
 * The HIPAA Business Associate Security Questionnaire that Holdfast ships: own wording, each question with its citations.
 * It is data; the file states its version and legal basis. The compiler reads its words as plain strings, hence the cast.
 */
export const HIPAA_BA_CORE = withConcepts(content as unknown as Questionnaire);
