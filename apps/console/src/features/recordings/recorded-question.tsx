import { isAnswered, type Question } from '@holdfast/domain/questionnaires/questionnaire';
import { insteadOffered } from '@holdfast/domain/questionnaires/said-instead';
import { AnswerConflict } from '@holdfast/ui/answer-conflict';
import { AnswerControl } from '@holdfast/ui/answer-control';
import type { Draft, SavedDraft } from '@holdfast/ui/answer-saver';
import { Field } from '@holdfast/ui/field';
import { SaveState } from '@holdfast/ui/save-state';
import { useSaver } from '@holdfast/ui/use-saver';
import { visibleState } from '@holdfast/ui/visible-state';
import { useState } from 'react';
import { recordTransport } from './recordings.api.js';

/** The id an error summary leads to. */
export const recordedControl = (question: string): string => `recorded-${question}`;

interface RecordedQuestionProps {
  readonly organization: string;
  readonly recordingId: string;
  readonly question: Question;
  readonly saved: SavedDraft;
  readonly error?: string;
  /** What was typed decides at once which other questions apply. */
  readonly onTyped: (draft: Draft) => void;
}

/** One question with what the source says to it, saved as it is written. */
export const RecordedQuestion = ({ organization, recordingId, question, saved, error, onTyped }: RecordedQuestionProps) => {
  const saver = useSaver({ key: `recording/${organization}/${recordingId}/${question.id}`, question, transport: () => recordTransport(organization, recordingId, question.id), saved });
  const [putOff, setPutOff] = useState<SavedDraft>();
  const draft = saver.current;
  const { state } = saver;
  const change = (part: Partial<Draft>) => {
    const next = { ...saver.current, ...part };
    saver.edit(next);
    onTyped(next);
  };
  const id = recordedControl(question.id);
  const refused = state.kind === 'refused' ? state.message : undefined;
  const apart = draft.instead === 'not_applicable';
  return (
    <section className="listed" aria-labelledby={`${id}-title`}>
      <header>
        <h3 id={`${id}-title`}>{question.text}</h3>
        <SaveState state={visibleState(state)} onCompare={() => setPutOff(undefined)} />
      </header>
      {question.help && <p className="quiet">{question.help}</p>}
      <AnswerControl id={id} question={question} instead={insteadOffered(question).filter((said) => said === 'not_applicable')} draft={draft} error={refused ?? error} onChange={change} onBlur={() => saver.hurry()} />
      {(apart || draft.comment !== '' || isAnswered(question, draft)) && <Field id={`${id}-comment`} label={apart ? 'Why it does not apply' : 'Where it says so'} optional={!apart} hint={apart ? undefined : 'A heading, a page, or its own words.'}>
        {(control) => <textarea rows={2} value={draft.comment} onChange={({ target }) => change({ comment: target.value })} onBlur={() => saver.hurry()} {...control} />}
      </Field>}
      {state.kind === 'conflict' && <AnswerConflict question={question} saver={saver} theirs={state.theirs} opened={putOff !== state.theirs} onClose={() => setPutOff(state.theirs)} />}
    </section>
  );
};
