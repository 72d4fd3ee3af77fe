import { Button } from '@holdfast/ui/button';
import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { VendorProposals } from '../features/subcontractors/vendor-proposals.js';
import { vendorById, vendorList } from '../features/vendors/vendors.api.js';
import { AskForSubcontractors } from './ask-for-subcontractors.js';
import { useMay } from './use-may.js';

/** What a vendor told of its subcontractors, and the way to ask. */
export const VendorSubcontractorsRoute = () => {
  const { organization, vendorId } = useParams({ from: '/$organization/vendors/$vendorId/subcontractors' });
  const { data: vendor, error, refetch } = useQuery(vendorById(organization, vendorId));
  const queries = useQueryClient();
  const may = useMay(organization);
  const [asking, setAsking] = useState(false);
  if (error) return <ProblemAlert title="This vendor could not be shown" error={error} onRetry={() => void refetch()} />;
  if (!vendor) return <SkeletonRows label="Reading the vendor" />;
  return (
    <>
      <PageTitle title={`Subcontractors of ${vendor.legalName}`} crumb={<Link to="/$organization/vendors/$vendorId" params={{ organization, vendorId }}>{vendor.legalName}</Link>} lead="A covered entity does not contract with its business associate’s subcontractors; it may ask who they are (45 CFR 164.502(e)(1))." />
      <VendorProposals
        organization={organization}
        vendorId={vendorId}
        vendorName={vendor.legalName}
        mayEdit={may('engagement:edit')}
        findVendors={async (search) => (await queries.fetchInfiniteQuery(vendorList(organization, { search }))).pages[0].items.filter(({ id }) => id !== vendorId)}
        ask={may('request:send') && <Button size="small" onClick={() => setAsking(true)}>Ask for its list</Button>}
      />
      {asking && <AskForSubcontractors organization={organization} vendorId={vendorId} vendorName={vendor.legalName} onClose={() => setAsking(false)} />}
    </>
  );
};
