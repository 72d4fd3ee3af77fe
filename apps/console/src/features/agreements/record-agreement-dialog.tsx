import { Dialog } from '@holdfast/ui/dialog';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormErrors } from '../../shared/form-errors.js';
import { type AgreementBody, AgreementForm } from './agreement-form.js';
import { addDocument, type Agreement, agreementsOf, recordAgreement } from './agreements.api.js';
import type { Coverable } from './cover-fields.js';
import { SignedCopyField } from './signed-copy-field.js';

/** The agreement is recorded; its copy was refused and may be sent again. */
export interface RefusedCopy {
  readonly agreement: Agreement;
  readonly refused: { readonly file: File; readonly error: unknown };
}

interface RecordAgreementDialogProps {
  readonly organization: string;
  readonly vendorId: string;
  /** What it may cover: handed in, because engagements are another feature's. */
  readonly engagements: readonly Coverable[];
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onRefusedCopy: (copy: RefusedCopy) => void;
}

export const RecordAgreementDialog = ({ organization, vendorId, engagements, opened, onClose, onRefusedCopy }: RecordAgreementDialogProps) => {
  const queries = useQueryClient();
  const { data: others = [] } = useQuery(agreementsOf(organization, vendorId));
  const [file, setFile] = useState<File>();
  const [key] = useState(() => crypto.randomUUID()); // pressed again after a lost reply, it is still one agreement
  const record = useMutation({
    mutationFn: async (body: AgreementBody): Promise<RefusedCopy | null> => {
      const agreement = await recordAgreement(organization, vendorId, key, body);
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
    <Dialog opened={opened} onClose={onClose} width={560} title="Record an executed agreement" said="As the signed paper says it. The days it is in force follow from these terms.">
      <AgreementForm engagements={engagements} parents={others.filter(({ status }) => status === 'executed')} errors={errors} busy={record.isPending} submit="Record it" onSubmit={(body) => record.mutate(body)} onClose={onClose}>
        <div className="fld">
          <span className="l">Signed copy <span className="quiet">(optional)</span></span>
          <SignedCopyField file={file} onFile={setFile} />
        </div>
      </AgreementForm>
    </Dialog>
  );
};
