import { ConfirmDialog } from '@holdfast/ui/confirm-dialog';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type AgreementPage, giveUp } from './agreements.api.js';

/** Gives up an agreement that was never executed. */
export const GiveUpDialog = ({ organization, agreement, onClose }: { organization: string; agreement: AgreementPage; onClose: () => void }) => {
  const queries = useQueryClient();
  const act = useMutation({ mutationFn: () => giveUp(organization, agreement), onSuccess: onClose, onSettled: () => queries.invalidateQueries({ queryKey: ['agreements', organization] }) });
  return (
    <ConfirmDialog opened onClose={onClose} title={`Give up ${agreement.title}?`} consequences={['Nobody signs it any more.', 'This cannot be taken back; its record stays.']} confirm="Give it up" cancel="Keep it" destructive busy={act.isPending} onConfirm={() => act.mutate()}>
      {act.isError && <ProblemAlert lesser level={3} title="It was not given up" error={act.error} kept="The page shows what is recorded now." />}
    </ConfirmDialog>
  );
};
