import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalWords } from '../../shared/form-errors.js';
import { addDocument, type Agreement } from './agreements.api.js';
import { SignedCopyField } from './signed-copy-field.js';

interface AddCopyDialogProps {
  readonly organization: string;
  readonly agreement: Pick<Agreement, 'id' | 'title'>;
  /** A file that was refused while the agreement itself was recorded, and why. */
  readonly refused?: { readonly file: File; readonly error: unknown };
  readonly onClose: () => void;
}

export const AddCopyDialog = ({ organization, agreement, refused, onClose }: AddCopyDialogProps) => {
  const queries = useQueryClient();
  const [file, setFile] = useState(refused?.file);
  const add = useMutation({
    mutationFn: (chosen: File) => addDocument(organization, agreement.id, chosen),
    onSuccess: async () => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['agreements', organization] }), queries.invalidateQueries({ queryKey: ['vendors', organization] })]);
      onClose();
    },
  });
  const error = add.error ?? (file === refused?.file ? refused?.error : undefined);
  return (
    <Dialog opened onClose={onClose} title={`Add a signed copy of ${agreement.title}`} said={refused ? 'The agreement is recorded. Its copy was not kept.' : 'It is checked for viruses and scripts before anybody can open it.'}>
      <SignedCopyField file={file} onFile={(chosen) => { add.reset(); setFile(chosen); }} refused={error ? refusalWords(error) : undefined} />
      <div className="row" style={{ marginTop: 'var(--s4)' }}>
        <Button kind="primary" disabled={!file || add.isPending} onClick={() => file && add.mutate(file)}>{add.isPending ? 'Sending it …' : 'Add the copy'}</Button>
        <Button kind="quiet" onClick={onClose}>{refused ? 'Leave it without' : 'Cancel'}</Button>
      </div>
    </Dialog>
  );
};
