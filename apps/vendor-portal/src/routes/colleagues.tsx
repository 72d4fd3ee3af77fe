import { PageTitle } from '@holdfast/ui/page-title';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Link, Navigate, useSearch } from '@tanstack/react-router';
import { ColleagueList } from '../features/colleagues/colleague-list.js';
import { HandOverForm } from '../features/colleagues/hand-over-form.js';
import { Frame } from './frame.js';
import { Trouble } from './trouble.js';
import { useTask } from './use-task.js';

/** Parts of a request, handed to colleagues. */
export const ColleaguesRoute = () => {
  const { question: asked } = useSearch({ from: '/$organization/requests/$requestId/colleagues' });
  const { organization, requestId, ready, error, retry } = useTask();
  if (error) return <Trouble title="Your colleagues" error={error} onRetry={retry} />;
  if (!ready) return <Frame><SkeletonRows label="Reading the request" /></Frame>;
  const { task, progress } = ready;
  const params = { organization, requestId };
  if (task.part || task.open.length === 0) return <Navigate to="/$organization/requests/$requestId" params={params} />;
  const question = progress.asked.find(({ id }) => id === asked);
  return (
    <Frame organization={task.requesterName} dueOn={task.begunByVendor ? undefined : task.dueOn}>
      {question
        ? <Link className="back" to="/$organization/requests/$requestId/questions/$questionId" params={{ ...params, questionId: question.id }} search={{}}>Back to the question</Link>
        : <Link className="back" to="/$organization/requests/$requestId" params={params}>Back to all sections</Link>}
      <PageTitle title="Ask a colleague" lead={`Your colleague gets a link of her own, sees only that part, and cannot submit. You keep access. ${task.requesterName} does not see whom you asked.`} />
      <HandOverForm organization={organization} task={task} progress={progress} question={question} />
      <Section title="Handed over"><ColleagueList organization={organization} task={task} progress={progress} whenEmpty={<p className="quiet">Nothing yet.</p>} /></Section>
    </Frame>
  );
};
