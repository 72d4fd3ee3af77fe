import { recordedContent, type RecordedAnswers } from '@holdfast/domain/requests/recorded-answers';
import { visibleQuestions } from '@holdfast/domain/questionnaires/visible-questions';
import type { Draft } from '@holdfast/ui/answer-saver';
import { Button } from '@holdfast/ui/button';
import { ConfirmDialog } from '@holdfast/ui/confirm-dialog';
import { DateText } from '@holdfast/ui/date-text';
import { DefinitionList } from '@holdfast/ui/definition-list';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { ProgressText } from '@holdfast/ui/progress-text';
import { Section } from '@holdfast/ui/section';
import { settleAll, unsavedCount } from '@holdfast/ui/savers';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useFormErrors } from '../../shared/form-errors.js';
import { RecordedQuestion, recordedControl } from './recorded-question.js';
import { asSaved, describeSource, discardRecording, finishRecording, NOTHING_SAVED, type Recording } from './recordings.api.js';
import { SourceFields, sourceIn } from './source-fields.js';
import './recordings.css';

interface RecordingDeskProps {
  readonly organization: string;
  readonly recording: Recording;
  readonly mayWrite: boolean;
  readonly onFinished: (requestId: string) => void;
  readonly onDiscarded: () => void;
}

/** What one source says to each question; what it does not say counts as not known. */
export const RecordingDesk = ({ organization, recording, mayWrite, onFinished, onDiscarded }: RecordingDeskProps) => {
  const queries = useQueryClient();
  const { questionnaire, readOn } = recording;
  const saved = useMemo(() => new Map(recording.answers.map((answer) => [answer.question, asSaved(answer)])), [recording]);
  const [typed, setTyped] = useState<Readonly<Record<string, Draft>>>({});
  const [unsaved, setUnsaved] = useState(0);
  const [asking, setAsking] = useState<'finish' | 'discard' | 'source'>();
  const answers: RecordedAnswers = { ...Object.fromEntries(saved), ...typed };
  const asked = visibleQuestions(questionnaire, answers, readOn);
  const { found } = recordedContent(questionnaire, answers, readOn);
  const again = () => queries.invalidateQueries({ queryKey: ['recordings', organization] });
  const finish = useMutation({
    mutationFn: () => finishRecording(organization, recording),
    onSuccess: async ({ requestId }) => {
      await queries.invalidateQueries({ predicate: ({ queryKey }) => ['recordings', 'requests', 'today'].includes(String(queryKey[0])) });
      onFinished(requestId);
    },
    onSettled: () => setAsking(undefined),
  });
  const handOver = async () => {
    await settleAll();
    const left = unsavedCount();
    setUnsaved(left);
    if (left > 0) setAsking(undefined);
    else finish.mutate();
  };
  const discard = useMutation({ mutationFn: () => discardRecording(organization, recording), onSuccess: async () => { onDiscarded(); await again(); } });
  const problems = useFormErrors(finish.error).map((each) => ({ ...each, field: each.field.startsWith('answers-') ? recordedControl(each.field.slice('answers-'.length)) : each.field }));
  return (
    <div className="recording">
      {problems.length > 0 && <ErrorSummary errors={problems} />}
      {unsaved > 0 && <p className="st sgap" role="alert">{unsaved === 1 ? 'One answer is' : `${unsaved} answers are`} not saved. Mend what says “Not saved”, then hand it over.</p>}
      <DefinitionList look="facts" items={[
        { term: 'Source', value: recording.sourceWords },
        { term: 'Read on', value: <DateText day={readOn} /> },
        { term: 'Begun', value: <DateText instant={recording.begunAt} time /> },
      ]} />
      <ProgressText value={found} max={asked.length} verb="recorded" unit="questions" note={`the other ${asked.length - found} count as not known`} />
      {mayWrite && (
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" disabled={found === 0 || finish.isPending} title={found === 0 ? 'Record an answer first' : undefined} onClick={() => setAsking('finish')}>Hand it to the reviewers</Button>
          <Button onClick={() => setAsking('source')}>Change the source</Button>
          <Button kind="quiet" onClick={() => setAsking('discard')}>Discard</Button>
        </div>
      )}
      {questionnaire.sections.filter(({ id }) => asked.some(({ section }) => section === id)).map((section) => (
        <Section key={section.id} title={section.title}>
          {asked.filter((question) => question.section === section.id).map((question) => (question.type === 'file' || !mayWrite ? (
            <section className="listed" key={question.id}><h3>{question.text}</h3><p className="quiet">{question.type === 'file' ? 'Asks for a document: record it with the vendor’s documents.' : 'Only who may send requests records answers.'}</p></section>
          ) : (
            <RecordedQuestion key={question.id} organization={organization} recordingId={recording.id} question={question} saved={saved.get(question.id) ?? NOTHING_SAVED}
              error={problems.find(({ field }) => field === recordedControl(question.id))?.message} onTyped={(draft) => setTyped((all) => ({ ...all, [question.id]: draft }))} />
          )))}
        </Section>
      ))}
      {discard.isError && <ProblemAlert title="It was not discarded" error={discard.error} lesser level={3} />}
      <ConfirmDialog opened={asking === 'finish'} onClose={() => setAsking(undefined)} onConfirm={() => void handOver()} busy={finish.isPending} title="Hand it to the reviewers?" confirm="Hand it over">
        {found} of {asked.length} questions are recorded; the other {asked.length - found} count as not known. After this nothing here changes any more.
      </ConfirmDialog>
      <ConfirmDialog opened={asking === 'discard'} onClose={() => setAsking(undefined)} onConfirm={() => discard.mutate()} busy={discard.isPending} title="Discard this recording?" confirm="Discard it" destructive>
        What was written down here is gone. Nobody at the vendor hears of it.
      </ConfirmDialog>
      {asking === 'source' && <ChangeSource organization={organization} recording={recording} onClose={() => setAsking(undefined)} onDone={again} />}
    </div>
  );
};

const ChangeSource = ({ organization, recording, onClose, onDone }: { organization: string; recording: Recording; onClose: () => void; onDone: () => Promise<void> }) => {
  const change = useMutation({ mutationFn: (form: FormData) => describeSource(organization, recording, sourceIn(form)), onSuccess: async () => { await onDone(); onClose(); } });
  const errors = useFormErrors(change.error);
  return (
    <Dialog opened onClose={onClose} title="Where the answers stand" width={560}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); change.mutate(new FormData(event.currentTarget)); }}>
        <ErrorSummary errors={errors} />
        <SourceFields sourceWords={recording.sourceWords} readOn={recording.readOn} errors={errors} />
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={change.isPending}>Save</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
