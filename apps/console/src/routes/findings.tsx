import { FINDING_FILTERS, type FindingFilter } from '@holdfast/contracts/findings';
import { Button, buttonClass } from '@holdfast/ui/button';
import { EmptyState } from '@holdfast/ui/empty-state';
import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { TabLinks } from '@holdfast/ui/tab-links';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { CloseFinding } from '../features/findings/close-finding.js';
import { EditFindingDialog } from '../features/findings/edit-finding-dialog.js';
import { FindingException } from '../features/findings/finding-exception.js';
import { FindingFacts } from '../features/findings/finding-facts.js';
import { FindingHistory } from '../features/findings/finding-history.js';
import { FindingList } from '../features/findings/finding-list.js';
import { type Finding, findingById, findingsAddress } from '../features/findings/findings.api.js';
import { members } from '../features/members/members.api.js';
import { remediationOfFinding } from '../features/remediations/remediations.api.js';
import { AskForRemediation } from './ask-for-remediation.js';
import { PlainLink } from './plain-link.js';
import { useMay } from './use-may.js';

const FILTERS = Object.keys(FINDING_FILTERS) as FindingFilter[];
const EMPTY: Record<FindingFilter, string> = { open: 'No finding is to be mended', late: 'No finding’s day has passed', to_check: 'Nothing waits for your check', excepted: 'No exception is in force', closed: 'No finding was closed yet' };

export const FindingsRoute = () => {
  const { organization } = useParams({ from: '/$organization/findings' });
  const { filter = 'open' } = useSearch({ from: '/$organization/findings' });
  return (
    <>
      <PageTitle title="Findings" actions={<a className={buttonClass()} href={findingsAddress(organization, filter)} download>Export this list</a>} />
      <TabLinks label="Which findings" items={FILTERS.map((name) => ({ to: `/${organization}/findings${name === 'open' ? '' : `?filter=${name}`}`, label: FINDING_FILTERS[name], current: name === filter }))} renderLink={(link) => <PlainLink {...link} />} />
      <FindingList
        organization={organization} question={{ filter }} whole
        linkTo={({ id }, words) => <Link to="/$organization/findings/$findingId" params={{ organization, findingId: id }}>{words}</Link>}
        whenEmpty={<EmptyState title={EMPTY[filter]} level={3}>A finding opens when a submission is decided whose answers show a gap, when a reviewer finds something, by a condition of a decision, by a rule of the chain, and by a statement that does not stand whole.</EmptyState>}
      />
    </>
  );
};

const SourceLink = ({ organization, finding: { requestId, statementId, cause, rule } }: { organization: string; finding: Finding }) => {
  if (rule) return <Link to="/$organization/chain" params={{ organization }} search={{ rule }}>The rule in the chain</Link>;
  if (!requestId) return null;
  if (statementId) return <Link to="/$organization/requests/$requestId" params={{ organization, requestId }}>The statement it comes from</Link>;
  return <Link to="/$organization/requests/$requestId/review" params={{ organization, requestId }} search={{}}>{cause === 'condition' ? 'The decision it comes from' : 'The answer it comes from'}</Link>;
};

/** The request in which it is mended, or a way to ask for it. */
const Remediation = ({ organization, finding, mayAsk }: { organization: string; finding: Finding; mayAsk: boolean }) => {
  const { data } = useQuery(remediationOfFinding(organization, finding.id));
  const [asking, setAsking] = useState(false);
  const open = finding.status === 'open' || finding.status === 'to_check';
  return (
    <>
      {data?.requestId && !data.ended && <Link className={buttonClass({ kind: finding.status === 'to_check' ? 'primary' : 'plain' })} to="/$organization/requests/$requestId" params={{ organization, requestId: data.requestId }}>{finding.status === 'to_check' ? 'Check what the vendor says' : 'The request to mend it'}</Link>}
      {mayAsk && open && (!data?.requestId || data.ended) && <Button onClick={() => setAsking(true)}>Ask the vendor to mend it</Button>}
      {asking && <AskForRemediation organization={organization} vendorId={finding.vendorId} vendorName={finding.vendorName} findings={[finding]} onClose={() => setAsking(false)} />}
    </>
  );
};

export const FindingRoute = () => {
  const { organization, findingId } = useParams({ from: '/$organization/findings/$findingId' });
  const { data: finding, error, refetch } = useQuery(findingById(organization, findingId));
  const { data: everyone = [] } = useQuery(members(organization));
  const [editing, setEditing] = useState(false);
  const may = useMay(organization);
  if (error) return <ProblemAlert title="This finding could not be shown" error={error} onRetry={() => void refetch()} />;
  if (!finding) return <SkeletonRows label="Reading the finding" />;
  return (
    <>
      <PageTitle
        title={finding.title}
        lead={<Link to="/$organization/vendors/$vendorId" params={{ organization, vendorId: finding.vendorId }}>{finding.vendorName}</Link>}
        crumb={<Link to="/$organization/findings" params={{ organization }} search={{}}>Findings</Link>}
        actions={
          <>
            {may('finding:edit') && finding.status !== 'closed' && <Button onClick={() => setEditing(true)}>Edit</Button>}
            <Remediation organization={organization} finding={finding} mayAsk={may('finding:remediate')} />
            {may('finding:close') && <CloseFinding organization={organization} finding={finding} />}
          </>
        }
      />
      <FindingFacts finding={finding} source={<SourceLink organization={organization} finding={finding} />} />
      <FindingException organization={organization} finding={finding} mayExcept={may('finding:except')} />
      <FindingHistory organization={organization} id={finding.id} />
      {editing && <EditFindingDialog organization={organization} finding={finding} owners={everyone.filter(({ id, active }) => active || id === finding.ownerMemberId)} onClose={() => setEditing(false)} />}
    </>
  );
};
