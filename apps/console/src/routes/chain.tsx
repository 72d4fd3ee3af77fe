import { Button } from '@holdfast/ui/button';
import { PageTitle } from '@holdfast/ui/page-title';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { AsOfField } from '../features/chain/as-of-field.js';
import type { ChainParty, UncoveredEngagement } from '../features/chain/chain.api.js';
import { Concentration } from '../features/chain/concentration.js';
import { FlowDown } from '../features/chain/flow-down.js';
import { GapList } from '../features/chain/gap-list.js';
import { UpstreamPromises } from '../features/chain/upstream-promises.js';
import { AddEngagementDialog } from '../features/engagements/add-engagement-dialog.js';
import { EditEngagementDialog } from '../features/engagements/edit-engagement-dialog.js';
import '../features/chain/chain.css';
import { useMay } from './use-may.js';

export const ChainRoute = () => {
  const { organization } = useParams({ from: '/$organization/chain' });
  const { asOf, rule } = useSearch({ from: '/$organization/chain' });
  const navigate = useNavigate();
  const may = useMay(organization);
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<UncoveredEngagement>();
  const go = (search: { asOf?: string; rule?: string }) => void navigate({ to: '/$organization/chain', params: { organization }, search, resetScroll: false });
  const linkTo = ({ vendorId, name }: ChainParty) => (vendorId === null ? name : <Link to="/$organization/vendors/$vendorId/chain" params={{ organization, vendorId }} search={{ asOf }}>{name}</Link>);
  return (
    <>
      <PageTitle title="Chain" lead="Every recorded engagement with PHI and its agreement, with the source, on any day." actions={<><AsOfField asOf={asOf} onAsOf={(day) => go({ asOf: day, rule })} />{may('engagement:edit') && <Button onClick={() => setAdding(true)}>Add an engagement</Button>}</>} />
      <GapList
        organization={organization}
        asOf={asOf}
        linkTo={linkTo}
        act={may('engagement:edit') ? (engagement) => <Button size="small" onClick={() => setEditing(engagement)}>Edit<span className="vh"> {engagement.supplier.name}</span></Button> : undefined}
        unknownLink={(words) => <Link to="/$organization/vendors" params={{ organization }} search={{ filter: 'phi_unknown' }}>{words}</Link>}
      />
      <Concentration organization={organization} asOf={asOf} linkTo={linkTo} />
      <UpstreamPromises organization={organization} asOf={asOf} linkTo={linkTo} />
      <FlowDown organization={organization} asOf={asOf} rule={rule} onRule={(name) => go({ asOf, rule: name })} linkTo={linkTo} mayOpen={may('finding:edit') && !asOf} linkToFinding={(findingId, words) => <Link to="/$organization/findings/$findingId" params={{ organization, findingId }}>{words}</Link>} />
      {adding && <AddEngagementDialog organization={organization} onClose={() => setAdding(false)} />}
      {editing && <EditEngagementDialog organization={organization} engagementId={editing.engagementId} title={`${editing.supplier.name} for ${editing.customer.name}`} onClose={() => setEditing(undefined)} />}
    </>
  );
};
