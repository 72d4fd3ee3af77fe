import { PageTitle } from '@holdfast/ui/page-title';
import { useParams } from '@tanstack/react-router';
import { DeliveryList } from '../features/deliveries/delivery-list.js';
import { MailboxList } from '../features/deliveries/mailbox-list.js';

export const DeliveriesRoute = () => {
  const { organization } = useParams({ from: '/$organization/deliveries' });
  return <><PageTitle title="Deliveries" /><DeliveryList organization={organization} /></>;
};

export const MailboxRoute = () => {
  const { organization } = useParams({ from: '/$organization/mailbox' });
  return <><PageTitle title="Mailbox" lead="Only on an instance without a mail server." /><MailboxList organization={organization} /></>;
};
