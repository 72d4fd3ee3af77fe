import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { questionnaireOf, taskOf } from '../features/tasks/tasks.api.js';
import { progressOf } from '../shared/task-progress.js';

/** The task in the address, its questionnaire, and where it stands. */
export const useTask = () => {
  const { organization, requestId } = useParams({ strict: false }) as { organization: string; requestId: string };
  const task = useQuery(taskOf(organization, requestId));
  const part = task.data?.part !== null && task.data !== undefined;
  // A part shows what the rest of the answers let it show: as new as the task itself.
  const questionnaire = useQuery({ ...questionnaireOf(organization, requestId), ...(part && { staleTime: 0, refetchInterval: 30_000 }) });
  const ready = task.data && questionnaire.data ? { task: task.data, questionnaire: questionnaire.data, progress: progressOf(task.data, questionnaire.data) } : undefined;
  const retry = () => { void task.refetch(); void questionnaire.refetch(); };
  return { organization, requestId, ready, error: ready ? null : (task.error ?? questionnaire.error), retry };
};

export type ReadyTask = NonNullable<ReturnType<typeof useTask>['ready']>;
