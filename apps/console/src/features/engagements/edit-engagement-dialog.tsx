import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { changedFields } from '../../shared/conflict-fields.js';
import { lastChangeOf } from '../../shared/last-change.js';
import { EditConflict, useVersionedEdit } from '../../shared/versioned-edit.js';
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

const Form = ({ organization, engagement, onClose }: EditEngagementDialogProps & { readonly engagement: Engagement }) => {
  const edit = useVersionedEdit({
    held: engagement, partsOf: (held): EngagementValues => held, read: (queries) => queries.fetchQuery({ ...engagementById(organization, engagement.id), staleTime: 0 }),
    lastChange: () => lastChangeOf(organization, engagement.supplierVendorId ?? engagement.customerVendorId ?? '', engagement.id),
    save: (from, mine) => editEngagement(organization, from, mine as EngagementChange), changes: ['chain', 'engagements', 'vendors', 'determinations'].map((name) => [name, organization]), onClose,
  });
  const { opened: before, errors } = edit;
  const submit = (form: FormData) => {
    const mine = changedFields<EngagementValues>(before, valuesOfForm(form, before));
    edit.submit(mine.assurance === null ? { ...mine, assuranceOn: null, assuranceSource: '' } : mine);
  };
  return (
    <>
      <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)); }}>
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <EngagementFields initial={before} errors={errors} />
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={edit.busy}>Save</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
      <EditConflict edit={edit} subject="engagement" labels={ENGAGEMENT_FIELDS} say={(field, value) => valueWords(field, { ...before, [field]: value })} />
    </>
  );
};
