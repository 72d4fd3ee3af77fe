import { Button } from '@holdfast/ui/button';
import { readersToday } from '@holdfast/ui/date-text';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { beginRecording } from './recordings.api.js';
import { SourceFields, sourceIn } from './source-fields.js';

interface BeginRecordingDialogProps {
  readonly organization: string;
  readonly vendorId: string;
  readonly vendorName: string;
  /** What can be recorded: handed in, because questionnaires are another feature's. */
  readonly offered: readonly { readonly id: string; readonly title: string }[];
  readonly onClose: () => void;
  readonly onBegun: (recordingId: string) => void;
}

/** For a vendor that never logs in: what it publishes, question by question. */
export const BeginRecordingDialog = ({ organization, vendorId, vendorName, offered, onClose, onBegun }: BeginRecordingDialogProps) => {
  const queries = useQueryClient();
  const begin = useMutation({
    mutationFn: (form: FormData) => beginRecording(organization, vendorId, { questionnaireId: String(form.get('questionnaireId')), ...sourceIn(form) }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['recordings', organization] });
      onBegun(id);
    },
  });
  const errors = useFormErrors(begin.error);
  return (
    <Dialog opened onClose={onClose} title="Record published answers" said={`Nobody at ${vendorName} is asked. What you write down is marked as recorded by staff, with its source.`} width={560}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); begin.mutate(new FormData(event.currentTarget)); }}>
        <ErrorSummary errors={errors} />
        <Field id="questionnaireId" label="Which questionnaire it answers" error={errorAt(errors, 'questionnaireId')}>{(control) => <select name="questionnaireId" {...control}>{offered.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}</select>}</Field>
        <SourceFields readOn={readersToday()} errors={errors} />
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={begin.isPending || offered.length === 0}>Begin</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
