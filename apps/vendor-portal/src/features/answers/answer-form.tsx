import { Button } from '@holdfast/ui/button';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { type Instead, isAnswered, type Question } from '@holdfast/domain/questionnaires/questionnaire';
import { answerProblem } from '@holdfast/domain/questionnaires/answer-validity';
import { insteadGap } from '@holdfast/domain/questionnaires/said-instead';
import { unfinished } from '@holdfast/domain/questionnaires/table-answer';
import { type ReactNode, useState } from 'react';
import { AnswerControl } from '@holdfast/ui/answer-control';
import type { AnswerSaver, Draft } from '@holdfast/ui/answer-saver';
import { CONTROL } from './control-id.js';
import { useQuestionKeys } from './use-question-keys.js';
import { LONGEST_COMMENT } from '@holdfast/ui/use-saver';

interface AnswerFormProps {
  readonly question: Question;
  readonly saver: AnswerSaver;
  readonly customer: string;
  /** What may be said instead of an answer. */
  readonly instead: readonly Instead[];
  /** The heading and what stands around it; told whether the last Continue was refused, for the browser's title. */
  readonly heading: (refused: boolean) => ReactNode;
  /** Between the control and the comment: what the reviewer said, what the answer changes. */
  readonly news?: ReactNode;
  /** After the comment: evidence. */
  readonly children?: ReactNode;
  /** A file stands for the answer already. */
  readonly answeredByFile: boolean;
  readonly goOn: string;
  readonly later: ReactNode;
  readonly onDone: () => void;
  readonly onPrevious?: () => void;
  readonly onNext?: () => void;
}

/** One question: judged on Continue, not while it is being written; Continue waits until it is saved. */
export const AnswerForm = ({ question, saver, customer, instead, heading, news, children, answeredByFile, goOn, later, onDone, onPrevious, onNext }: AnswerFormProps) => {
  const [errors, setErrors] = useState<readonly { field: string; message: string }[]>([]);
  const [waiting, setWaiting] = useState(false);
  const draft = saver.current;
  const change = (part: Partial<Draft>) => {
    saver.edit({ ...saver.current, ...part });
    if (errors.length > 0) setErrors([]); // it was answered to; the next Continue judges anew
  };

  const problems = () => {
    const now = saver.current;
    const wrong = answerProblem(question, now);
    if (wrong) return [{ field: CONTROL, message: wrong.sentence }];
    const lacking = unfinished(question, now.value);
    if (lacking) return [{ field: CONTROL, message: lacking }];
    const reasonless = insteadGap(now, now.comment);
    if (reasonless) return [{ field: 'comment', message: reasonless }];
    if (now.comment.length > LONGEST_COMMENT) return [{ field: 'comment', message: `Keep the comment below ${LONGEST_COMMENT} characters, or upload a document` }];
    if (question.required && !answeredByFile && !isAnswered(question, now)) return [{ field: CONTROL, message: question.type === 'file' ? 'Upload a file, or skip this question for now' : 'Answer this question, or skip it for now' }];
    return [];
  };
  const submit = async () => {
    const found = problems();
    setErrors(found);
    if (found.length > 0) return;
    setWaiting(true);
    const state = await saver.settle();
    setWaiting(false);
    if (state.kind === 'refused') setErrors([{ field: CONTROL, message: state.message }]);
    else if (state.kind !== 'conflict') onDone();
  };
  useQuestionKeys({ onContinue: () => void submit(), onPrevious, onNext });

  const at = (field: string) => errors.find((error) => error.field === field)?.message;
  const skippable = onNext && !answeredByFile && !isAnswered(question, draft);
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <ErrorSummary errors={errors} />
      {heading(errors.length > 0)}
      <AnswerControl id={CONTROL} question={question} instead={instead} draft={draft} error={at(CONTROL)} onChange={change} onBlur={() => saver.hurry()} />
      {news}
      {question.type === 'file' && children}
      <Field id="comment" label={draft.instead === 'not_applicable' ? 'Why it does not apply' : `What should ${customer} know about this?`} optional={draft.instead !== 'not_applicable'} hint="Leave out anything about patients." error={at('comment')}>
        {(control) => <textarea value={draft.comment} onChange={({ target }) => change({ comment: target.value })} onBlur={() => saver.hurry()} {...control} />}
      </Field>
      {question.type !== 'file' && children}
      <div className="row go-on">
        <Button kind="primary" type="submit" aria-disabled={waiting || undefined}>{waiting ? 'Saving…' : goOn}</Button>
        <span className="links">
          {skippable && <button type="button" className="asbutton" onClick={onNext}>Skip for now</button>}
          {later}
        </span>
      </div>
      {waiting && saver.state.kind === 'retrying' && <p className="st sdue" role="status">Your answer is not saved yet. It goes on as soon as it is.</p>}
    </form>
  );
};
