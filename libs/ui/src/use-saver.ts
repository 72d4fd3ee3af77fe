import { answerProblem } from '@holdfast/domain/questionnaires/answer-validity';
import type { Question } from '@holdfast/domain/questionnaires/questionnaire';
import { useEffect, useReducer, useState } from 'react';
import { AnswerSaver, type SavedDraft, type SaverTransport } from './answer-saver.js';
import { saverFor } from './savers.js';

/** Longest comment the server takes. */
export const LONGEST_COMMENT = 4000;

interface Saving {
  /** Names the answer among all that this tab may write. */
  readonly key: string;
  readonly question: Question;
  readonly transport: () => SaverTransport;
  /** What the page's own data say of the answer. */
  readonly saved: SavedDraft;
  readonly onSaved?: (saved: SavedDraft) => void;
}

/** The saver of one question, and a new drawing whenever it has news. */
export const useSaver = ({ key, question, transport, saved, onSaved }: Saving): AnswerSaver => {
  const [saver] = useState(() => saverFor(key, () => new AnswerSaver(transport(), saved, {
    onSaved,
    problemOf: (draft) => (draft.comment.length > LONGEST_COMMENT ? `Keep the comment below ${LONGEST_COMMENT} characters, or upload a document` : answerProblem(question, draft)?.sentence ?? null),
  })));
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => saver.subscribe(redraw), [saver]);
  useEffect(() => saver.adopt(saved), [saver, saved]);
  useEffect(() => () => saver.hurry(), [saver]);
  return saver;
};
