import { PageTitle } from '@holdfast/ui/page-title';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { ImportPreview } from '../features/imports/import-preview.js';
import { ImportResult } from '../features/imports/import-result.js';
import { ImportUpload } from '../features/imports/import-upload.js';
import { importResult } from '../features/imports/imports.api.js';

export const ImportUploadRoute = () => {
  const { organization } = useParams({ from: '/$organization/import' });
  const navigate = useNavigate();
  return (
    <>
      <PageTitle title="Import vendors" crumb={<Link to="/$organization/vendors" params={{ organization }}>Vendors</Link>} />
      <ImportUpload organization={organization} onUploaded={({ id }) => void navigate({ to: '/$organization/import/$importId', params: { organization, importId: id } })} />
    </>
  );
};

export const ImportRoute = () => {
  const { organization, importId } = useParams({ from: '/$organization/import/$importId' });
  const queries = useQueryClient();
  const { data } = useQuery(importResult(organization, importId));
  const begun = data !== undefined && data.state !== 'preview';
  const applied = () => void Promise.all([queries.invalidateQueries({ queryKey: ['imports', organization, importId] }), queries.invalidateQueries({ queryKey: ['vendors', organization] })]);
  return (
    <>
      <PageTitle title="Import vendors" crumb={<Link to="/$organization/vendors" params={{ organization }}>Vendors</Link>} />
      {begun ? <ImportResult organization={organization} id={importId} /> : <ImportPreview organization={organization} id={importId} onApplied={applied} />}
    </>
  );
};
