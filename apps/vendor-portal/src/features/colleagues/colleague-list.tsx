import { Button } from '@holdfast/ui/button';
import { ConfirmDialog } from '@holdfast/ui/confirm-dialog';
import { DateText } from '@holdfast/ui/date-text';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { isAnswered } from '@holdfast/domain/questionnaires/questionnaire';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Progress, Task } from '../../shared/task-progress.js';
import { type Delegation, delegationsOf, takeBack } from './colleagues.api.js';

interface ColleagueListProps {
  readonly organization: string;
  readonly task: Task;
  readonly progress: Progress;
  readonly whenEmpty?: ReactNode;
}

/** Who was asked for which part, how far she is, and the way to take it back. */
export const ColleagueList = ({ organization, task, progress, whenEmpty }: ColleagueListProps) => {
  const list = useQuery(delegationsOf(organization, task.id));
  const [taking, setTaking] = useState<Delegation>();
  const queries = useQueryClient();
  const take = useMutation({
    mutationFn: (id: string) => takeBack(organization, task.id, id),
    onSuccess: (left) => {
      queries.setQueryData(delegationsOf(organization, task.id).queryKey, left);
      setTaking(undefined);
    },
  });
  if (list.error) return <ProblemAlert title="Your colleagues could not be read" error={list.error} onRetry={() => void list.refetch()} lesser level={3} />;
  const standing = (list.data ?? []).filter(({ state }) => state !== 'revoked');
  if (standing.length === 0) return <>{whenEmpty}</>;
  return (
    <>
      <ul className="rows">
        {standing.map((each) => {
          const hers = progress.asked.filter(({ id }) => each.questions.includes(id));
          const answered = hers.filter((question) => isAnswered(question, progress.answers[question.id])).length;
          return (
            <li key={each.id}>
              <span>
                <span className="med">{each.name}</span>
                <small className="quiet">{each.email}. {answered} of {hers.length} answered, {each.state === 'done' ? <>given back{each.endedAt && <> <DateText instant={each.endedAt} zone={task.zone} /></>}</> : <>due <DateText day={each.dueOn} />{!each.opened && ', not opened yet'}</>}</small>
              </span>
              <Button size="small" kind="quiet" onClick={() => setTaking(each)}>{each.state === 'done' ? 'End her access' : 'Take it back'}<span className="vh">: {each.name}</span></Button>
            </li>
          );
        })}
      </ul>
      {taking && (
        <ConfirmDialog opened title={taking.state === 'done' ? `End ${taking.name}’s access?` : `Take the part back from ${taking.name}?`} consequences={['Her link and her session open nothing any more, at once.', 'What she wrote stays, under her name.']} confirm={taking.state === 'done' ? 'End it' : 'Take it back'} cancel="Leave it" busy={take.isPending} onClose={() => setTaking(undefined)} onConfirm={() => take.mutate(taking.id)}>
          {take.isError && <ProblemAlert title="It was not taken back" error={take.error} lesser level={3} />}
        </ConfirmDialog>
      )}
    </>
  );
};
