import { answerProblem } from '../questionnaires/answer-validity.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { BroughtAnswer, BroughtWorkbook } from './read-answer-workbook.js';
import { markOf, NOT_ANSWERED, saysTheSame, type StoredAnswer, type WorkbookAnswer } from './workbook-state.js';

/** What would become of one row of an uploaded workbook. Rows that say what the server says are none. */
export interface WorkbookChange {
  readonly verdict: 'new' | 'changed' | 'conflict' | 'not_understood';
  /** Null: the row belongs to no question. */
  readonly question: string | null;
  readonly sheet: string;
  readonly row: number;
  /** What the workbook says, and what stands on the page; null where there is nothing. */
  readonly brought: WorkbookAnswer | null;
  readonly stored: StoredAnswer | null;
  readonly sentence: string | null;
}

export interface WorkbookChanges {
  readonly changes: readonly WorkbookChange[];
  /** Rows that say what is there already. */
  readonly same: number;
  /** Rows nobody touched, changed on the page since the download: the page stands. */
  readonly newer: number;
}

/** The longest comment that an answer takes. */
const LONGEST_COMMENT = 4_000;

const wrongWith = (brought: BroughtAnswer, questionnaire: Questionnaire, open: ReadonlySet<string>): string | null => {
  const question = questionnaire.questions.find(({ id }) => id === brought.question);
  if (!question || brought.problems.length > 0) return brought.problems.join(' ');
  if (!open.has(question.id)) return 'This answer was handed over and cannot be changed any more.';
  if (brought.version === null) return 'The hidden columns of this row were changed. Download the workbook again.';
  if (brought.comment.length > LONGEST_COMMENT) return `Keep the comment below ${LONGEST_COMMENT.toLocaleString('en-US')} characters.`;
  const { value, none, instead, comment } = brought;
  // The comment goes along: whoever says that a question does not apply says why in it.
  return answerProblem(question, { value, none, ...(instead && { instead, comment }) })?.sentence ?? null;
};

/** A download's version against the page's: a row that was touched here and changed there is a conflict, whatever both say. */
export const workbookChanges = ({ answers, strays }: BroughtWorkbook, questionnaire: Questionnaire, stored: ReadonlyMap<string, StoredAnswer>, open: ReadonlySet<string>): WorkbookChanges => {
  let same = 0;
  let newer = 0;
  const changes = answers.flatMap((brought): WorkbookChange[] => {
    const { question, sheet, row, value, none, instead, comment } = brought;
    const there = stored.get(question) ?? NOT_ANSWERED;
    const mine: WorkbookAnswer = { value, none, instead, comment };
    const place = { question, sheet, row, brought: mine, stored: there };
    const readable = brought.problems.length === 0;
    if (readable && saysTheSame(mine, there)) { same += 1; return []; }
    if (readable && markOf(mine) === brought.mark) { newer += 1; return []; }
    const wrong = wrongWith(brought, questionnaire, open);
    if (wrong !== null) return [{ verdict: 'not_understood', ...place, sentence: wrong }];
    if (brought.version !== there.version) return [{ verdict: 'conflict', ...place, sentence: 'It was changed on the page since the workbook was downloaded.' }];
    return [{ verdict: saysTheSame(there, NOT_ANSWERED) ? 'new' : 'changed', ...place, sentence: null }];
  });
  return { changes: [...changes, ...strays.map(({ sheet, row, sentence }): WorkbookChange => ({ verdict: 'not_understood', question: null, sheet, row, brought: null, stored: null, sentence }))], same, newer };
};
