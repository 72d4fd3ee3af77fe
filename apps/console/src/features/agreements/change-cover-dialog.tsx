import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useFormErrors } from '../../shared/form-errors.js';
import { isStale } from '../../shared/is-stale.js';
import { type AgreementPage, changeCover } from './agreements.api.js';
import { type Coverable, CoverFields, coversOfForm } from './cover-fields.js';

interface ChangeCoverDialogProps {
  readonly organization: string;
  readonly agreement: AgreementPage;
  readonly engagements: readonly Coverable[];
  readonly onClose: () => void;
}

/** The engagements an agreement names, and the days on which it covers each. */
export const ChangeCoverDialog = ({ organization, agreement, engagements, onClose }: ChangeCoverDialogProps) => {
  const queries = useQueryClient();
  const refresh = () => Promise.all([queries.invalidateQueries({ queryKey: ['agreements', organization] }), queries.invalidateQueries({ queryKey: ['vendors', organization] })]);
  const save = useMutation({
    mutationFn: (form: FormData) => {
      const { engagementIds, spans } = coversOfForm(form);
      return changeCover(organization, agreement, { covers: engagementIds.map((engagementId) => spans.find((span) => span.engagementId === engagementId) ?? { engagementId }) });
    },
    onSuccess: onClose,
    onSettled: refresh,
  });
  const stale = isStale(save.error);
  const errors = useFormErrors(stale ? null : save.error);
  return (
    <Dialog opened onClose={onClose} title={`What ${agreement.title} covers`} said="Where PHI flows in an engagement that no agreement covers, it becomes a gap.">
      <form noValidate onSubmit={(event) => { event.preventDefault(); save.mutate(new FormData(event.currentTarget)); }}>
        {stale && <ProblemAlert lesser level={3} title="Somebody changed it in the meantime" kept="What you ticked is kept here. Compare it with the page, then save again." />}
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        {engagements.length === 0 ? <p className="quiet">No engagement with this company is recorded.</p> : <CoverFields engagements={engagements} covered={agreement.covers} />}
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={save.isPending}>Save</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
