import { buttonClass } from '@holdfast/ui/button';
import { PageTitle } from '@holdfast/ui/page-title';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { prefillOf } from '../features/prefill/prefill.api.js';
import { PrefillCheck } from '../features/prefill/prefill-check.js';
import { Frame } from './frame.js';
import { Trouble } from './trouble.js';
import { useTask } from './use-task.js';

/** What was answered before, offered for this request. */
export const PrefillRoute = () => {
  const { organization, requestId, ready, error, retry } = useTask();
  const offer = useQuery(prefillOf(organization, requestId));
  const navigate = useNavigate();
  const params = { organization, requestId };
  if (error ?? offer.error) return <Trouble title="Your earlier answers" error={error ?? offer.error} onRetry={() => { retry(); void offer.refetch(); }} />;
  if (!ready || !offer.data) return <Frame><SkeletonRows label="Reading your earlier answers" /></Frame>;
  const { task, questionnaire } = ready;
  return (
    <Frame organization={task.requesterName} dueOn={task.begunByVendor ? undefined : task.dueOn}>
      <Link className="back" to="/$organization/requests/$requestId" params={params}>Back to all sections</Link>
      <PageTitle title="Your earlier answers" lead={`What your company answered before, beside what ${task.requesterName} asks now. Nothing is submitted by taking it over.`} />
      <PrefillCheck organization={organization} task={task} questions={questionnaire.questions} candidates={offer.data.candidates} onEdit={(questionId) => void navigate({ to: '/$organization/requests/$requestId/questions/$questionId', params: { ...params, questionId }, search: {} })}
        done={<p className="after"><Link className={buttonClass({ kind: 'primary' })} to="/$organization/requests/$requestId" params={params}>Go on with what is open</Link></p>} />
    </Frame>
  );
};
