import { evidenceKind } from '../evidence/evidence-kinds.js';
import type { Question, Questionnaire } from '../questionnaires/questionnaire.js';

/** A document that is asked for: any one of these kinds does. */
export interface DocumentAsk {
  readonly kinds: readonly string[];
}

/** What a request asks for beside its questions. `instead`: the vendor may send the documents in place of answering them. */
export interface DocumentList {
  readonly asks: readonly DocumentAsk[];
  readonly instead: boolean;
}

export const MOST_DOCUMENT_ASKS = 20;

const SECTION = 'requested-documents';
/** The choice between documents and questions. */
export const INSTEAD_QUESTION = 'DOC-00';
const BY_DOCUMENTS = 'documents';
const BY_QUESTIONS = 'questions';

const inText = (label: string, at: number): string => (at === 0 ? label : label.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase()));

/** "SOC 2 Type 2 report, or HITRUST r2 certificate". */
export const askWords = ({ kinds }: DocumentAsk): string => kinds.map((kind, at) => inText(evidenceKind(kind).label, at)).join(', or ');

const questionOf = (ask: DocumentAsk, number: number, instead: boolean): Question => ({
  id: `DOC-${String(number).padStart(2, '0')}`,
  section: SECTION,
  text: askWords(ask),
  help: ask.kinds.length > 1 ? 'Any one of these is enough.' : undefined,
  type: 'file',
  allowNone: true,
  noneLabel: ask.kinds.length > 1 ? 'We have none of these' : 'We do not have it',
  scored: false,
  evidence: { kinds: ask.kinds, required: true },
  ...(instead && { showIf: { all: [{ question: INSTEAD_QUESTION, op: 'in' as const, value: [BY_DOCUMENTS] }] } }),
});

const choiceOf = ({ asks }: DocumentList, questions: number): Question => ({
  id: INSTEAD_QUESTION,
  section: SECTION,
  text: 'How do you want to show your safeguards?',
  type: 'single_choice',
  required: true,
  scored: false,
  options: [
    { value: BY_DOCUMENTS, label: `By ${asks.length === 1 ? 'a document' : 'documents'}: ${asks.map((ask, at) => inText(askWords(ask), at)).join('; ')}` },
    { value: BY_QUESTIONS, label: `By answering up to ${questions} questions` },
  ],
});

/** One questionnaire of the documents and the questions, documents first; made for one request and frozen into it. */
export const withDocuments = (questionnaire: Questionnaire | null, list: DocumentList): Questionnaire => {
  const instead = list.instead && questionnaire !== null;
  const questions = questionnaire?.questions ?? [];
  const byQuestions = { question: INSTEAD_QUESTION, op: 'in' as const, value: [BY_QUESTIONS] };
  return {
    ...(questionnaire ?? { id: 'documents', title: 'Documents', version: '1', sections: [] }),
    sections: [{ id: SECTION, title: 'Documents', description: instead ? 'Send documents, or answer the questions instead.' : 'Documents that are asked for.' }, ...(questionnaire?.sections ?? [])],
    questions: [
      ...(instead ? [choiceOf(list, questions.length)] : []),
      ...list.asks.map((ask, at) => questionOf(ask, at + 1, instead)),
      ...(instead ? questions.map((question) => ({ ...question, showIf: { ...question.showIf, all: [...(question.showIf?.all ?? []), byQuestions] } })) : questions),
    ],
  };
};
