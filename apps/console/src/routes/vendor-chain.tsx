import { Button } from '@holdfast/ui/button';
import { formatDay } from '@holdfast/ui/date-text';
import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { ScreenKeys } from '@holdfast/ui/screen-keys';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { AsOfField } from '../features/chain/as-of-field.js';
import { BlastRadius } from '../features/chain/blast-radius.js';
import { type ChainEdge, chainOfVendor, type ChainParty } from '../features/chain/chain.api.js';
import { VendorChain } from '../features/chain/vendor-chain.js';
import { AddEngagementDialog } from '../features/engagements/add-engagement-dialog.js';
import { EditEngagementDialog } from '../features/engagements/edit-engagement-dialog.js';
import { AskAboutEventDialog } from '../features/event-attestations/ask-about-event-dialog.js';
import { vendorById } from '../features/vendors/vendors.api.js';
import { AskForSubcontractors } from './ask-for-subcontractors.js';
import { useMay } from './use-may.js';

const KEYS = [
  { keys: ['←', '→'], does: 'from party to link and on' },
  { keys: ['↑', '↓'], does: 'to what stands beside it' },
  { keys: ['Enter'], does: 'open the party; find the link in the table' },
  { keys: ['?'], does: 'all keys' },
];

export const VendorChainRoute = () => {
  const { organization, vendorId } = useParams({ from: '/$organization/vendors/$vendorId/chain' });
  const { asOf } = useSearch({ from: '/$organization/vendors/$vendorId/chain' });
  const navigate = useNavigate();
  const may = useMay(organization);
  const { data: vendor, error, refetch } = useQuery(vendorById(organization, vendorId));
  const { data: chain } = useQuery(chainOfVendor(organization, vendorId, asOf));
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<ChainEdge>();
  const [asking, setAsking] = useState<{ id: string; name: string }>();
  const [event, setEvent] = useState(false);
  if (error) return <ProblemAlert title="This vendor could not be shown" error={error} onRetry={() => void refetch()} />;
  if (!vendor) return <SkeletonRows label="Reading the vendor" />;
  const open = (id: string, day = asOf) => void navigate({ to: '/$organization/vendors/$vendorId/chain', params: { organization, vendorId: id }, search: { asOf: day }, resetScroll: id !== vendorId });
  const linkTo = ({ vendorId: id, name }: ChainParty) => (id === null ? name : <Link to="/$organization/vendors/$vendorId/chain" params={{ organization, vendorId: id }} search={{ asOf }}>{name}</Link>);
  const mayEdit = may('engagement:edit');
  const links = chain?.edges.length;
  return (
    <>
      <PageTitle
        title={`Chain of ${vendor.legalName}`}
        crumb={<Link to="/$organization/vendors/$vendorId" params={{ organization, vendorId }}>{vendor.legalName}</Link>}
        lead={chain && `${links} ${links === 1 ? 'engagement' : 'engagements'}, as recorded on ${formatDay(chain.asOf)}. Where you are no party, it is what you were told or shown.`}
        actions={<><AsOfField asOf={asOf} onAsOf={(day) => open(vendorId, day)} />{may('request:send') && <Button onClick={() => setAsking({ id: vendorId, name: vendor.legalName })}>Ask for an update</Button>}{mayEdit && <Button onClick={() => setAdding(true)}>Add an engagement</Button>}</>}
      />
      <VendorChain
        organization={organization}
        vendorId={vendorId}
        asOf={asOf}
        linkTo={linkTo}
        onOpen={open}
        act={mayEdit ? (edge) => <Button size="small" onClick={() => setEditing(edge)}>Edit<span className="vh"> {edge.supplier.name} for {edge.customer.name}</span></Button> : undefined}
        onAsk={may('request:send') ? ({ customer: { vendorId: id, name } }) => id !== null && setAsking({ id, name }) : undefined}
        begin={mayEdit && <Button onClick={() => setAdding(true)}>Add an engagement</Button>}
      />
      <BlastRadius organization={organization} vendorId={vendorId} vendorName={vendor.legalName} asOf={asOf} linkTo={linkTo} onAsk={may('request:send') ? () => setEvent(true) : undefined} />
      {(links ?? 0) > 0 && <ScreenKeys keys={KEYS} />}
      {asking && <AskForSubcontractors organization={organization} vendorId={asking.id} vendorName={asking.name} onClose={() => setAsking(undefined)} />}
      {event && <AskAboutEventDialog organization={organization} vendorId={vendorId} vendorName={vendor.legalName} onClose={() => setEvent(false)} linkToRequest={(requestId, words) => <Link to="/$organization/requests/$requestId" params={{ organization, requestId }}>{words}</Link>} />}
      {adding && <AddEngagementDialog organization={organization} customer={{ id: vendorId, name: vendor.legalName }} onClose={() => setAdding(false)} />}
      {editing && <EditEngagementDialog organization={organization} engagementId={editing.engagementId} title={`${editing.supplier.name} for ${editing.customer.name}`} onClose={() => setEditing(undefined)} />}
    </>
  );
};
