import { AGREEMENT_FILTERS, type AgreementFilter } from '@holdfast/contracts/agreements';
import { EmptyState } from '@holdfast/ui/empty-state';
import { PageTitle } from '@holdfast/ui/page-title';
import { SearchField } from '@holdfast/ui/search-field';
import { TabLinks } from '@holdfast/ui/tab-links';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { AgreementList } from '../features/agreements/agreement-list.js';
import { agreementCounts } from '../features/agreements/agreements.api.js';
import { PlainLink } from './plain-link.js';

const FILTERS = Object.keys(AGREEMENT_FILTERS) as AgreementFilter[];

export const AgreementsRoute = () => {
  const { organization } = useParams({ from: '/$organization/agreements' });
  const question = useSearch({ from: '/$organization/agreements' });
  const { filter, search } = question;
  const navigate = useNavigate();
  const { data: counts } = useQuery(agreementCounts(organization));
  const tab = (name: AgreementFilter | undefined, label: string) =>
    ({ to: `/${organization}/agreements?${new URLSearchParams({ ...(name && { filter: name }), ...(search && { search }) })}`, label, current: name === filter, count: search ? undefined : counts?.[name ?? 'all'] });
  const vendors = <Link to="/$organization/vendors" params={{ organization }}>Choose a vendor to record one</Link>;
  return (
    <>
      <PageTitle title="Agreements" lead={filter === 'upstream' ? 'What you promised upstream: agreements with those whom you serve.' : undefined} actions={vendors} />
      <TabLinks label="Which agreements" items={[tab(undefined, 'All'), ...FILTERS.map((name) => tab(name, AGREEMENT_FILTERS[name]))]} renderLink={(link) => <PlainLink {...link} />} />
      <div style={{ marginTop: 'var(--s3)' }}><SearchField label="Search agreements" placeholder="Title or vendor" value={search ?? ''} onChange={(words) => void navigate({ to: '/$organization/agreements', params: { organization }, search: { filter, search: words || undefined }, replace: true })} /></div>
      <AgreementList
        organization={organization}
        question={question}
        linkTo={({ id }, words) => <Link to="/$organization/agreements/$agreementId" params={{ organization, agreementId: id }} search={{}}>{words}</Link>}
        whenEmpty={filter || search ? <EmptyState title="No agreement is in this list" level={3} /> : <EmptyState title="No agreement is recorded yet" level={3} actions={vendors}>Each contract with a vendor stands here, with the days it is in force and by when to give notice.</EmptyState>}
      />
    </>
  );
};
