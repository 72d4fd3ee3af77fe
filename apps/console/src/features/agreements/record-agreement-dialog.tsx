import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { termsOfForm } from './agreement-terms.js';
import { addDocument, type Agreement, recordAgreement } from './agreements.api.js';
import { SignedCopyField } from './signed-copy-field.js';
import { TermsFields } from './terms-fields.js';

/** The agreement is recorded; its copy was refused and may be sent again. */
export interface RefusedCopy {
  readonly agreement: Agreement;
  readonly refused: { readonly file: File; readonly error: unknown };
}

interface RecordAgreementDialogProps {
  readonly organization: string;
  readonly vendorId: string;
  /** What it may cover: handed in, because engagements are another feature's. */
  readonly engagements: readonly { readonly id: string; readonly service: string }[];
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onRefusedCopy: (copy: RefusedCopy) => void;
}

export const RecordAgreementDialog = ({ organization, vendorId, engagements, opened, onClose, onRefusedCopy }: RecordAgreementDialogProps) => {
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const record = useMutation({
    mutationFn: async (form: FormData): Promise<RefusedCopy | null> => {
      const agreement = await recordAgreement(organization, vendorId, { title: String(form.get('agreement-title')).trim(), terms: termsOfForm(form), engagementIds: form.getAll('covers').map(String) });
      if (!file) return null;
      return addDocument(organization, agreement.id, file).then(() => null, (error: unknown) => ({ agreement, refused: { file, error } }));
    },
    onSuccess: async (copy) => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['agreements', organization] }), queries.invalidateQueries({ queryKey: ['vendors', organization] })]);
      onClose();
      if (copy) onRefusedCopy(copy);
    },
  });
  const errors = useFormErrors(record.error);
  return (
    <Dialog opened={opened} onClose={onClose} title="Record an executed BAA" said="As the signed paper says it. The days it is in force follow from these terms.">
      <form noValidate onSubmit={(event) => { event.preventDefault(); record.mutate(new FormData(event.currentTarget)); }}>
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <Field id="agreement-title" label="Title or number" error={errorAt(errors, 'title')}>{(control) => <input type="text" name="agreement-title" {...control} />}</Field>
        <TermsFields errors={errors} />
        {engagements.length > 0 && (
          <fieldset className="fld">
            <legend className="l">It covers</legend>
            {engagements.map(({ id, service }) => <label key={id} className="row"><span className="tick"><input type="checkbox" name="covers" value={id} defaultChecked /></span>{service || 'Service not stated'}</label>)}
          </fieldset>
        )}
        <div className="fld">
          <span className="l">Signed copy <span className="quiet">(optional)</span></span>
          <SignedCopyField file={file} onFile={setFile} />
        </div>
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={record.isPending}>Record it</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
