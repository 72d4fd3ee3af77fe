import type { Condition, Question, QuestionType, Section } from './questionnaire.js';
import type { QuestionnaireDocument } from './questionnaire-document.js';

/** Questions in the order of their sections; within one they keep theirs. */
const grouped = (document: QuestionnaireDocument): QuestionnaireDocument => {
  const place = new Map(document.sections.map(({ id }, at) => [id, at]));
  return { ...document, questions: document.questions.toSorted((a, b) => (place.get(a.section) ?? 0) - (place.get(b.section) ?? 0)) };
};

const freshId = (prefix: string, taken: readonly string[]): string => {
  for (let number = taken.length + 1; ; number += 1) if (!taken.includes(`${prefix}${number}`)) return `${prefix}${number}`;
};

/** A list with the item at this place moved by so many; the same list when it would leave it. */
const moved = <T>(list: readonly T[], at: number, by: number): readonly T[] => {
  const to = at + by;
  if (to < 0 || to >= list.length) return list;
  const without = list.toSpliced(at, 1);
  return without.toSpliced(to, 0, list[at] as T);
};

export const addSection = (document: QuestionnaireDocument): QuestionnaireDocument => ({ ...document, sections: [...document.sections, { id: freshId('section-', document.sections.map(({ id }) => id)), title: '' }] });

/** A new question after the one at `after`, or at the end of a section. */
export const addQuestion = (document: QuestionnaireDocument, section: string, after: number | null): { document: QuestionnaireDocument; at: number } => {
  const question: Question = { id: freshId('Q-', document.questions.map(({ id }) => id)), section, text: '', type: 'yes_no_na', required: true };
  const last = document.questions.findLastIndex((each) => each.section === section);
  const ordered = grouped({ ...document, questions: document.questions.toSpliced((after ?? (last === -1 ? document.questions.length - 1 : last)) + 1, 0, question) });
  return { document: ordered, at: ordered.questions.findIndex(({ id }) => id === question.id) };
};

/** Moves a question one place up (-1) or down (1); over the edge of its section it goes into the next one. Says where it is then. */
export const moveQuestion = (document: QuestionnaireDocument, at: number, by: -1 | 1): { document: QuestionnaireDocument; at: number } => {
  const ordered = grouped(document);
  const question = document.questions[at] as Question;
  const place = ordered.questions.findIndex(({ id }) => id === question.id);
  const neighbour = ordered.questions[place + by];
  if (neighbour?.section === question.section) return { document: { ...ordered, questions: [...moved(ordered.questions, place, by)] }, at: place + by };
  const section = ordered.sections[ordered.sections.findIndex(({ id }) => id === question.section) + by];
  if (!section) return { document: ordered, at: place };
  const elsewhere = ordered.questions.with(place, { ...question, section: section.id });
  const regrouped = grouped({ ...ordered, questions: by === 1 ? [elsewhere[place] as Question, ...elsewhere.toSpliced(place, 1)] : [...elsewhere.toSpliced(place, 1), elsewhere[place] as Question] });
  return { document: regrouped, at: regrouped.questions.findIndex(({ id }) => id === question.id) };
};

export const moveSection = (document: QuestionnaireDocument, at: number, by: -1 | 1): QuestionnaireDocument => grouped({ ...document, sections: [...moved(document.sections, at, by)] });

const renamedIn = (conditions: readonly Condition[] | undefined, from: string, to: string): readonly Condition[] | undefined => conditions?.map((condition) => (condition.question === from ? { ...condition, question: to } : condition));

/** Changes a question; a new id is followed by the conditions that name the old one. */
export const changeQuestion = (document: QuestionnaireDocument, at: number, change: Partial<Question>): QuestionnaireDocument => {
  const before = document.questions[at] as Question;
  const questions = document.questions.with(at, { ...before, ...change });
  const { id = before.id } = change;
  const others = document.questions.filter(({ id }) => id === before.id).length;
  if (id === before.id || others > 1) return { ...document, questions };
  return { ...document, questions: questions.map((question) => (question.showIf ? { ...question, showIf: { ...(question.showIf.all && { all: renamedIn(question.showIf.all, before.id, id) }), ...(question.showIf.any && { any: renamedIn(question.showIf.any, before.id, id) }) } } : question)) };
};

/** Another type keeps what it knows, and lets go of what would mean nothing: options, columns, rules on answers. */
export const changeType = (document: QuestionnaireDocument, at: number, type: QuestionType): QuestionnaireDocument => {
  const { options, columns, gapAnswers: _gaps, unit, ...question } = document.questions[at] as Question;
  const choice = type === 'single_choice' || type === 'multi_choice';
  return {
    ...document,
    questions: document.questions.with(at, {
      ...question, type,
      ...(choice && { options: options ?? [{ value: 'a', label: '' }, { value: 'b', label: '' }] }), ...(type === 'table' && { columns: columns ?? [{ id: 'name', label: 'Name', type: 'text' }] }), ...(type === 'number' && unit && { unit }),
    }),
  };
};

/** A section with another id takes its questions along. */
export const changeSection = (document: QuestionnaireDocument, at: number, change: Partial<Section>): QuestionnaireDocument => {
  const before = document.sections[at] as Section;
  const sections = document.sections.with(at, { ...before, ...change });
  const { id } = change;
  return id === undefined ? { ...document, sections } : { ...document, sections, questions: document.questions.map((question) => (question.section === before.id ? { ...question, section: id } : question)) };
};

export const removeQuestion = (document: QuestionnaireDocument, at: number): QuestionnaireDocument => ({ ...document, questions: document.questions.toSpliced(at, 1) });

/** With its questions. */
export const removeSection = (document: QuestionnaireDocument, at: number): QuestionnaireDocument => {
  const gone = document.sections[at]?.id;
  return { ...document, sections: document.sections.toSpliced(at, 1), questions: document.questions.filter(({ section }) => section !== gone) };
};
