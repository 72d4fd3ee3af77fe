import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { PlannedDays } from '../features/reminders/planned-days.js';
import { SendRequestDialog } from '../features/requests/send-request-dialog.js';
import { contactsOf } from '../features/vendors/vendors.api.js';

interface AskForSubcontractorsProps {
  readonly organization: string;
  readonly vendorId: string;
  readonly vendorName: string;
  readonly onClose: () => void;
}

/** The way from a gap of the chain to the one who can tell: a list of subcontractors is asked for, or a contact is missing. */
export const AskForSubcontractors = ({ organization, vendorId, vendorName, onClose }: AskForSubcontractorsProps) => {
  const contacts = useQuery(contactsOf(organization, vendorId));
  const navigate = useNavigate();
  if (!contacts.data) return null;
  if (contacts.data.length === 0) {
    return (
      <Dialog opened onClose={onClose} title={`${vendorName} has no contact yet`} said="A request needs somebody to go to." actions={<Button onClick={onClose}>Close</Button>}>
        <Link to="/$organization/vendors/$vendorId" params={{ organization, vendorId }}>Add a contact to {vendorName}</Link>
      </Dialog>
    );
  }
  return (
    <SendRequestDialog organization={organization} vendorId={vendorId} vendorName={vendorName} contacts={contacts.data} remindersOn={(dueOn) => <PlannedDays organization={organization} kind="request_due" dueOn={dueOn} />} initial={{ kind: 'subcontractors' }} opened onClose={onClose}
      onSent={({ id }) => void navigate({ to: '/$organization/requests/$requestId', params: { organization, requestId: id } })} />
  );
};
