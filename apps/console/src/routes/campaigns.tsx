import { buttonClass } from '@holdfast/ui/button';
import { EmptyState } from '@holdfast/ui/empty-state';
import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { CampaignActs } from '../features/campaigns/campaign-acts.js';
import { CampaignDesk } from '../features/campaigns/campaign-desk.js';
import { CampaignList } from '../features/campaigns/campaign-list.js';
import { campaignById } from '../features/campaigns/campaigns.api.js';
import { NewCampaign } from '../features/campaigns/new-campaign.js';
import { members } from '../features/members/members.api.js';
import { AddContactRow } from '../features/vendors/add-contact-row.js';
import { ChooseContact } from '../features/vendors/choose-contact.js';
import { PlainLink } from './plain-link.js';
import { useMay } from './use-may.js';
import { useSubjects } from './use-subjects.js';

export const CampaignsRoute = () => {
  const { organization } = useParams({ from: '/$organization/campaigns' });
  const may = useMay(organization);
  const begin = may('campaign:run') && <Link className={buttonClass({ kind: 'primary' })} to="/$organization/campaigns/new" params={{ organization }} search={{}}>New campaign</Link>;
  return (
    <>
      <PageTitle title="Campaigns" lead="One asking of many vendors, and what became of each." actions={begin} />
      <CampaignList organization={organization} linkTo={({ id }, words) => <Link to="/$organization/campaigns/$campaignId" params={{ organization, campaignId: id }} search={{}}>{words}</Link>}
        whenEmpty={<EmptyState title="No campaign was sent yet" level={2}>Ask many vendors for the same statement or questionnaire at once. You see who would be written to before anything leaves.</EmptyState>} />
    </>
  );
};

export const NewCampaignRoute = () => {
  const { organization } = useParams({ from: '/$organization/campaigns/new' });
  const { vendors } = useSearch({ from: '/$organization/campaigns/new' });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const subjects = useSubjects(organization);
  const everyone = useQuery(members(organization)).data ?? [];
  return (
    <>
      <PageTitle title="New campaign" crumb={<Link to="/$organization/campaigns" params={{ organization }}>Campaigns</Link>} />
      {subjects.error && <ProblemAlert title="What can be asked could not be read" error={subjects.error} onRetry={subjects.retry} />}
      {!subjects.error && !subjects.all && <SkeletonRows label="Reading what can be asked" />}
      {subjects.all && (
        <NewCampaign
          organization={organization} vendorIds={vendors?.split(',')} subjects={subjects.all} owners={everyone.filter(({ active }) => active)}
          chooser={(vendor, onChosen, onClose) => <ChooseContact organization={organization} vendorId={vendor.vendorId} onChosen={onChosen} onClose={onClose} />}
          mender={(vendor, onSaved) => <AddContactRow organization={organization} vendor={{ id: vendor.vendorId, legalName: vendor.name }} onSaved={onSaved} onClose={onSaved} />}
          onSent={(campaign) => {
            queries.setQueryData(campaignById(organization, campaign.id).queryKey, campaign);
            void queries.invalidateQueries({ queryKey: ['campaigns', organization, 'list'] });
            void navigate({ to: '/$organization/campaigns/$campaignId', params: { organization, campaignId: campaign.id }, search: {} });
          }}
        />
      )}
    </>
  );
};

export const CampaignRoute = () => {
  const { organization, campaignId } = useParams({ from: '/$organization/campaigns/$campaignId' });
  const { list } = useSearch({ from: '/$organization/campaigns/$campaignId' });
  const { data: campaign, error, refetch } = useQuery(campaignById(organization, campaignId));
  const may = useMay(organization);
  if (error && !campaign) return <ProblemAlert title="This campaign could not be shown" error={error} onRetry={() => void refetch()} />;
  if (!campaign) return <SkeletonRows label="Reading the campaign" />;
  return (
    <>
      <PageTitle title={campaign.title} lead={campaign.subjectTitle === campaign.title ? undefined : campaign.subjectTitle} crumb={<Link to="/$organization/campaigns" params={{ organization }}>Campaigns</Link>} actions={<CampaignActs organization={organization} campaign={campaign} mayRun={may('campaign:run')} />} />
      <CampaignDesk
        campaign={campaign} shown={list} addressOf={(next) => `/${organization}/campaigns/${campaignId}${next ? `?list=${next}` : ''}`} renderLink={(link) => <PlainLink {...link} />}
        linkTo={({ requestId, vendorId, vendorName }) => (requestId
          ? <Link to="/$organization/requests/$requestId" params={{ organization, requestId }}>{vendorName}</Link>
          : <Link to="/$organization/vendors/$vendorId" params={{ organization, vendorId }}>{vendorName}</Link>)}
      />
    </>
  );
};
