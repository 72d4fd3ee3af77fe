import { EmptyState } from '@holdfast/ui/empty-state';
import { PageTitle } from '@holdfast/ui/page-title';
import { TabLinks } from '@holdfast/ui/tab-links';
import { useParams, useSearch } from '@tanstack/react-router';
import { DeliveryList } from '../features/deliveries/delivery-list.js';
import { MailboxList } from '../features/deliveries/mailbox-list.js';
import { PlainLink } from './plain-link.js';

export const DeliveriesRoute = () => {
  const { organization } = useParams({ from: '/$organization/deliveries' });
  const { filter } = useSearch({ from: '/$organization/deliveries' });
  const tab = (name: typeof filter, label: string) => ({ to: `/${organization}/deliveries${name ? `?filter=${name}` : ''}`, label, current: name === filter });
  return (
    <>
      <PageTitle title="Deliveries" />
      <TabLinks label="Which deliveries" items={[tab(undefined, 'All'), tab('undelivered', 'Not delivered')]} renderLink={(link) => <PlainLink {...link} />} />
      <DeliveryList organization={organization} undelivered={filter === 'undelivered'} whenEmpty={filter && <EmptyState title="Every mail was accepted or is on its way" level={3} />} />
    </>
  );
};

export const MailboxRoute = () => {
  const { organization } = useParams({ from: '/$organization/mailbox' });
  return <><PageTitle title="Mailbox" lead="Only on an instance without a mail server." /><MailboxList organization={organization} /></>;
};
