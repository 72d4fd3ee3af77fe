import { Button } from '@holdfast/ui/button';
import { DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { EmptyState } from '@holdfast/ui/empty-state';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Pause, pauses, resume } from './reminders.api.js';

/** What is quiet for a while, and why. */
export const PauseList = ({ organization, mayAct, linkTo }: { organization: string; mayAct: boolean; linkTo: (pause: Pause, words: string) => ReactNode }) => {
  const queries = useQueryClient();
  const { data, error, isPending, refetch } = useQuery(pauses(organization));
  const again = useMutation({ mutationFn: (pause: Pause) => resume(organization, pause), onSettled: () => queries.invalidateQueries({ queryKey: ['reminders', organization] }) });
  if (isPending) return <SkeletonRows label="Reading what is paused" rows={2} />;
  if (error) return <ProblemAlert title="What is paused could not be read" error={error} onRetry={() => void refetch()} lesser level={3} />;
  return (
    <>
      {again.isError && <ProblemAlert title="It could not be resumed" error={again.error} lesser level={3} />}
      <DataTable
        caption="Paused" rows={data} rowKey={({ subjectType, subjectId }) => `${subjectType} ${subjectId}`} whenEmpty={<EmptyState title="Nothing is paused" level={3}>A deadline’s page can pause reminders about its vendor or its request.</EmptyState>}
        columns={[
          { id: 'what', header: 'What', name: true, cell: (pause) => linkTo(pause, pause.subjectType === 'vendor' ? 'A vendor' : 'A request') },
          { id: 'until', header: 'Until', cell: ({ until }) => <DateText day={until} /> },
          { id: 'why', header: 'Why', narrow: 'line', cell: ({ reason }) => reason },
          { id: 'act', header: 'What can be done', headerHidden: true, action: true, cell: (pause) => mayAct && <Button size="small" onClick={() => again.mutate(pause)}>Resume</Button>, empty: 'Your role reads only' },
        ]}
      />
    </>
  );
};
