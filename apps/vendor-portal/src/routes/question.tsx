import { KeysHelp, KeysLine } from '@holdfast/ui/keys-help';
import { DateText } from '@holdfast/ui/date-text';
import { PageTitle } from '@holdfast/ui/page-title';
import { SaveState } from '@holdfast/ui/save-state';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { answerWords } from '@holdfast/domain/questionnaires/answer-words';
import { insteadOffered, takesInstead } from '@holdfast/domain/questionnaires/said-instead';
import type { Question } from '@holdfast/domain/questionnaires/questionnaire';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { AnswerConflict } from '@holdfast/ui/answer-conflict';
import { AnswerForm } from '../features/answers/answer-form.js';
import type { SavedDraft } from '@holdfast/ui/answer-saver';
import { asSaved, NOTHING_SAVED } from '../features/answers/answers.api.js';
import { useAnswerSaver } from '../features/answers/use-answer-saver.js';
import { visibleState } from '@holdfast/ui/visible-state';
import { QUESTION_KEYS } from '../features/answers/use-question-keys.js';
import { QuestionThread } from '../features/asks/question-thread.js';
import { EvidenceField } from '../features/evidence/evidence-field.js';
import { EarlierAnswer } from '../features/prefill/earlier-answer.js';
import { rememberAnswer, rememberEvidence } from '../features/tasks/tasks.api.js';
import type { Evidence } from '../shared/task-progress.js';
import { progressOf } from '../shared/task-progress.js';
import { Frame } from './frame.js';
import { Trouble } from './trouble.js';
import { type ReadyTask, useTask } from './use-task.js';

/** One question a page. */
export const QuestionRoute = () => {
  const { questionId } = useParams({ from: '/$organization/requests/$requestId/questions/$questionId' });
  const { organization, ready, error, retry } = useTask();
  if (error) return <Trouble title="Your question" error={error} onRetry={retry} />;
  if (!ready) return <Frame><SkeletonRows label="Reading the question" /></Frame>;
  const question = ready.questionnaire.questions.find(({ id }) => id === questionId);
  if (!question) return <Frame organization={ready.task.requesterName}><PageTitle title="There is no such question" lead="The address may have been cut short." /></Frame>;
  const props = { organization, question, ...ready };
  if (!ready.progress.asked.some(({ id }) => id === questionId)) return <NotAsked key={question.id} {...props} />;
  return ready.task.open.includes(question.id) ? <Writing key={question.id} {...props} /> : <Frozen key={question.id} {...props} />;
};

type QuestionProps = ReadyTask & { readonly organization: string; readonly question: Question };

const whereOf = ({ questionnaire, progress, question }: Pick<QuestionProps, 'questionnaire' | 'progress' | 'question'>) => {
  const section = progress.sections.find(({ id }) => id === question.section);
  const at = section?.questions.findIndex(({ id }) => id === question.id) ?? -1;
  const title = questionnaire.sections.find(({ id }) => id === question.section)?.title ?? '';
  return at >= 0 ? `${title}, question ${at + 1} of ${section!.questions.length} in this section` : title;
};

const Heading = ({ question, where, refused }: { question: Question; where: string; refused: boolean }) => (
  <>
    <span className="cap">{where}</span>
    <PageTitle title={question.text} refused={refused} />
    {question.help && <p className="lead quiet">{question.help}</p>}
    {(question.why || (question.citations?.cfr.length ?? 0) > 0) && (
      <details className="why-we-ask">
        <summary>Why we ask</summary>
        {question.why && <p>{question.why}</p>}
        {(question.citations?.cfr.length ?? 0) > 0 && <p>The rules behind this question: 45 CFR {question.citations!.cfr.join(', ')}.</p>}
      </details>
    )}
  </>
);

const Writing = (props: QuestionProps) => {
  const { organization, question, task, questionnaire, progress } = props;
  const params = { organization, requestId: task.id };
  const { from } = useSearch({ from: '/$organization/requests/$requestId/questions/$questionId' });
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [help, setHelp] = useState(false);
  const [putOff, setPutOff] = useState<SavedDraft>(); // the version she chose to compare later
  const view = task.answers.find((answer) => answer.question === question.id);
  const saved = useMemo(() => (view ? asSaved(view) : NOTHING_SAVED), [view]);
  const saver = useAnswerSaver({ organization, requestId: task.id, question }, saved, ({ value, ...rest }) => rememberAnswer(queries, organization, task.id, { question: question.id, value: value as never, reused: null, ...rest }));
  const remember = useCallback((evidence: readonly Evidence[]) => rememberEvidence(queries, organization, task.id, evidence), [queries, organization, task.id]);

  const { state } = saver;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === '?' && !(event.target instanceof Element && event.target.closest('input:not([type=radio], [type=checkbox]), textarea, select'))) setHelp(true);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  // What is typed counts at once, so that Continue leads where the answer leads.
  const { value, none, instead } = saver.current;
  const draft = { question: question.id, value: value as never, none, instead, reused: null, comment: '', version: 0, savedBy: '', savedAt: '' };
  const now = progressOf({ ...task, answers: [...task.answers.filter((answer) => answer.question !== question.id), draft] }, questionnaire);
  const [before] = useState(() => progress.asked.length);
  const more = now.asked.length - before;

  const steps = task.status === 'returned' ? now.writable.filter(({ id }) => task.returnedQuestions.some((returned) => returned.question === id) || !task.answers.some((answer) => answer.question === id && answer.version > 0) || id === question.id) : now.writable;
  const at = steps.findIndex(({ id }) => id === question.id);
  const toQuestion = (target: Question | undefined) => target && (() => void navigate({ to: '/$organization/requests/$requestId/questions/$questionId', params: { ...params, questionId: target.id }, search: {} }));
  const next = toQuestion(steps[at + 1]);
  const previous = toQuestion(at > 0 ? steps[at - 1] : undefined);
  const toCheck = () => void navigate({ to: task.part ? '/$organization/requests/$requestId' : '/$organization/requests/$requestId/check', params });
  const returned = task.returnedQuestions.find((each) => each.question === question.id);

  return (
    <Frame organization={task.requesterName} dueOn={task.begunByVendor ? undefined : task.dueOn} aside={<SaveState state={visibleState(state)} onCompare={() => setPutOff(undefined)} />}>
      {from === 'check'
        ? <Link className="back" to="/$organization/requests/$requestId/check" params={params}>Back to your answers</Link>
        : <Link className="back" to="/$organization/requests/$requestId" params={params}>Back to all sections</Link>}
      <AnswerForm
        question={question}
        saver={saver}
        customer={task.requesterName}
        instead={takesInstead(task.kind) ? insteadOffered(question) : []}
        heading={(refused) => (
          <>
            <Heading question={question} where={whereOf({ questionnaire, progress: now, question })} refused={refused} />
            {returned && (
              <div className="prev">
                <p className="quiet">Sent back by {task.requesterName}</p>
                <p>“{returned.message}”</p>
                <p className="quiet">You answered: {answerWords(question, returned) ?? 'nothing'}</p>
              </div>
            )}
            {!returned && !task.part && <EarlierAnswer organization={organization} requestId={task.id} question={question.id} />}
            {view?.reused && !saver.unsaved && <p className="quiet after">Taken over from your answer to {view.reused.customer} of <DateText day={view.reused.answeredOn} />. Change it, and it is your answer of today.</p>}
          </>
        )}
        news={<p role="status" className={more !== 0 ? 'news' : undefined}>{more > 0 ? `${more} more ${more === 1 ? 'question applies' : 'questions apply'} because of your answer.` : more < 0 ? `${-more} fewer ${more === -1 ? 'question applies' : 'questions apply'} because of your answer.` : ''}</p>}
        answeredByFile={question.type === 'file' && task.evidence.some(({ questionKeys }) => questionKeys.includes(question.id))}
        goOn={from === 'check' ? 'Save and go back' : next ? 'Continue' : task.part ? 'Save and go back to your part' : 'Continue to check your answers'}
        later={<><Link to="/$organization/requests/$requestId" params={params}>Save and come back later</Link>{!task.part && <Link to="/$organization/requests/$requestId/colleagues" params={params} search={{ question: question.id }}>Ask a colleague</Link>}</>}
        onDone={from === 'check' ? toCheck : (next ?? toCheck)}
        onPrevious={previous}
        onNext={next}
      >
        {((question.evidence?.kinds.length ?? 0) > 0 || question.type === 'file') && <EvidenceField organization={organization} requestId={task.id} question={question} evidence={task.evidence} onEvidence={remember} />}
      </AnswerForm>
      <QuestionThread organization={organization} task={task} question={question.id} />
      {(previous || next) && (
        <nav className="steps" aria-label="Questions">
          {previous && <Link to="/$organization/requests/$requestId/questions/$questionId" params={{ ...params, questionId: steps[at - 1].id }} search={{}}>Previous question</Link>}
          {next && <Link to="/$organization/requests/$requestId/questions/$questionId" params={{ ...params, questionId: steps[at + 1].id }} search={{}}>Next question</Link>}
        </nav>
      )}
      <KeysLine keys={QUESTION_KEYS} />
      <KeysHelp opened={help} onClose={() => setHelp(false)} keys={QUESTION_KEYS} />
      {state.kind === 'conflict' && <AnswerConflict question={question} saver={saver} theirs={state.theirs} opened={putOff !== state.theirs} onClose={() => setPutOff(state.theirs)} />}
    </Frame>
  );
};

/** Hidden by an earlier answer. What was written is kept and not submitted; a file can be taken back. */
const NotAsked = ({ organization, question, task }: QuestionProps) => {
  const queries = useQueryClient();
  const has = task.evidence.some(({ questionKeys }) => questionKeys.includes(question.id));
  return (
    <Frame organization={task.requesterName}>
      <Link className="back" to="/$organization/requests/$requestId" params={{ organization, requestId: task.id }}>Back to all sections</Link>
      <PageTitle title="This question does not apply now" lead={`By your other answers, “${question.text}” is not asked. What you wrote is kept, in case they change.`} />
      {has && task.open.includes(question.id) && <EvidenceField organization={organization} requestId={task.id} question={question} evidence={task.evidence} onEvidence={(evidence) => rememberEvidence(queries, organization, task.id, evidence)} />}
    </Frame>
  );
};

/** What was submitted and did not come back. */
const Frozen = ({ organization, question, task, questionnaire, progress }: QuestionProps) => (
  <Frame organization={task.requesterName}>
    <Link className="back" to="/$organization/requests/$requestId" params={{ organization, requestId: task.id }}>Back to all sections</Link>
    <Heading question={question} where={whereOf({ questionnaire, progress, question })} refused={false} />
    <div className="prev">
      <p className="quiet">Your answer, as it was submitted. It does not change any more</p>
      <p>{answerWords(question, progress.answers[question.id]) ?? 'Not provided'}</p>
    </div>
  </Frame>
);
