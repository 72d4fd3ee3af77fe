import { canonicalJson } from '@holdfast/domain/json/canonical-json';
import type { Answer, Answers, Question, Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import { visibleQuestions } from '@holdfast/domain/questionnaires/visible-questions';
import { awaitsAnswers } from '@holdfast/domain/requests/request-steps';
import type { Ctx } from '../../platform/context/ctx.js';
import type { StoredFile } from '../../platform/files/stored-file.entity.js';
import type { Submission } from '../requests/exchange.facts.js';
import type { Delegation } from '../delegations/delegations.reader.js';
import { type Exchanged, openReturn } from '../requests/requests.reader.js';
import type { DraftAnswer } from './draft-answer.entity.js';
import type { DraftFile } from './draft-file.entity.js';
import type { HiddenAnswer } from './hidden-answer.entity.js';
import type { SectionCheck } from './section-check.entity.js';

/** A file on its way to the requester, and how far its check has come. */
export interface AttachedFile extends DraftFile {
  readonly file: StoredFile;
}

/** The part of a request that was handed to a colleague. */
export interface Part {
  readonly questionKeys: ReadonlySet<string>;
  /** Of those, the ones that she has not given back. */
  readonly openKeys: ReadonlySet<string>;
  readonly fromName: string;
  readonly dueOn: string;
}

/** All that was handed to one person of one request, as one part; null: nothing was. */
export const partOf = (delegations: readonly Delegation[]): Part | null => {
  const open = delegations.filter(({ state }) => state === 'open');
  const [first] = [...(open.length > 0 ? open : delegations)].sort((one, other) => one.dueOn.localeCompare(other.dueOn));
  if (!first) return null;
  const keys = (of: readonly Delegation[]) => new Set(of.flatMap(({ questionKeys }) => questionKeys));
  return { questionKeys: keys(delegations), openKeys: keys(open), fromName: first.fromName, dueOn: first.dueOn };
};

/** One request as the vendor has it on her list: what is asked, and what she wrote. */
export interface TaskRow extends Exchanged {
  readonly questionnaire: Questionnaire;
  readonly drafts: readonly DraftAnswer[];
  readonly files: readonly AttachedFile[];
  /** Set where only a part of it was handed to who looks: which questions. */
  readonly part: Part | null;
  /** Today, where the due day is counted: age of an answer is judged by it. */
  readonly today: string;
}

/** The same, with what she handed over, what she looked through, and what a change hid. */
export interface Task extends TaskRow {
  readonly submissions: readonly Submission[];
  readonly checks: readonly SectionCheck[];
  readonly hidden: readonly HiddenAnswer[];
}

/** The drafts as the pure rules read them; a question that asks for a file is answered by the files put to it. */
export const answersOf = ({ drafts, files, questionnaire }: Pick<TaskRow, 'drafts' | 'files' | 'questionnaire'>): Answers => {
  const answers: Record<string, Answer> = Object.fromEntries(drafts.map(({ questionKey, value, none, instead }) => [questionKey, { value: value ?? null, none, ...(instead && { instead }) }]));
  for (const { id, type } of questionnaire.questions) {
    const names = type === 'file' ? files.filter(({ questionKeys }) => questionKeys.includes(id)).map(({ file }) => file.name) : [];
    if (names.length > 0) answers[id] = { ...answers[id], value: names };
  }
  return answers;
};

/** The questions that apply now, in order. */
export const askedIn = (task: TaskRow): Question[] => visibleQuestions(task.questionnaire, answersOf(task), task.today);

/** Who belongs to the vendor's workspace, and not only to a request in it. */
export const isMember = ({ actor }: Ctx): boolean => actor.role === 'lead' || actor.role === 'contributor';

/** The questions that may be written now. */
export const openIn = (task: Task): string[] => {
  if (!awaitsAnswers(task.status)) return [];
  const returned = openReturn(task);
  const before = task.submissions.find(({ number }) => number === returned?.submissionNumber);
  return task.questionnaire.questions.map(({ id }) => id).filter((id) => task.part?.openKeys.has(id) ?? true).filter((id) => isOpenFor(id, returned?.questions.map((question) => question.id) ?? null, before?.content.asked ?? null));
};

/** Whether this question may be written now: after a return, only what came back, and what that newly asks. */
export const isOpenFor = (questionId: string, returned: readonly string[] | null, submittedBefore: readonly string[] | null): boolean =>
  returned === null || returned.includes(questionId) || submittedBefore === null || !submittedBefore.includes(questionId);

/** Whether what was said to a question differs between two submissions. */
export const differs = (id: string, { content: one }: Submission, { content: other }: Submission): boolean =>
  canonicalJson([one.asked.includes(id), one.answers[id] ?? null, one.comments[id] ?? '']) !== canonicalJson([other.asked.includes(id), other.answers[id] ?? null, other.comments[id] ?? '']);
