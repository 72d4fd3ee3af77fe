import { Button, buttonClass } from '@holdfast/ui/button';
import { ConfirmDialog } from '@holdfast/ui/confirm-dialog';
import { Choices } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Campaign, campaignById, closeCampaign, recipientsAddress, remindCampaign } from './campaigns.api.js';

/** Write once more, close, export. */
export const CampaignActs = ({ organization, campaign, mayRun }: { organization: string; campaign: Campaign; mayRun: boolean }) => {
  const queries = useQueryClient();
  const [closing, setClosing] = useState(false);
  const [withdraws, setWithdraws] = useState<string>();
  const take = (changed: Campaign) => void queries.setQueryData(campaignById(organization, campaign.id).queryKey, changed);
  const remind = useMutation({ mutationFn: () => remindCampaign(organization, campaign.id), onSuccess: take });
  const close = useMutation({ mutationFn: () => closeCampaign(organization, campaign.id, withdraws === 'withdraw'), onSuccess: (changed) => { setClosing(false); take(changed); } });
  const waiting = campaign.tally.sent + campaign.tally.being_answered;
  return (
    <>
      <a className={buttonClass()} href={recipientsAddress(organization, campaign.id)} download>Download as CSV</a>
      {mayRun && campaign.state === 'open' && waiting > 0 && <Button disabled={!campaign.mayRemind || remind.isPending} title={campaign.mayRemind ? undefined : 'They were written to today; once a day at most'} onClick={() => remind.mutate()}>Write to {waiting} once more</Button>}
      {mayRun && (campaign.state === 'open' || campaign.state === 'sending') && <Button onClick={() => setClosing(true)}>Close</Button>}
      {remind.isError && <ProblemAlert title="Nobody was written to" error={remind.error} lesser level={2} />}
      <ConfirmDialog opened={closing} onClose={() => setClosing(false)} title={`Close “${campaign.title}”?`} said={waiting > 0 ? `${waiting} ${waiting === 1 ? 'vendor has' : 'vendors have'} not answered.` : undefined} confirm="Close it" cancel="Keep it open" busy={close.isPending || (waiting > 0 && withdraws === undefined)} onConfirm={() => close.mutate()}>
        {close.isError && <ProblemAlert title="It was not closed" error={close.error} lesser level={3} />}
        {waiting > 0 && <Choices legend="Requests without an answer" name="withdraws" value={withdraws} onChange={setWithdraws} options={[{ value: 'leave', label: 'Stay open', hint: 'each is due and reminded as before' }, { value: 'withdraw', label: 'Are withdrawn', hint: 'the vendor reads that nothing is left to do' }]} />}
      </ConfirmDialog>
    </>
  );
};
