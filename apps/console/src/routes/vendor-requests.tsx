import { Button } from '@holdfast/ui/button';
import { Section } from '@holdfast/ui/section';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { PlannedDays } from '../features/reminders/planned-days.js';
import { RequestList } from '../features/requests/request-list.js';
import { SendRequestDialog } from '../features/requests/send-request-dialog.js';
import { AskStatementDialog } from '../features/statements/ask-statement-dialog.js';
import { contactsOf } from '../features/vendors/vendors.api.js';
import { useMay } from './use-may.js';

/** What was asked of one vendor, and the way to ask it something. */
export const VendorRequests = ({ organization, vendorId, vendorName }: { organization: string; vendorId: string; vendorName: string }) => {
  const navigate = useNavigate();
  const may = useMay(organization);
  const contacts = useQuery(contactsOf(organization, vendorId)).data ?? [];
  const [asking, setAsking] = useState<'questionnaire' | 'statement'>();
  const open = (requestId: string) => void navigate({ to: '/$organization/requests/$requestId', params: { organization, requestId } });
  const ask = may('request:send') && <span className="row"><Button size="small" disabled={contacts.length === 0} title={contacts.length === 0 ? 'Add a contact first' : undefined} onClick={() => setAsking('statement')}>Ask for a statement</Button><Button size="small" disabled={contacts.length === 0} title={contacts.length === 0 ? 'Add a contact first' : undefined} onClick={() => setAsking('questionnaire')}>Send a request</Button></span>;
  return (
    <Section title="Requests" aside={ask}>
      <RequestList
        organization={organization}
        question={{ vendorId }}
        linkTo={({ id }, words) => <Link to="/$organization/requests/$requestId" params={{ organization, requestId: id }}>{words}</Link>}
        whenEmpty={<p className="quiet">{contacts.length === 0 ? 'Nothing was asked yet. Add a contact, then send a request.' : 'Nothing was asked yet.'}</p>}
      />
      {asking === 'questionnaire' && <SendRequestDialog organization={organization} vendorId={vendorId} vendorName={vendorName} contacts={contacts} remindersOn={(dueOn) => <PlannedDays organization={organization} kind="request_due" dueOn={dueOn} />} opened onClose={() => setAsking(undefined)} onSent={({ id }) => open(id)} />}
      {asking === 'statement' && <AskStatementDialog organization={organization} vendorId={vendorId} vendorName={vendorName} contacts={contacts} onClose={() => setAsking(undefined)} onSent={open} />}
    </Section>
  );
};
