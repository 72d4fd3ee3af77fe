import { Button } from '@holdfast/ui/button';
import { ConflictDialog, type ConflictChoice } from '@holdfast/ui/conflict-dialog';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changedFields, conflictFields } from '../../shared/conflict-fields.js';
import { useFormErrors } from '../../shared/form-errors.js';
import { isStale } from '../../shared/is-stale.js';
import { type LastChange, lastChangeOf } from '../../shared/last-change.js';
import { ENGAGEMENT_FIELDS, EngagementFields, type EngagementValues, valuesOfForm, valueWords } from './engagement-fields.js';
import { EngagementApprovals } from './engagement-approvals.js';
import { editEngagement, type Engagement, engagementById, type EngagementChange } from './engagements.api.js';

interface EditEngagementDialogProps {
  readonly organization: string;
  readonly engagementId: string;
  /** "Plainscript for Northfield Imaging". */
  readonly title: string;
  readonly onClose: () => void;
}

/** Everything that may be said of one engagement, and who approved it. */
export const EditEngagementDialog = (props: EditEngagementDialogProps) => {
  const { organization, engagementId, title, onClose } = props;
  const found = useQuery({ ...engagementById(organization, engagementId), staleTime: 0 });
  return (
    <Dialog opened onClose={onClose} title={title} width={640}>
      {found.isPending && <SkeletonRows label="Reading the engagement" />}
      {found.isError && <ProblemAlert title="The engagement could not be read" error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <Form {...props} engagement={found.data} />}
      {found.data && <EngagementApprovals organization={organization} engagement={found.data} />}
    </Dialog>
  );
};

interface Conflict extends LastChange {
  readonly mine: Partial<EngagementValues>;
  readonly theirs: Engagement;
}

const Form = ({ organization, engagement, onClose }: EditEngagementDialogProps & { readonly engagement: Engagement }) => {
  const queries = useQueryClient();
  const [before] = useState(engagement);
  const [conflict, setConflict] = useState<Conflict>();
  const save = useMutation({
    mutationFn: ({ from, change }: { from: Engagement; change: EngagementChange }) => editEngagement(organization, from, change),
    onSuccess: async () => {
      await Promise.all(['chain', 'engagements', 'vendors', 'determinations'].map((name) => queries.invalidateQueries({ queryKey: [name, organization] })));
      onClose();
    },
    onError: async (error, { change }) => {
      if (!isStale(error)) return setConflict(undefined);
      const [theirs, last] = await Promise.all([queries.fetchQuery({ ...engagementById(organization, before.id), staleTime: 0 }), lastChangeOf(organization, before.supplierVendorId ?? before.customerVendorId ?? '', before.id)]);
      setConflict({ mine: change as Partial<EngagementValues>, theirs, ...last });
    },
  });
  const errors = useFormErrors(isStale(save.error) ? null : save.error);
  const submit = (form: FormData) => {
    const change = changedFields<EngagementValues>(before, valuesOfForm(form, before));
    if (change.assurance === null) Object.assign(change, { assuranceOn: null, assuranceSource: '' });
    if (Object.keys(change).length === 0) onClose();
    else save.mutate({ from: before, change });
  };
  const settle = ({ mine, theirs }: Conflict, choice: ConflictChoice) => {
    const change = Object.fromEntries(Object.entries(mine).filter(([field]) => choice[field] === 'mine'));
    if (Object.keys(change).length === 0) onClose();
    else save.mutate({ from: theirs, change });
  };
  return (
    <>
      <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)); }}>
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <EngagementFields initial={before} errors={errors} />
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={save.isPending}>Save</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
      {conflict && (
        <ConflictDialog
          key={conflict.theirs.version}
          opened
          subject="engagement"
          who={conflict.who}
          at={conflict.at}
          fields={conflictFields<EngagementValues>({ before, mine: conflict.mine, theirs: conflict.theirs }, ENGAGEMENT_FIELDS, (field, value) => valueWords(field, { ...before, [field]: value }))}
          busy={save.isPending}
          onSave={(choice) => settle(conflict, choice)}
          onClose={() => setConflict(undefined)}
        />
      )}
    </>
  );
};
