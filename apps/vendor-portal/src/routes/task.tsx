import { Button, buttonClass } from '@holdfast/ui/button';
import { DateText, daysBetween } from '@holdfast/ui/date-text';
import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { ProgressText } from '@holdfast/ui/progress-text';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Status } from '@holdfast/ui/status';
import { zoneWords } from '@holdfast/domain/dates/date-words';
import { localDateAt } from '@holdfast/domain/dates/zoned-instant';
import { minutesFor } from '@holdfast/domain/questionnaires/answering-time';
import { awaitsAnswers } from '@holdfast/domain/requests/request-steps';
import type { Question } from '@holdfast/domain/questionnaires/questionnaire';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useRef } from 'react';
import { PrefillOffer } from '../features/prefill/prefill-offer.js';
import { settleAll } from '@holdfast/ui/savers';
import { ColleagueList } from '../features/colleagues/colleague-list.js';
import { GiveBack } from '../features/colleagues/give-back.js';
import { Amend } from '../features/asks/amend.js';
import { DueWays } from '../features/asks/due-ways.js';
import { ThreadList } from '../features/asks/thread-list.js';
import { CheckAnswers } from '../features/tasks/check-answers.js';
import { EvidenceList } from '../features/tasks/evidence-list.js';
import { HiddenAnswers } from '../features/tasks/hidden-answers.js';
import { ReturnedList } from '../features/tasks/returned-list.js';
import { SectionList } from '../features/tasks/section-list.js';
import { takeOnTask } from '../features/tasks/tasks.api.js';
import { TaskOutcome } from '../features/tasks/task-outcome.js';
import { Frame } from './frame.js';
import { Trouble } from './trouble.js';
import { type ReadyTask, useTask } from './use-task.js';

// Only who signs or states needs it.
const SigningDesk = lazy(() => import('../features/signing/signing-desk.js').then((module) => ({ default: module.SigningDesk })));

const StatementDesk = lazy(() => import('../features/statements/statement-desk.js').then((module) => ({ default: module.StatementDesk })));

/** The home of one request, by what it waits for. */
export const TaskRoute = () => {
  const { organization, ready, error, retry } = useTask();
  if (error) return <Trouble title="Your request" error={error} onRetry={retry} />;
  if (!ready) return <Frame><SkeletonRows label="Reading the request" /></Frame>;
  const { task } = ready;
  const waiting = task.status === 'sent' || awaitsAnswers(task.status);
  return (
    <Frame organization={task.requesterName} dueOn={waiting && task.status !== 'amending' && !task.begunByVendor ? task.dueOn : undefined}>
      <Link className="back" to="/$organization" params={{ organization }}>All requests</Link>
      <span className="cap">For {task.vendorName}</span>
      {task.about && <Section title="What this is about"><p className="about" style={{ whiteSpace: 'pre-wrap' }}>{task.about}</p></Section>}
      {task.status === 'sent' ? <NotTakenOn organization={organization} {...ready} />
        : task.kind === 'signature' ? <Suspense fallback={<SkeletonRows label="Reading the agreement" />}><SigningDesk organization={organization} requestId={task.id} /></Suspense>
          : task.kind === 'statement' ? <Suspense fallback={<SkeletonRows label="Reading the statement" />}><StatementDesk organization={organization} requestId={task.id} /></Suspense>
            : waiting && task.part ? <PartOpen organization={organization} part={task.part} {...ready} />
            : waiting ? <Open organization={organization} {...ready} /> : <Closed organization={organization} {...ready} />}
    </Frame>
  );
};

/** It came to a workspace that answers this customer already: whoever begins, begins for all. */
const NotTakenOn = ({ organization, task }: ReadyTask & { organization: string }) => {
  const queries = useQueryClient();
  const begin = useMutation({ mutationFn: () => takeOnTask(organization, task.id), onSuccess: (begun) => queries.setQueryData(['tasks', organization, task.id], begun) });
  return (
    <>
      <PageTitle title={task.title} lead={`${task.senderName} of ${task.requesterName} asks. ${task.purpose}`} />
      {begin.isError && <ProblemAlert title="It could not be begun" error={begin.error} lesser level={2} />}
      <div className="row go-on"><Button kind="primary" disabled={begin.isPending} onClick={() => begin.mutate()}>Begin</Button></div>
      <Section title="Due"><p><DateText day={task.dueOn} />, by the end of that day in {zoneWords(task.zone)}.</p></Section>
    </>
  );
};

/** Counted where the due day is. */
const daysLeft = ({ dueOn, zone }: ReadyTask['task']): string => {
  const days = daysBetween(localDateAt(Date.now(), zone), dueOn);
  if (days < 0) return 'the due day has passed';
  return days === 0 ? 'due today' : `${days} ${days === 1 ? 'day' : 'days'} left`;
};

const Open = ({ organization, task, questionnaire, progress }: ReadyTask & { organization: string }) => {
  const { asked, answered, sections, next } = progress;
  const params = { organization, requestId: task.id };
  const toQuestion = (question: Question, words: string) => <Link to="/$organization/requests/$requestId/questions/$questionId" params={{ ...params, questionId: question.id }}>{words}</Link>;
  const left = asked.length - answered;
  const returned = task.status === 'returned';
  const amending = task.status === 'amending';
  return (
    <>
      <PageTitle title={task.title} lead={returned
        ? `${task.requesterName} sent ${task.returnedQuestions.length} of your answers back. The rest stays as you submitted it.`
        : amending ? `You amend what you submitted. Submission ${task.submissions.at(-1)?.number ?? 1} stays as it is; nothing is sent before you submit again.`
        : task.begunByVendor ? `You tell ${task.requesterName} what changed. What you told it last is filled in; nothing is sent before you submit.`
          : `${task.senderName} asks for your answers. You can stop at any point; what is saved stays.`} />
      {returned && task.returnMessage && <blockquote className="quoted">{task.returnMessage}</blockquote>}
      {task.late && <p className="after"><Status state="passed">The due day has passed. You can still answer and submit.</Status></p>}
      {!returned && (
        <div className="progress">
          <ProgressText value={answered} max={asked.length} verb="answered" unit="questions" note={[left > 0 && `about ${minutesFor(left)} minutes`, !task.begunByVendor && !amending && daysLeft(task)].filter(Boolean).join(', ')} />
        </div>
      )}
      <div className="row go-on">
        {next && (!returned || task.returnedQuestions.length > 0)
          ? <Link className={buttonClass({ kind: 'primary' })} to="/$organization/requests/$requestId/questions/$questionId" params={{ ...params, questionId: next.id }}>{returned ? 'Go to the first question' : answered === 0 ? 'Start with the first question' : `Go on with question ${asked.indexOf(next) + 1}`}</Link>
          : <Link className={buttonClass({ kind: 'primary' })} to="/$organization/requests/$requestId/check" params={params}>Check your answers and submit</Link>}
        {next && <span className="links"><Link to="/$organization/requests/$requestId/check" params={params}>Check your answers and submit</Link></span>}
      </div>
      <ThreadList task={task} questionnaire={questionnaire} link={toQuestion} />
      {!returned && <PrefillOffer organization={organization} requestId={task.id} link={(words) => <Link to="/$organization/requests/$requestId/prefill" params={params}>{words}</Link>} library={(words) => <Link to="/$organization/library" params={{ organization }}>{words}</Link>} />}
      <HiddenAnswers task={task} questionnaire={questionnaire} asked={asked} />
      {returned && <ReturnedList task={task} questionnaire={questionnaire} link={toQuestion} />}
      <Section title={returned ? 'All sections' : 'Questions'}><SectionList sections={sections} link={toQuestion} list={({ id }, words) => <Link to="/$organization/requests/$requestId/sections/$sectionId" params={{ ...params, sectionId: id }}>{words}</Link>} /></Section>
      {!returned && <p className="quiet after">Your answers decide which questions apply, so their number can change. It says why when it does.</p>}
      <p className="after"><Link to="/$organization/requests/$requestId/workbook" params={params}>Answer in Excel instead</Link></p>
      <Section title="Colleagues" aside={<Link to="/$organization/requests/$requestId/colleagues" params={params} search={{}}>Hand a part to a colleague</Link>}>
        <ColleagueList organization={organization} task={task} progress={progress} whenEmpty={<p className="quiet">Somebody else knows the answers? She gets a link of her own, and sees only that part.</p>} />
      </Section>
      <Section title="Evidence"><EvidenceList evidence={task.evidence} link={(id, words) => <Link to="/$organization/requests/$requestId/questions/$questionId" params={{ ...params, questionId: id }}>{words}</Link>} /></Section>
      {!task.begunByVendor && <Section title="Due">
        <p><DateText day={task.dueOn} />, by the end of that day in {zoneWords(task.zone)}.</p>
        {task.status !== 'amending' && <DueWays organization={organization} task={task} />}
        <p className="quiet after">Anything else? Write to <a href={`mailto:${task.senderEmail}`}>{task.senderName}</a>.</p>
      </Section>}
    </>
  );
};

/** What a colleague was handed: her questions, and the way to give them back. */
const PartOpen = ({ organization, task, questionnaire, progress, part }: ReadyTask & { organization: string; part: NonNullable<ReadyTask['task']['part']> }) => {
  const { asked, answered, sections, next } = progress;
  const params = { organization, requestId: task.id };
  const toQuestion = (question: Question, words: string) => <Link to="/$organization/requests/$requestId/questions/$questionId" params={{ ...params, questionId: question.id }}>{words}</Link>;
  return (
    <>
      <PageTitle title={task.title} lead={part.done
        ? `You gave your part back to ${part.fromName}. There is nothing left to do; your answers stay under your name.`
        : `${part.fromName} asks you to answer a part of this. You see only that part; ${part.fromName} submits it to ${task.requesterName}.`} />
      {!part.done && task.late && <p className="after"><Status state="passed">The day that {part.fromName} set has passed. You can still answer.</Status></p>}
      {asked.length > 0 && <div className="progress"><ProgressText value={answered} max={asked.length} verb="answered" unit="questions" note={part.done ? undefined : daysLeft(task)} /></div>}
      {asked.length === 0 && <p className="after">By answers outside your part, nothing of it is asked now. What you wrote is kept.</p>}
      {!part.done && (
        <div className="row go-on">
          {next && <Link className={buttonClass({ kind: 'primary' })} to="/$organization/requests/$requestId/questions/$questionId" params={{ ...params, questionId: next.id }}>{answered === 0 ? 'Start with the first question' : `Go on with question ${asked.indexOf(next) + 1}`}</Link>}
          <GiveBack organization={organization} task={task} open={asked.length - answered} beforeGiving={settleAll} />
        </div>
      )}
      <HiddenAnswers task={task} questionnaire={questionnaire} asked={asked} />
      {sections.length > 0 && <Section title="Questions"><SectionList sections={sections} link={toQuestion} list={({ id }, words) => <Link to="/$organization/requests/$requestId/sections/$sectionId" params={{ ...params, sectionId: id }}>{words}</Link>} /></Section>}
      {!part.done && sections.length > 0 && <p className="after"><Link to="/$organization/requests/$requestId/workbook" params={params}>Answer in Excel instead</Link></p>}
      <Section title="Due"><p><DateText day={task.dueOn} />, by the end of that day in {zoneWords(task.zone)}.</p></Section>
    </>
  );
};

const LEADS: Partial<Record<ReadyTask['task']['status'], (task: ReadyTask['task']) => string>> = {
  submitted: ({ requesterName, title }) => `${requesterName} has your answers to “${title}”. You can stop here; you get a mail when there is news.`,
  decided: ({ requesterName, decision }) => `${requesterName} has decided. ${(decision?.conditions.length ?? 0) > 0 ? 'Its conditions stand below.' : 'There is nothing left to do here.'}`,
  declined: ({ requesterName }) => `You declined to answer. ${requesterName} has been told why. What you wrote is kept, and was not sent.`,
  withdrawn: ({ requesterName, withdrawnBecause }) => `${requesterName} withdrew this request${withdrawnBecause ? `: ${withdrawnBecause}` : ''}. There is nothing left to do.`,
};

const Closed = ({ organization, task, questionnaire, progress }: ReadyTask & { organization: string }) => {
  const answers = useRef<HTMLDetailsElement>(null);
  const print = () => {
    if (answers.current) answers.current.open = true; // what is folded is not printed
    window.print();
  };
  return (
    <>
      <PageTitle title={task.status === 'submitted' ? 'Submitted' : task.title} lead={LEADS[task.status]?.(task)} />
      <TaskOutcome organization={organization} task={task} questionnaire={questionnaire} />
      {task.submissions.length > 0 && (
        <details className="after" ref={answers}><summary>Read what you answered</summary><CheckAnswers task={task} progress={progress} link={() => null} /></details>
      )}
      {task.kind === 'questionnaire' && (task.status === 'submitted' || task.status === 'decided') && !task.part && <Amend organization={organization} task={task} />}
      {task.submissions.length > 0 && <p className="after print"><Button onClick={print}>Print or save as PDF</Button></p>}
    </>
  );
};
