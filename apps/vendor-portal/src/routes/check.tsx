import { PageTitle } from '@holdfast/ui/page-title';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { awaitsAnswers } from '@holdfast/domain/requests/request-steps';
import type { Question } from '@holdfast/domain/questionnaires/questionnaire';
import { Link, Navigate, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { settleAll } from '@holdfast/ui/savers';
import { CheckAnswers, CheckProblems } from '../features/tasks/check-answers.js';
import { SubmitForm } from '../features/tasks/submit-form.js';
import { problemsOf } from '../shared/task-problems.js';
import { Frame } from './frame.js';
import { Trouble } from './trouble.js';
import { useTask } from './use-task.js';

/** Problems first, then every answer, then who attests. */
export const CheckRoute = () => {
  const { organization, requestId, ready, error, retry } = useTask();
  const navigate = useNavigate();
  const params = { organization, requestId };
  if (error) return <Trouble title="Check your answers" error={error} onRetry={retry} />;
  if (!ready) return <Frame><SkeletonRows label="Reading your answers" /></Frame>;
  const { task, questionnaire, progress } = ready;
  if (task.part || !awaitsAnswers(task.status)) return <Navigate to="/$organization/requests/$requestId" params={params} />;
  const problems = problemsOf(questionnaire, progress, task.evidence);
  const blocking = problems.filter(({ blocks }) => blocks).length;
  const titleOf = (id: string) => questionnaire.questions.find((question) => question.id === id)?.text ?? id;
  const link = (question: Question, words: ReactNode) => <Link to="/$organization/requests/$requestId/questions/$questionId" params={{ ...params, questionId: question.id }} search={{ from: 'check' }}>{words}</Link>;
  return (
    <Frame organization={task.requesterName} dueOn={task.begunByVendor ? undefined : task.dueOn}>
      <Link className="back" to="/$organization/requests/$requestId" params={params}>Back to all sections</Link>
      <PageTitle title="Check your answers" lead={blocking > 0 ? `${blocking} ${blocking === 1 ? 'thing is' : 'things are'} left to do before you can submit.` : `Everything that ${task.requesterName} needs is here. Read it through, then submit.`} />
      {blocking === 0 && <p className="after"><button type="button" className="asbutton" onClick={() => document.getElementById('name')?.focus()}>Go to the end and submit</button></p>}
      <CheckProblems problems={problems} link={link} />
      <CheckAnswers task={task} progress={progress} link={link} />
      {blocking > 0
        ? <Section title={`Submit to ${task.requesterName}`}><p className="quiet">Cannot start yet: {blocking} {blocking === 1 ? 'thing is' : 'things are'} left above.</p></Section>
        : <SubmitForm organization={organization} task={task} titleOf={titleOf} beforeSubmit={settleAll} onSubmitted={() => void navigate({ to: '/$organization/requests/$requestId', params })} />}
    </Frame>
  );
};
