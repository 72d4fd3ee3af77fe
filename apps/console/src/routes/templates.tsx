import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { TemplateEditor } from '../features/templates/template-editor.js';
import { TemplateList } from '../features/templates/template-list.js';
import { templateById } from '../features/templates/templates.api.js';
import { useMay } from './use-may.js';

export const TemplatesRoute = () => {
  const { organization } = useParams({ from: '/$organization/templates' });
  const navigate = useNavigate();
  const may = useMay(organization);
  return (
    <>
      <PageTitle title="BAA templates" />
      <TemplateList organization={organization} mayEdit={may('template:edit')} linkTo={(templateId, words) => <Link to="/$organization/templates/$templateId" params={{ organization, templateId }}>{words}</Link>}
        onCreated={(templateId) => void navigate({ to: '/$organization/templates/$templateId', params: { organization, templateId } })} />
    </>
  );
};

export const TemplateRoute = () => {
  const { organization, templateId } = useParams({ from: '/$organization/templates/$templateId' });
  const { data, error, refetch } = useQuery(templateById(organization, templateId));
  const may = useMay(organization);
  if (error) return <ProblemAlert title="This template could not be shown" error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows label="Reading the template" />;
  return (
    <>
      <PageTitle title={data.name} crumb={<Link to="/$organization/templates" params={{ organization }}>BAA templates</Link>} />
      <TemplateEditor key={data.id} organization={organization} template={data} mayEdit={may('template:edit')} />
    </>
  );
};
