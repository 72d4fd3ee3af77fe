import { Button } from '@holdfast/ui/button';
import { ConfirmDialog } from '@holdfast/ui/confirm-dialog';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Task } from '../../shared/task-progress.js';
import { giveBack } from './colleagues.api.js';

interface GiveBackProps {
  readonly organization: string;
  readonly task: Task;
  readonly open: number;
  readonly beforeGiving: () => Promise<void>;
}

/** A colleague is done with her part: it goes back to who handed it over. */
export const GiveBack = ({ organization, task, open, beforeGiving }: GiveBackProps) => {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const from = task.part?.fromName ?? '';
  const give = useMutation({
    mutationFn: async () => {
      await beforeGiving();
      await giveBack(organization, task.id);
    },
    onSuccess: () => {
      setAsking(false);
      void queries.invalidateQueries({ queryKey: ['tasks', organization] });
    },
  });
  return (
    <>
      <Button kind={open === 0 ? 'primary' : 'plain'} onClick={() => setAsking(true)}>Done</Button>
      <ConfirmDialog opened={asking} title={`Give your part back to ${from}?`} consequences={[...(open > 0 ? [`${open} ${open === 1 ? 'question is' : 'questions are'} not answered yet.`] : []), `${from} gets a mail and goes on with it.`, 'You can read your answers, and not change them.']} confirm="Give it back" cancel="Go on answering" busy={give.isPending} onClose={() => setAsking(false)} onConfirm={() => give.mutate()}>
        {give.isError && <ProblemAlert title="It was not given back" error={give.error} lesser level={3} />}
      </ConfirmDialog>
    </>
  );
};
