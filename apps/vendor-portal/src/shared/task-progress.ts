import type { Schemas } from '@holdfast/api-client/client';
import { localDateAt } from '@holdfast/domain/dates/zoned-instant';
import { type Answer, type Answers, isAnswered, type Question, type Questionnaire, type ShowIf } from '@holdfast/domain/questionnaires/questionnaire';
import { visibleQuestions } from '@holdfast/domain/questionnaires/visible-questions';

export type Task = Schemas['TaskView'];
export type TaskRow = Schemas['TaskRowView'];
export type Evidence = Schemas['EvidenceView'];

/** The server's view as the rules of libs/domain read it. What decides over scores is not in it, and not needed here. */
export const asQuestionnaire = ({ id, title, version, sections, questions }: Schemas['QuestionnaireView']): Questionnaire => ({
  id, title, version,
  sections: sections.map(({ id, title, description }) => ({ id, title, description: description ?? undefined })),
  questions: questions.map(({ id, section, text, help, why, type, required, options, columns, unit, allowNone, noneLabel, showIf, evidenceKinds, evidenceRequired, cites }) => ({
    id, section, text, type, required, options, allowNone,
    columns: columns.map(({ hint, ...column }) => ({ ...column, hint: hint ?? undefined })),
    help: help ?? undefined, why: why ?? undefined, unit: unit ?? undefined, noneLabel: noneLabel ?? undefined,
    showIf: (showIf as ShowIf | null) ?? undefined,
    evidence: { kinds: evidenceKinds, required: evidenceRequired },
    citations: { cfr: cites },
  })),
});

/** A question that asks for a file is answered by the files put to it. */
export const answersOf = ({ answers, evidence }: Pick<Task, 'answers' | 'evidence'>, questionnaire: Questionnaire): Answers => {
  const all: Record<string, Answer> = Object.fromEntries(answers.map(({ question, value, none, instead }) => [question, { value, none, ...(instead && { instead }) }]));
  for (const { id, type } of questionnaire.questions) {
    const names = type === 'file' ? evidence.filter(({ questionKeys }) => questionKeys.includes(id)).map(({ name }) => name) : [];
    if (names.length > 0) all[id] = { ...all[id], value: names };
  }
  return all;
};

export interface SectionProgress {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly Question[];
  readonly answered: number;
  /** All is answered, and somebody said that she comes back to it. */
  readonly comeBack: boolean;
  /** Of its questions, sent back by the reviewer. */
  readonly returned: number;
  /** Where to go on: the first that is sent back, or open, or simply the first. */
  readonly next: Question;
}

export interface Progress {
  readonly answers: Answers;
  readonly comments: ReadonlyMap<string, string>;
  /** The questions that apply, in order. */
  readonly asked: readonly Question[];
  /** Of those, the ones that may be written now: what Continue leads through. */
  readonly writable: readonly Question[];
  readonly answered: number;
  readonly sections: readonly SectionProgress[];
  readonly next: Question | undefined;
}

/** Where a task stands. Today is counted where the due day is: the age of an answer is judged by it. */
export const progressOf = (task: Pick<Task, 'answers' | 'evidence' | 'open' | 'zone' | 'status' | 'returnedQuestions' | 'checks'>, questionnaire: Questionnaire, now = Date.now()): Progress => {
  const answers = answersOf(task, questionnaire);
  const asked = visibleQuestions(questionnaire, answers, localDateAt(now, task.zone));
  const open = new Set(task.open);
  const returned = new Set(task.returnedQuestions.map(({ question }) => question));
  const done = (question: Question) => isAnswered(question, answers[question.id]);
  const goOn = (questions: readonly Question[]) => questions.find(({ id }) => returned.has(id)) ?? questions.find((question) => open.has(question.id) && !done(question));
  const sections = questionnaire.sections.flatMap(({ id, title }) => {
    const questions = asked.filter(({ section }) => section === id);
    if (questions.length === 0) return [];
    return [{ id, title, questions, answered: questions.filter(done).length, comeBack: questions.every(done) && task.checks.some(({ section, completed }) => section === id && !completed), returned: questions.filter((question) => returned.has(question.id)).length, next: goOn(questions) ?? questions[0] }];
  });
  const writable = asked.filter(({ id }) => open.has(id));
  return { answers, comments: new Map(task.answers.map(({ question, comment }) => [question, comment])), asked, writable, answered: asked.filter(done).length, sections, next: goOn(writable) };
};
