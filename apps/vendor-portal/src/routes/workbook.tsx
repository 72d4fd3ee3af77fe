import { PageTitle } from '@holdfast/ui/page-title';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { awaitsAnswers } from '@holdfast/domain/requests/request-steps';
import { Link, Navigate } from '@tanstack/react-router';
import { WorkbookDesk } from '../features/workbook/workbook-desk.js';
import { Frame } from './frame.js';
import { Trouble } from './trouble.js';
import { useTask } from './use-task.js';

/** The questions of one request in Excel, and back. */
export const WorkbookRoute = () => {
  const { organization, requestId, ready, error, retry } = useTask();
  const params = { organization, requestId };
  if (error) return <Trouble title="Answer in Excel" error={error} onRetry={retry} />;
  if (!ready) return <Frame><SkeletonRows label="Reading the request" /></Frame>;
  const { task } = ready;
  if (!awaitsAnswers(task.status)) return <Navigate to="/$organization/requests/$requestId" params={params} />;
  const back = <Link to="/$organization/requests/$requestId" params={params}>Back to all sections</Link>;
  return (
    <Frame organization={task.requesterName} dueOn={task.begunByVendor ? undefined : task.dueOn}>
      <Link className="back" to="/$organization/requests/$requestId" params={params}>Back to all sections</Link>
      <PageTitle title="Answer in Excel" lead="Good for many questions, or for a colleague who prefers a file. You can go on answering on the page at the same time: nothing that somebody changed there is overwritten." />
      <WorkbookDesk organization={organization} requestId={requestId} back={back} link={(questionId, words) => <Link to="/$organization/requests/$requestId/questions/$questionId" params={{ ...params, questionId }}>{words}</Link>} />
    </Frame>
  );
};
