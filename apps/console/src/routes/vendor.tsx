import { DefinitionList } from '@holdfast/ui/definition-list';
import { Button } from '@holdfast/ui/button';
import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { agreementsOf } from '../features/agreements/agreements.api.js';
import { VendorAgreements } from '../features/agreements/vendor-agreements.js';
import { EngagementDetermination } from '../features/determinations/engagement-determination.js';
import { engagementsOf } from '../features/engagements/engagements.api.js';
import { VendorEngagements } from '../features/engagements/vendor-engagements.js';
import { VendorEvidence } from '../features/evidence/vendor-evidence.js';
import { members } from '../features/members/members.api.js';
import { ResidualRisk } from '../features/risk/residual-risk.js';
import { VendorTierSection } from '../features/tiers/vendor-tier.js';
import { VendorDrafts } from '../features/templates/vendor-drafts.js';
import { ArchiveVendor } from '../features/vendors/archive-vendor.js';
import { EditVendorDialog } from '../features/vendors/edit-vendor-dialog.js';
import { VendorContacts } from '../features/vendors/vendor-contacts.js';
import { VendorTimeline } from '../features/vendors/vendor-timeline.js';
import { vendorById } from '../features/vendors/vendors.api.js';
import { useMay } from './use-may.js';
import { VendorFindings } from './vendor-findings.js';
import { VendorRequests } from './vendor-requests.js';

const NOT_RECORDED = <span className="none" title="Nobody recorded it">–</span>;

export const VendorRoute = () => {
  const { organization, vendorId } = useParams({ from: '/$organization/vendors/$vendorId' });
  const { data: vendor, error, refetch } = useQuery(vendorById(organization, vendorId));
  const { data: engagements } = useQuery(engagementsOf(organization, vendorId));
  const { data: everyone = [] } = useQuery(members(organization));
  const [editing, setEditing] = useState(false);
  const agreements = useQuery(agreementsOf(organization, vendorId)).data ?? [];
  const may = useMay(organization);
  const navigate = useNavigate();
  if (error) return <ProblemAlert title="This vendor could not be shown" error={error} onRetry={() => void refetch()} />;
  if (!vendor) return <SkeletonRows label="Reading the vendor" />;
  const address = [vendor.addressLine1, vendor.addressLine2, vendor.city, vendor.state, vendor.postalCode].filter(Boolean).join(', ');
  const owner = everyone.find(({ id }) => id === vendor.ownerMemberId);
  return (
    <>
      <PageTitle title={vendor.legalName} crumb={<Link to="/$organization/vendors" params={{ organization }}>Vendors</Link>} lead={vendor.archived ? 'Archived: it keeps its record and leaves the lists.' : undefined} actions={
        <>
          {may('vendor:archive') && <ArchiveVendor organization={organization} vendor={vendor} />}
          {may('vendor:edit') && <Button onClick={() => setEditing(true)}>Edit</Button>}
        </>
      } />
      <Section title="What is recorded">
        <DefinitionList items={[
          { term: 'Owner', value: owner ? owner.name : NOT_RECORDED, note: owner?.active === false && 'Is no member any more' },
          { term: 'Website', value: vendor.website ? <a href={vendor.website} rel="noreferrer noopener" target="_blank">{vendor.website}</a> : NOT_RECORDED },
          { term: 'Address', value: address || NOT_RECORDED },
          { term: 'Your reference', value: vendor.externalRef ?? NOT_RECORDED },
          { term: 'Notes', value: vendor.notes || NOT_RECORDED },
        ]} />
      </Section>
      <ResidualRisk organization={organization} vendorId={vendorId} />
      <VendorTierSection organization={organization} vendorId={vendorId} mayEdit={may('vendor:edit')} />
      <VendorEngagements
        organization={organization}
        vendorId={vendorId}
        mayEdit={may('engagement:edit')}
        chainLink={<><Link to="/$organization/vendors/$vendorId/chain" params={{ organization, vendorId }} search={{}}>Chain of {vendor.legalName}</Link>{' · '}<Link to="/$organization/vendors/$vendorId/subcontractors" params={{ organization, vendorId }}>What it told of its subcontractors</Link></>}
        need={(engagement) => <EngagementDetermination organization={organization} vendorId={vendorId} engagement={engagement} mayDecide={may('engagement:edit')} />}
      />
      <VendorAgreements linkTo={(id, words) => <Link to="/$organization/agreements/$agreementId" params={{ organization, agreementId: id }} search={{}}>{words}</Link>} engagements={engagements ?? []} organization={organization} vendorId={vendorId} mayRecord={may('agreement:record')} mayEdit={may('agreement:edit')} mayTerminate={may('agreement:terminate')} />
      <VendorDrafts replaceable={agreements.filter(({ status }) => status === 'executed' || status === 'terminated')} organization={organization} vendorId={vendorId} engagements={engagements ?? []} mayMake={may('agreement:record')} linkTo={(draftId, words) => <Link to="/$organization/agreement-drafts/$draftId" params={{ organization, draftId }}>{words}</Link>} onBegun={(draftId) => void navigate({ to: '/$organization/agreement-drafts/$draftId', params: { organization, draftId } })} />
      <VendorRequests organization={organization} vendorId={vendorId} vendorName={vendor.legalName} tier={vendor.tier} uncovered={(engagements ?? []).some(({ phi }) => phi === 'flows') && !agreements.some(({ status }) => status === 'executed')} />
      <VendorFindings organization={organization} vendorId={vendorId} ask={may('finding:remediate') && !vendor.archived ? { vendorName: vendor.legalName } : undefined} />
      <VendorEvidence organization={organization} vendorId={vendorId} mayAdd={may('evidence:add')} mayPurge={may('evidence:purge')} />
      <VendorContacts organization={organization} vendorId={vendorId} mayEdit={may('vendor:edit')} />
      <VendorTimeline organization={organization} vendorId={vendorId} vendorName={vendor.legalName} />
      {editing && <EditVendorDialog organization={organization} vendor={vendor} owners={everyone.filter(({ id, active }) => active || id === vendor.ownerMemberId)} onClose={() => setEditing(false)} />}
    </>
  );
};
