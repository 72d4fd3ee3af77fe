import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { engagementsOf } from '../features/engagements/engagements.api.js';
import { DraftEditor } from '../features/templates/draft-editor.js';
import { draftById } from '../features/templates/templates.api.js';
import { useMay } from './use-may.js';

export const AgreementDraftRoute = () => {
  const { organization, draftId } = useParams({ from: '/$organization/agreement-drafts/$draftId' });
  const { data: draft, error, refetch } = useQuery(draftById(organization, draftId));
  const engagements = useQuery({ ...engagementsOf(organization, draft?.vendorId ?? ''), enabled: draft !== undefined }).data ?? [];
  const may = useMay(organization);
  if (error) return <ProblemAlert title="This draft could not be shown" error={error} onRetry={() => void refetch()} />;
  if (!draft) return <SkeletonRows label="Reading the draft" />;
  return (
    <>
      <PageTitle title={`BAA with ${draft.vendorName}`} crumb={<Link to="/$organization/vendors/$vendorId" params={{ organization, vendorId: draft.vendorId }}>{draft.vendorName}</Link>}
        lead={draft.template ? `From “${draft.template.name}”, version ${draft.template.number}.` : 'From Holdfast’s text.'} />
      <DraftEditor key={draft.id} organization={organization} draft={draft} engagements={engagements} mayEdit={may('agreement:record')} />
    </>
  );
};
