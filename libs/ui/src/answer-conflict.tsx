import { ConflictDialog, type ConflictField } from './conflict-dialog.js';
import { inZone } from './date-text.js';
import { answerWords } from '@holdfast/domain/questionnaires/answer-words';
import type { Question } from '@holdfast/domain/questionnaires/questionnaire';
import type { AnswerSaver, Draft, SavedDraft } from './answer-saver.js';

const words = (question: Question, { value, none, instead }: Draft): string => answerWords(question, { value, none, instead }) ?? 'No answer';
const said = (comment: string): string => comment || 'No comment';

/** Both texts side by side; what is chosen is written over the newer version. */
export const AnswerConflict = ({ question, saver, theirs, opened, onClose }: { question: Question; saver: AnswerSaver; theirs: SavedDraft; opened: boolean; onClose: () => void }) => {
  const mine = saver.current;
  const before = saver.base;
  const fields: ConflictField[] = [
    { id: 'answer', label: 'Answer', mine: words(question, mine), theirs: words(question, theirs) === words(question, mine) ? undefined : words(question, theirs), before: before.version > 0 ? words(question, before) : undefined, beforeEmpty: 'Nobody had answered' },
    { id: 'comment', label: 'Comment', mine: said(mine.comment), theirs: theirs.comment === mine.comment ? undefined : said(theirs.comment), before: before.comment || undefined, beforeEmpty: 'There was no comment' },
  ];
  const contested = fields.filter((field) => field.theirs !== undefined);
  return (
    <ConflictDialog opened={opened} subject="answer" who={theirs.savedBy} at={inZone(theirs.savedAt).time} fields={contested} onClose={onClose} onSave={(choice) => {
      const answer = choice.answer === 'theirs' ? theirs : mine;
      saver.resolve({ value: answer.value, none: answer.none, instead: answer.instead, comment: (choice.comment === 'theirs' ? theirs : mine).comment });
    }} />
  );
};
