import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { FileDrop } from '@holdfast/ui/file-drop';
import { sizeWords } from '@holdfast/contracts/size-words';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { recordDocument } from './evidence.api.js';
import { KIND_OPTIONS } from './evidence-words.js';

/** A document that staff has from elsewhere: published, or sent by mail. */
export const RecordDocumentDialog = ({ organization, vendorId, onClose }: { organization: string; vendorId: string; onClose: () => void }) => {
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const [kind, setKind] = useState('soc2_type2');
  const [sourceNote, setSourceNote] = useState('');
  const adding = useMutation({
    mutationFn: (chosen: File) => recordDocument(organization, vendorId, chosen, { kind, sourceNote }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['evidence', organization] });
      onClose();
    },
  });
  const errors = useFormErrors(adding.error);
  const refused = errorAt(errors, 'file') ? errorAt(errors, 'main') ?? 'This file was not taken' : undefined;
  return (
    <Dialog opened onClose={onClose} title="Add a document" said="It is marked as recorded by staff, with where you have it from." width={560}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); if (file) adding.mutate(file); }}>
        <ErrorSummary errors={errors} />
        <FileDrop label="Document" hint="PDF, Word, Excel, PowerPoint, CSV, text, PNG or JPEG, up to 50 MB, or a zip of these. Nothing about patients." multiple={false}
          files={file ? [{ id: 'file', name: file.name, state: refused ? { kind: 'refused', why: refused } : { kind: 'ready' }, detail: sizeWords(file.size) }] : []}
          onFiles={([chosen]) => { adding.reset(); setFile(chosen); }} onRemove={() => setFile(undefined)} />
        <Field id="kind" label="Kind of document">{(control) => <select value={kind} onChange={({ target }) => setKind(target.value)} {...control}>{KIND_OPTIONS.map((option) => <option key={option.kind} value={option.kind}>{option.label}</option>)}</select>}</Field>
        <Field id="sourceNote" label="Where you have it from" hint="As: their trust page, downloaded on 3 November." error={errorAt(errors, 'sourceNote')}>{(control) => <input type="text" maxLength={500} value={sourceNote} onChange={({ target }) => setSourceNote(target.value)} {...control} />}</Field>
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={!file || adding.isPending}>{adding.isPending ? 'Sending it …' : 'Add it'}</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
