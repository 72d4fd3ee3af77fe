import { Button, buttonClass } from '@holdfast/ui/button';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Choices } from '@holdfast/ui/field';
import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { answerWords } from '@holdfast/domain/questionnaires/answer-words';
import type { Question } from '@holdfast/domain/questionnaires/questionnaire';
import { insteadGap, insteadOffered, takesInstead } from '@holdfast/domain/questionnaires/said-instead';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Draft } from '@holdfast/ui/answer-saver';
import { asSaved, NOTHING_SAVED } from '../features/answers/answers.api.js';
import { listControl } from '../features/answers/control-id.js';
import { lackOf, QuestionInList } from '../features/answers/question-in-list.js';
import { settleAll } from '@holdfast/ui/savers';
import { checkSection, rememberAnswer } from '../features/tasks/tasks.api.js';
import { progressOf, type Task } from '../shared/task-progress.js';
import { Frame } from './frame.js';
import { Trouble } from './trouble.js';
import { type ReadyTask, useTask } from './use-task.js';

/** A section as a list, saved as it is written, and at its end the question whether it is done. */
export const SectionRoute = () => {
  const { sectionId } = useParams({ from: '/$organization/requests/$requestId/sections/$sectionId' });
  const { organization, ready, error, retry } = useTask();
  if (error) return <Trouble title="Your section" error={error} onRetry={retry} />;
  if (!ready) return <Frame><SkeletonRows label="Reading the section" /></Frame>;
  if (!ready.questionnaire.sections.some(({ id }) => id === sectionId)) return <Frame organization={ready.task.requesterName}><PageTitle title="There is no such section" lead="The address may have been cut short." /></Frame>;
  return <SectionPage key={sectionId} organization={organization} sectionId={sectionId} {...ready} />;
};

/** What keeps a question from being done, and where to mend it. */
interface Lack {
  readonly question: string;
  readonly field: string;
  readonly message: string;
}

type SectionPageProps = ReadyTask & { readonly organization: string; readonly sectionId: string };

const draftOf = (task: Task, question: string): Draft => {
  const found = task.answers.find((answer) => answer.question === question);
  return found ? asSaved(found) : NOTHING_SAVED;
};

const SectionPage = ({ organization, sectionId, task, questionnaire, progress }: SectionPageProps) => {
  const params = { organization, requestId: task.id };
  const queries = useQueryClient();
  const section = questionnaire.sections.find(({ id }) => id === sectionId)!;
  const [typed, setTyped] = useState<Readonly<Record<string, Draft>>>({});
  const [lacking, setLacking] = useState<readonly Lack[]>([]);
  const [before] = useState(() => progress.asked.length);
  // What is typed counts at once, so that a question shows when the answer above it opens it.
  const now = useMemo(() => {
    const answers = Object.entries(typed).map(([question, draft]) => ({ ...draft, question, value: draft.value as never, reused: null, version: 0, savedBy: '', savedAt: '' }));
    return progressOf({ ...task, answers: [...task.answers.filter(({ question }) => !typed[question]), ...answers] }, questionnaire);
  }, [task, typed, questionnaire]);
  const questions = now.asked.filter((question) => question.section === sectionId);
  const writable = new Set(now.writable.map(({ id }) => id));
  const more = now.asked.length - before;
  const at = now.sections.findIndex(({ id }) => id === sectionId);
  const following = now.sections[at + 1];

  const lacks = () => questions.filter(({ id }) => writable.has(id)).flatMap((question) => {
    const files = task.evidence.some(({ questionKeys }) => question.type === 'file' && questionKeys.includes(question.id));
    const draft = typed[question.id] ?? draftOf(task, question.id);
    const message = lackOf(question, draft, files);
    return message ? [{ question: question.id, field: insteadGap(draft, draft.comment) ? `${listControl(question.id)}-comment` : listControl(question.id), message: `${question.text}: ${message}` }] : [];
  });
  return (
    <Frame organization={task.requesterName} dueOn={task.begunByVendor ? undefined : task.dueOn}>
      <Link className="back" to="/$organization/requests/$requestId" params={params}>Back to all sections</Link>
      <ErrorSummary errors={lacking} />
      <span className="cap">Section {at + 1} of {now.sections.length}</span>
      <PageTitle title={section.title} lead={section.description} refused={lacking.length > 0} />
      <p role="status" className={more !== 0 ? 'news' : undefined}>{more > 0 ? `${more} more ${more === 1 ? 'question applies' : 'questions apply'} because of your answers.` : more < 0 ? `${-more} fewer ${more === -1 ? 'question applies' : 'questions apply'} because of your answers.` : ''}</p>
      {questions.length === 0 && <p className="after">By your other answers, nothing in this section is asked.</p>}
      {questions.map((question) => (writable.has(question.id) ? (
        <Listed key={question.id} organization={organization} task={task} question={question}
          error={lacking.find((each) => each.question === question.id)?.message.slice(question.text.length + 2)}
          onTyped={(draft) => { setTyped((all) => ({ ...all, [question.id]: draft })); setLacking((all) => all.filter((each) => each.question !== question.id)); }}
          onSaved={({ value, ...rest }) => rememberAnswer(queries, organization, task.id, { question: question.id, value: value as never, reused: null, ...rest })} />
      ) : (
        <section className="listed" key={question.id}>
          <h2>{question.text}</h2>
          <p>{answerWords(question, now.answers[question.id]) ?? 'Not provided'}</p>
          <p className="quiet">As it was submitted. It does not change any more.</p>
        </section>
      )))}
      {task.part && <p className="after"><Link className={buttonClass({ kind: 'primary' })} to="/$organization/requests/$requestId" params={params}>Back to your part</Link></p>}
      {!task.part && writable.size > 0 && questions.length > 0 && <SectionCheck organization={organization} task={task} sectionId={sectionId} next={following && { id: following.id, title: following.title }} lacks={lacks} onLacking={setLacking} />}
    </Frame>
  );
};

interface ListedProps {
  readonly organization: string;
  readonly task: Task;
  readonly question: Question;
  readonly error?: string;
  readonly onTyped: (draft: Draft) => void;
  readonly onSaved: Parameters<typeof QuestionInList>[0]['onSaved'];
}

const Listed = ({ organization, task, question, error, onTyped, onSaved }: ListedProps) => {
  const view = task.answers.find((answer) => answer.question === question.id);
  const saved = useMemo(() => (view ? asSaved(view) : NOTHING_SAVED), [view]);
  const files = task.evidence.filter(({ questionKeys }) => questionKeys.includes(question.id)).length;
  const asksForFiles = question.type === 'file' || (question.evidence?.kinds.length ?? 0) > 0;
  return (
    <QuestionInList organization={organization} requestId={task.id} question={question} saved={saved} instead={takesInstead(task.kind) ? insteadOffered(question) : []} customer={task.requesterName} error={error} onTyped={onTyped} onSaved={onSaved} more={
      <Link to="/$organization/requests/$requestId/questions/$questionId" params={{ organization, requestId: task.id, questionId: question.id }}>
        {asksForFiles ? (files > 0 ? `Evidence (${files})` : 'Add evidence') : 'Open on a page of its own'}<span className="vh">: {question.text}</span>
      </Link>
    } />
  );
};

interface SectionCheckProps {
  readonly organization: string;
  readonly task: Task;
  readonly sectionId: string;
  readonly next?: { readonly id: string; readonly title: string };
  readonly lacks: () => readonly Lack[];
  readonly onLacking: (lacking: readonly Lack[]) => void;
}

/** A person decides that a section is done: long texts, and what a colleague should look at, no count can tell. */
const SectionCheck = ({ organization, task, sectionId, next, lacks, onLacking }: SectionCheckProps) => {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const kept = task.checks.find(({ section }) => section === sectionId);
  const [said, setSaid] = useState<string | undefined>(kept ? (kept.completed ? 'yes' : 'later') : undefined);
  const [missing, setMissing] = useState<string>();
  const check = useMutation({
    mutationFn: async () => {
      await settleAll();
      return checkSection(organization, task.id, sectionId, said === 'yes');
    },
    onSuccess: (checked) => {
      queries.setQueryData(['tasks', organization, task.id], checked);
      void navigate(said === 'yes' && next ? { to: '/$organization/requests/$requestId/sections/$sectionId', params: { organization, requestId: task.id, sectionId: next.id } } : { to: '/$organization/requests/$requestId', params: { organization, requestId: task.id } });
    },
  });
  const press = () => {
    if (!said) return setMissing('Say whether this section is done');
    setMissing(undefined);
    const found = said === 'yes' ? lacks() : [];
    onLacking(found);
    if (found.length === 0) check.mutate();
  };
  return (
    <form noValidate className="after" onSubmit={(event) => { event.preventDefault(); press(); }}>
      {check.isError && <ProblemAlert title="It could not be kept" error={check.error} kept="Every answer that said “Saved” is safe." lesser level={2} />}
      <Choices legend="Have you completed this section?" name="completed" error={missing} value={said} onChange={setSaid} options={[
        { value: 'yes', label: 'Yes, it is done' },
        { value: 'later', label: 'No, I come back to it' },
      ]} />
      <div className="row go-on">
        <Button kind="primary" type="submit" aria-disabled={check.isPending || undefined}>{check.isPending ? 'Saving…' : said === 'yes' && next ? `Continue to ${next.title}` : 'Continue'}</Button>
        <Link className={buttonClass({ kind: 'quiet' })} to="/$organization/requests/$requestId" params={{ organization, requestId: task.id }}>Save and come back later</Link>
      </div>
    </form>
  );
};
