import { Field } from '@holdfast/ui/field';
import { SaveState } from '@holdfast/ui/save-state';
import { answerProblem } from '@holdfast/domain/questionnaires/answer-validity';
import { type Instead, isAnswered, type Question } from '@holdfast/domain/questionnaires/questionnaire';
import { insteadGap } from '@holdfast/domain/questionnaires/said-instead';
import { unfinished } from '@holdfast/domain/questionnaires/table-answer';
import { type ReactNode, useState } from 'react';
import { AnswerConflict } from '@holdfast/ui/answer-conflict';
import { AnswerControl } from '@holdfast/ui/answer-control';
import type { Draft, SavedDraft } from '@holdfast/ui/answer-saver';
import { listControl } from './control-id.js';
import { useAnswerSaver } from './use-answer-saver.js';
import { visibleState } from '@holdfast/ui/visible-state';

interface QuestionInListProps {
  readonly organization: string;
  readonly requestId: string;
  readonly question: Question;
  readonly saved: SavedDraft;
  readonly instead: readonly Instead[];
  readonly customer: string;
  readonly error?: string;
  /** What was typed counts for the page's other questions at once. */
  readonly onTyped: (draft: Draft) => void;
  readonly onSaved: (saved: SavedDraft) => void;
  /** To the question's own page: evidence, why it is asked. */
  readonly more: ReactNode;
}

/** One of a section's questions, saved by the same saver as on a page of its own. */
export const QuestionInList = ({ organization, requestId, question, saved, instead, customer, error, onTyped, onSaved, more }: QuestionInListProps) => {
  const saver = useAnswerSaver({ organization, requestId, question }, saved, onSaved);
  const [putOff, setPutOff] = useState<SavedDraft>();
  const draft = saver.current;
  const { state } = saver;
  const change = (part: Partial<Draft>) => {
    const next = { ...saver.current, ...part };
    saver.edit(next);
    onTyped(next);
  };
  const [noted, setNoted] = useState(draft.comment !== '');
  if (!noted && draft.comment !== '') setNoted(true); // a colleague's, that came later
  const id = listControl(question.id);
  const reason = draft.instead === 'not_applicable';
  return (
    <section className="listed" id={`listed-${question.id}`} aria-labelledby={`${id}-title`}>
      <header>
        <h2 id={`${id}-title`}>{question.text}</h2>
        <SaveState state={visibleState(state)} onCompare={() => setPutOff(undefined)} />
      </header>
      {question.help && <p className="quiet">{question.help}</p>}
      <AnswerControl id={id} question={question} instead={instead} draft={draft} error={(error && !(reason && draft.comment.trim() === '') ? error : undefined) ?? (state.kind === 'refused' ? state.message : undefined)} onChange={change} onBlur={() => saver.hurry()} />
      {reason || noted ? (
        <Field id={`${id}-comment`} label={reason ? 'Why it does not apply' : `What should ${customer} know about this?`} optional={!reason} hint="Leave out anything about patients." error={reason && draft.comment.trim() === '' ? error : undefined}>
          {(control) => <textarea rows={2} value={draft.comment} onChange={({ target }) => change({ comment: target.value })} onBlur={() => saver.hurry()} {...control} />}
        </Field>
      ) : <p className="links"><button type="button" className="asbutton" onClick={() => setNoted(true)}>Add a comment<span className="vh"> to: {question.text}</span></button>{more}</p>}
      {(reason || noted) && <p className="links">{more}</p>}
      {state.kind === 'conflict' && <AnswerConflict question={question} saver={saver} theirs={state.theirs} opened={putOff !== state.theirs} onClose={() => setPutOff(state.theirs)} />}
    </section>
  );
};

/** What keeps a question from being done, for who says that the section is. */
export const lackOf = (question: Question, draft: Draft, answeredByFile: boolean): string | null =>
  answerProblem(question, draft)?.sentence ?? unfinished(question, draft.value) ?? insteadGap(draft, draft.comment)
  ?? (question.required && !answeredByFile && !isAnswered(question, draft) ? 'Not answered' : null);
