import { REQUEST_FILTERS, type RequestFilter } from '@holdfast/contracts/requests';
import { EmptyState } from '@holdfast/ui/empty-state';
import { PageTitle } from '@holdfast/ui/page-title';
import { TabLinks } from '@holdfast/ui/tab-links';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { RequestList } from '../features/requests/request-list.js';
import { PlainLink } from './plain-link.js';

const FILTERS = Object.keys(REQUEST_FILTERS) as RequestFilter[];

export const RequestsRoute = () => {
  const { organization } = useParams({ from: '/$organization/requests' });
  const { filter } = useSearch({ from: '/$organization/requests' });
  const tab = (name: RequestFilter | undefined, label: string) => ({ to: `/${organization}/requests${name ? `?filter=${name}` : ''}`, label, current: name === filter });
  const vendors = <Link to="/$organization/vendors" params={{ organization }}>Choose a vendor to ask</Link>;
  return (
    <>
      <PageTitle title="Requests" />
      <TabLinks label="Which requests" items={[tab(undefined, 'All'), ...FILTERS.map((name) => tab(name, REQUEST_FILTERS[name]))]} renderLink={(link) => <PlainLink {...link} />} />
      <RequestList
        organization={organization}
        question={{ filter }}
        whole
        linkTo={({ id }, words) => <Link to="/$organization/requests/$requestId" params={{ organization, requestId: id }}>{words}</Link>}
        whenEmpty={filter ? <EmptyState title="No request is in this list" level={3} /> : <EmptyState title="No request was sent yet" level={3} actions={vendors}>Ask a vendor to answer a security questionnaire; it needs no account.</EmptyState>}
      />
    </>
  );
};
