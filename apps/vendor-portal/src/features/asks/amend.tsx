import { Button } from '@holdfast/ui/button';
import { ConfirmDialog } from '@holdfast/ui/confirm-dialog';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Task } from '../../shared/task-progress.js';
import { amend } from './asks.api.js';

/** Something changed since it was submitted: the answers open again, and a further submission follows. */
export const Amend = ({ organization, task }: { organization: string; task: Task }) => {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const begin = useMutation({
    mutationFn: () => amend(organization, task.id),
    onSuccess: (next) => {
      queries.setQueryData(['tasks', organization, task.id], next);
      window.scrollTo({ top: 0 });
    },
    onError: () => setAsking(false),
  });
  const last = task.submissions.at(-1)?.number ?? 1;
  return (
    <Section title="When something changes">
      <p>You can amend what you submitted. Submission {last} stays on record as it is; what you hand over then is submission {last + 1}, and both of you see what differs.</p>
      {begin.isError && <ProblemAlert title="It could not be begun" error={begin.error} lesser level={3} />}
      <p className="after"><Button onClick={() => setAsking(true)}>Amend your answers</Button></p>
      <ConfirmDialog opened={asking} title="Amend your answers?" consequences={[`${task.requesterName} is told that you are amending.`, 'It cannot decide before you have submitted again.', 'Nothing is sent before you submit.']} confirm="Open the answers" cancel="Leave them" busy={begin.isPending} onClose={() => setAsking(false)} onConfirm={() => begin.mutate()} />
    </Section>
  );
};
