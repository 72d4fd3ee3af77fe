import { buttonClass } from '@holdfast/ui/button';
import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { evidenceAddress } from '../features/evidence/evidence.api.js';
import { RemediationCheck } from '../features/remediations/remediation-check.js';
import { RequestReports } from '../features/reports/request-reports.js';
import { RequestFacts } from '../features/requests/request-facts.js';
import { requestById } from '../features/requests/requests.api.js';
import { SigningState } from '../features/signing/signing-state.js';
import { StatementState } from '../features/statements/statement-state.js';
import { useMay } from './use-may.js';
import { VendorFindings } from './vendor-findings.js';

export const RequestRoute = () => {
  const { organization, requestId } = useParams({ from: '/$organization/requests/$requestId' });
  const { data: request, error, refetch } = useQuery(requestById(organization, requestId));
  const may = useMay(organization);
  const download = useMutation({ mutationFn: (id: string) => evidenceAddress(organization, id), onSuccess: ({ address }) => window.location.assign(address) });
  if (error) return <ProblemAlert title="This request could not be shown" error={error} onRetry={() => void refetch()} />;
  if (!request) return <SkeletonRows label="Reading the request" />;
  const submitted = request.submissionNumber !== null;
  return (
    <>
      <PageTitle
        title={request.title}
        lead={<Link to="/$organization/vendors/$vendorId" params={{ organization, vendorId: request.vendorId }}>{request.vendorName}</Link>}
        crumb={<Link to="/$organization/requests" params={{ organization }}>Requests</Link>}
        actions={request.kind === 'statement' || request.kind === 'remediation' ? undefined : submitted && request.kind === 'subcontractors' ? <Link className={buttonClass({ kind: 'primary' })} to="/$organization/vendors/$vendorId/subcontractors" params={{ organization, vendorId: request.vendorId }}>What it would change</Link> : submitted && <Link className={buttonClass({ kind: request.status === 'submitted' ? 'primary' : 'plain' })} to="/$organization/requests/$requestId/review" params={{ organization, requestId }}>{request.status === 'submitted' ? 'Review' : 'See the answers'}</Link>}
      />
      <RequestFacts organization={organization} request={request} maySend={may('request:send')} mayWithdraw={may('request:withdraw')}>
        {request.kind === 'statement' && <StatementState organization={organization} requestId={requestId} findings={<VendorFindings organization={organization} vendorId={request.vendorId} />} />}
      </RequestFacts>
      {request.kind === 'signature' && <SigningState organization={organization} requestId={requestId} mayCountersign={may('agreement:countersign')} maySend={may('request:send')} />}
      {request.kind === 'remediation' && (
        <RemediationCheck
          organization={organization} requestId={requestId} mayClose={may('finding:close')}
          linkTo={(findingId, words) => <Link to="/$organization/findings/$findingId" params={{ organization, findingId }}>{words}</Link>}
          onDownload={(id) => download.mutate(id)}
        />
      )}
      {download.isError && <ProblemAlert title="The document was not handed out" error={download.error} lesser />}
      {request.status === 'decided' && request.kind !== 'remediation' && <RequestReports organization={organization} requestId={requestId} mayMake={may('report:make')} />}
    </>
  );
};
