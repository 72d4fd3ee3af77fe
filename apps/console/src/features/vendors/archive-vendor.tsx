import { Button } from '@holdfast/ui/button';
import { ConfirmDialog } from '@holdfast/ui/confirm-dialog';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useUndoToast } from '@holdfast/ui/undo-toast';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { archiveVendor, restoreVendor, type Vendor } from './vendors.api.js';

/** Takes a vendor out of the lists, or back into them. Nothing is deleted, so it can be undone at once. */
export const ArchiveVendor = ({ organization, vendor }: { organization: string; vendor: Vendor }) => {
  const queries = useQueryClient();
  const toast = useUndoToast();
  const [asked, setAsked] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: ['vendors', organization] });
  const close = () => { setAsked(false); archive.reset(); restore.reset(); };
  const restore = useMutation({ mutationFn: (from: Vendor) => restoreVendor(organization, from), onSuccess: () => setAsked(false), onError: () => setAsked(true), onSettled: refresh });
  const archive = useMutation({
    mutationFn: (from: Vendor) => archiveVendor(organization, from),
    onSuccess: (archived) => {
      setAsked(false);
      toast({ message: `${archived.legalName} is archived`, undo: () => restore.mutate(archived) });
    },
    onSettled: refresh,
  });
  const failed = vendor.archived ? restore.error : archive.error;
  return (
    <>
      <Button onClick={() => setAsked(true)}>{vendor.archived ? 'Restore' : 'Archive'}</Button>
      <ConfirmDialog
        opened={asked}
        onClose={close}
        title={vendor.archived ? `Restore ${vendor.legalName}?` : `Archive ${vendor.legalName}?`}
        consequences={vendor.archived
          ? ['It stands in the lists and their counts again.']
          : ['It leaves the lists and their counts.', 'Nothing is deleted: its engagements, agreements and history stay on this page.', 'Reminders of its agreements still leave until they end.']}
        confirm={vendor.archived ? 'Restore it' : 'Archive it'}
        cancel={vendor.archived ? 'Leave it archived' : 'Keep it in the lists'}
        busy={archive.isPending || restore.isPending}
        onConfirm={() => (vendor.archived ? restore : archive).mutate(vendor)}
      >
        {failed && <ProblemAlert lesser level={3} title={vendor.archived ? 'It was not restored' : 'It was not archived'} error={failed} kept="What is recorded now was read again." />}
      </ConfirmDialog>
    </>
  );
};
