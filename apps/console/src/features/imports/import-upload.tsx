import { buttonClass } from '@holdfast/ui/button';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation } from '@tanstack/react-query';
import { type ImportPreview, uploadVendorFile } from './imports.api.js';

export const ImportUpload = ({ organization, onUploaded }: { organization: string; onUploaded: (preview: ImportPreview) => void }) => {
  const upload = useMutation({ mutationFn: (file: File) => uploadVendorFile(organization, file), onSuccess: onUploaded });
  return (
    <>
      {upload.isError && <ProblemAlert title="The file was not taken in" error={upload.error} kept="Nothing was imported. Your file is unchanged; choose it again." />}
      <p className="quiet">A CSV of up to 10 MB with a column of names. Comma, semicolon or tab; the other columns are recognised, and you can correct them. Nothing is stored in the register before you say so.</p>
      <p style={{ marginTop: 'var(--s4)' }}>
        <label className={buttonClass({ kind: 'primary' })}>
          {upload.isPending ? 'Reading the file …' : 'Choose a file'}
          <input type="file" accept=".csv,.txt,.tsv,text/csv" className="vh" disabled={upload.isPending} onChange={({ target }) => { if (target.files?.[0]) upload.mutate(target.files[0]); }} />
        </label>
      </p>
    </>
  );
};
