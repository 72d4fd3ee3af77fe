import { answerProblem } from '@holdfast/domain/questionnaires/answer-validity';
import type { Question } from '@holdfast/domain/questionnaires/questionnaire';
import { useEffect, useReducer, useState, useSyncExternalStore } from 'react';
import { AnswerSaver, type SavedDraft } from '@holdfast/ui/answer-saver';
import { answerTransport } from './answers.api.js';
import { onUnsavedChange, saverFor, unsavedCount } from '@holdfast/ui/savers';

/** Longest comment the server takes. */
export const LONGEST_COMMENT = 4000;

interface Place {
  readonly organization: string;
  readonly requestId: string;
  readonly question: Question;
}

/** The saver of one question, and a new drawing whenever it has news. `saved` is what the page's own data say of the answer. */
export const useAnswerSaver = ({ organization, requestId, question }: Place, saved: SavedDraft, onSaved: (saved: SavedDraft) => void): AnswerSaver => {
  const [saver] = useState(() => saverFor(`${organization}/${requestId}/${question.id}`, () => new AnswerSaver(answerTransport(organization, requestId, question.id), saved, {
    onSaved,
    problemOf: (draft) => (draft.comment.length > LONGEST_COMMENT ? `Keep the comment below ${LONGEST_COMMENT} characters, or upload a document` : answerProblem(question, draft)?.sentence ?? null),
  })));
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => saver.subscribe(redraw), [saver]);
  useEffect(() => saver.adopt(saved), [saver, saved]);
  useEffect(() => () => saver.hurry(), [saver]);
  return saver;
};

export const useUnsavedCount = (): number => useSyncExternalStore(onUnsavedChange, unsavedCount);
