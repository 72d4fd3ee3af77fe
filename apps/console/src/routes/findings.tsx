import { FINDING_FILTERS, type FindingFilter } from '@holdfast/contracts/findings';
import { EmptyState } from '@holdfast/ui/empty-state';
import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { TabLinks } from '@holdfast/ui/tab-links';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { CloseFinding } from '../features/findings/close-finding.js';
import { FindingFacts } from '../features/findings/finding-facts.js';
import { FindingList } from '../features/findings/finding-list.js';
import { findingById } from '../features/findings/findings.api.js';
import { PlainLink } from './plain-link.js';
import { useMay } from './use-may.js';

const FILTERS = Object.keys(FINDING_FILTERS) as FindingFilter[];
const EMPTY: Record<FindingFilter, string> = { open: 'No finding is open', late: 'No finding’s day has passed', closed: 'No finding was closed yet' };

export const FindingsRoute = () => {
  const { organization } = useParams({ from: '/$organization/findings' });
  const { filter = 'open' } = useSearch({ from: '/$organization/findings' });
  return (
    <>
      <PageTitle title="Findings" />
      <TabLinks label="Which findings" items={FILTERS.map((name) => ({ to: `/${organization}/findings${name === 'open' ? '' : `?filter=${name}`}`, label: FINDING_FILTERS[name], current: name === filter }))} renderLink={(link) => <PlainLink {...link} />} />
      <FindingList
        organization={organization} question={{ filter }} whole
        linkTo={({ id }, words) => <Link to="/$organization/findings/$findingId" params={{ organization, findingId: id }}>{words}</Link>}
        whenEmpty={<EmptyState title={EMPTY[filter]} level={3}>A finding opens when a vendor states something with exceptions, cannot state it, or says that it is true no longer.</EmptyState>}
      />
    </>
  );
};

export const FindingRoute = () => {
  const { organization, findingId } = useParams({ from: '/$organization/findings/$findingId' });
  const { data: finding, error, refetch } = useQuery(findingById(organization, findingId));
  const may = useMay(organization);
  if (error) return <ProblemAlert title="This finding could not be shown" error={error} onRetry={() => void refetch()} />;
  if (!finding) return <SkeletonRows label="Reading the finding" />;
  return (
    <>
      <PageTitle
        title={finding.title}
        lead={<Link to="/$organization/vendors/$vendorId" params={{ organization, vendorId: finding.vendorId }}>{finding.vendorName}</Link>}
        crumb={<Link to="/$organization/findings" params={{ organization }} search={{}}>Findings</Link>}
        actions={may('finding:close') && <CloseFinding organization={organization} finding={finding} />}
      />
      <FindingFacts finding={finding} source={<Link to="/$organization/requests/$requestId" params={{ organization, requestId: finding.requestId }}>The statement it comes from</Link>} />
    </>
  );
};
