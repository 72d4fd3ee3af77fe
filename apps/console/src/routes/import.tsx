import { buttonClass } from '@holdfast/ui/button';
import { PageTitle } from '@holdfast/ui/page-title';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { ImportList } from '../features/imports/import-list.js';
import { ImportPreview } from '../features/imports/import-preview.js';
import { ImportResult } from '../features/imports/import-result.js';
import { ImportUpload } from '../features/imports/import-upload.js';
import { importResult } from '../features/imports/imports.api.js';
import { TRIAGE_KEYS } from './triage-keys.js';
import { useMay } from './use-may.js';

export const ImportUploadRoute = () => {
  const { organization } = useParams({ from: '/$organization/import' });
  const navigate = useNavigate();
  const may = useMay(organization);
  return (
    <>
      <PageTitle title="Import vendors" crumb={<Link to="/$organization/vendors" params={{ organization }}>Vendors</Link>} />
      {may('import:run') && <ImportUpload organization={organization} onUploaded={({ id }) => void navigate({ to: '/$organization/import/$importId', params: { organization, importId: id } })} />}
      <ImportList organization={organization} linkTo={({ id, fileName }) => <Link to="/$organization/import/$importId" params={{ organization, importId: id }}>{fileName}</Link>} />
    </>
  );
};

export const ImportRoute = () => {
  const { organization, importId } = useParams({ from: '/$organization/import/$importId' });
  const queries = useQueryClient();
  const may = useMay(organization);
  const { data } = useQuery(importResult(organization, importId));
  const begun = data !== undefined && data.state !== 'preview';
  const applied = () => void Promise.all([queries.invalidateQueries({ queryKey: ['imports', organization, importId] }), queries.invalidateQueries({ queryKey: ['vendors', organization] })]);
  const toTriage = (imported: number) => (
    <p className="row" style={{ marginTop: 'var(--s4)' }}>
      <Link className={buttonClass({ kind: 'primary' })} to="/$organization/vendors" params={{ organization }} search={{ importId }}>Triage {imported === 1 ? 'it' : `the ${imported}`}</Link>
      <span className="quiet">Does PHI flow? One key a vendor: {Object.entries(TRIAGE_KEYS).map(([key, words]) => `${key} ${words}`).join(', ')}.</span>
    </p>
  );
  return (
    <>
      <PageTitle title="Import vendors" crumb={<Link to="/$organization/import" params={{ organization }}>Imports</Link>} />
      {begun ? <ImportResult organization={organization} id={importId} mayRun={may('import:run')} {...(may('engagement:edit') && { next: toTriage })} /> : <ImportPreview organization={organization} id={importId} onApplied={applied} />}
    </>
  );
};
