import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation } from '@tanstack/react-query';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { isStale } from '../../shared/is-stale.js';
import { type Closing, endFlow } from './closings.api.js';

interface EndFlowDialogProps {
  readonly organization: string;
  readonly closing: Closing;
  /** Those that the agreement covered: handed in, because engagements are another feature's. */
  readonly engagements: readonly { readonly id: string; readonly service: string }[];
  readonly onClose: () => void;
  readonly onRecorded: (now: Closing) => void;
  readonly onStale: () => void;
}

/** When PHI last flowed, in which services. */
export const EndFlowDialog = ({ organization, closing, engagements, onClose, onRecorded, onStale }: EndFlowDialogProps) => {
  const record = useMutation({
    mutationFn: (form: FormData) => endFlow(organization, closing, { on: String(form.get('on')), engagementIds: form.getAll('engagement').map(String) }),
    onSuccess: onRecorded,
    onError: (error) => { if (isStale(error)) onStale(); },
  });
  const stale = isStale(record.error);
  const errors = useFormErrors(stale ? null : record.error);
  return (
    <Dialog opened onClose={onClose} title="Record the end of the PHI flow" said="From the next day on, the chain counts no PHI in these services.">
      <form noValidate onSubmit={(event) => { event.preventDefault(); record.mutate(new FormData(event.currentTarget)); }}>
        {stale && <ProblemAlert lesser level={3} title="Somebody changed it in the meantime" kept="It was read again; press Record once more if it still holds." />}
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <Field id="on" label="PHI last flowed on" error={errorAt(errors, 'on')}>{(control) => <input type="date" name="on" defaultValue={closing.endedOn} {...control} />}</Field>
        <fieldset className="fld">
          <legend className="l">In</legend>
          {engagements.map(({ id, service }) => <label key={id} className="row"><span className="tick"><input type="checkbox" name="engagement" value={id} defaultChecked /></span>{service || 'Service not stated'}</label>)}
        </fieldset>
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={record.isPending}>Record</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
