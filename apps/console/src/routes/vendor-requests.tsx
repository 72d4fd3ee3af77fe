import { Button } from '@holdfast/ui/button';
import { TIER_LABELS } from '@holdfast/contracts/deadlines';
import type { Tier } from '@holdfast/domain/deadlines/tier';
import { formatDay } from '@holdfast/ui/date-text';
import { Section } from '@holdfast/ui/section';
import { useUndoToast } from '@holdfast/ui/undo-toast';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { PlannedDays } from '../features/reminders/planned-days.js';
import { BeginRecordingDialog } from '../features/recordings/begin-recording-dialog.js';
import { recordingsOf } from '../features/recordings/recordings.api.js';
import { questionnaires, requestList, withdrawRequest } from '../features/requests/requests.api.js';
import { RequestList } from '../features/requests/request-list.js';
import { SendRequestDialog, UNDO_SECONDS } from '../features/requests/send-request-dialog.js';
import { AskStatementDialog } from '../features/statements/ask-statement-dialog.js';
import { tierAsks } from '../features/tiers/tiers.api.js';
import { contactsOf } from '../features/vendors/vendors.api.js';
import { useMay } from './use-may.js';

interface VendorRequestsProps {
  readonly organization: string;
  readonly vendorId: string;
  readonly vendorName: string;
  readonly tier: Tier | null;
  /** PHI flows, and no agreement is executed. */
  readonly uncovered: boolean;
}

/** What was asked of one vendor, and the way to ask it something. */
export const VendorRequests = ({ organization, vendorId, vendorName, tier, uncovered }: VendorRequestsProps) => {
  const navigate = useNavigate();
  const may = useMay(organization);
  const contacts = useQuery(contactsOf(organization, vendorId)).data ?? [];
  const [asking, setAsking] = useState<'questionnaire' | 'statement' | 'recording'>();
  const queries = useQueryClient();
  const toast = useUndoToast();
  const asks = useQuery(tierAsks(organization)).data?.find((each) => each.tier === tier);
  const waiting = useInfiniteQuery(requestList(organization, { vendorId, filter: 'open' })).data?.pages[0].items ?? [];
  const warnings = [
    ...(uncovered ? ['PHI flows to this vendor, and no agreement with it is signed.'] : []),
    ...waiting.map(({ title, dueOn }) => `“${title}” is still open, due ${formatDay(dueOn)}.`),
  ];
  const undo = (id: string) => void withdrawRequest(organization, id, 'Undone before its mail left').then(() => queries.invalidateQueries({ predicate: ({ queryKey }) => ['requests', 'today', 'deadlines'].includes(String(queryKey[0])) }), () => undefined);
  const open = (requestId: string) => void navigate({ to: '/$organization/requests/$requestId', params: { organization, requestId } });
  const recordings = useQuery(recordingsOf(organization, vendorId)).data ?? [];
  const offered = useQuery({ ...questionnaires(organization), enabled: asking === 'recording' }).data ?? [];
  const toRecording = (recordingId: string) => void navigate({ to: '/$organization/vendors/$vendorId/recordings/$recordingId', params: { organization, vendorId, recordingId } });
  const ask = may('request:send') && <span className="row"><Button size="small" onClick={() => setAsking('recording')}>Record published answers</Button><Button size="small" disabled={contacts.length === 0} title={contacts.length === 0 ? 'Add a contact first' : undefined} onClick={() => setAsking('statement')}>Ask for a statement</Button><Button size="small" disabled={contacts.length === 0} title={contacts.length === 0 ? 'Add a contact first' : undefined} onClick={() => setAsking('questionnaire')}>Send a request</Button></span>;
  return (
    <Section title="Requests" aside={ask}>
      <RequestList
        organization={organization}
        question={{ vendorId }}
        linkTo={({ id }, words) => <Link to="/$organization/requests/$requestId" params={{ organization, requestId: id }}>{words}</Link>}
        whenEmpty={<p className="quiet">{contacts.length === 0 ? 'Nothing was asked yet. Add a contact, then send a request.' : 'Nothing was asked yet.'}</p>}
      />
      {recordings.length > 0 && (
        <div style={{ marginTop: 'var(--s4)' }}>
          <h3>Being recorded</h3>
          <ul>{recordings.map(({ id, title, sourceWords, found, asked }) => <li key={id}><Link to="/$organization/vendors/$vendorId/recordings/$recordingId" params={{ organization, vendorId, recordingId: id }}>{title}</Link> <span className="quiet">from {sourceWords}: {found} of {asked}</span></li>)}</ul>
        </div>
      )}
      {asking === 'recording' && <BeginRecordingDialog organization={organization} vendorId={vendorId} vendorName={vendorName} offered={offered.filter(({ kind }) => kind === 'questionnaire')} onClose={() => setAsking(undefined)} onBegun={toRecording} />}
      {asking === 'questionnaire' && <SendRequestDialog organization={organization} vendorId={vendorId} vendorName={vendorName} contacts={contacts} warnings={warnings} suggested={asks && { ...asks, because: `Filled in as vendors of its risk class (${TIER_LABELS[asks.tier].toLowerCase()}) are asked.` }} remindersOn={(dueOn) => <PlannedDays organization={organization} kind="request_due" dueOn={dueOn} />} opened onClose={() => setAsking(undefined)} onSent={({ id, title }) => { toast({ message: `“${title}” leaves in a moment`, undo: () => undo(id), seconds: UNDO_SECONDS }); open(id); }} />}
      {asking === 'statement' && <AskStatementDialog organization={organization} vendorId={vendorId} vendorName={vendorName} contacts={contacts} onClose={() => setAsking(undefined)} onSent={open} />}
    </Section>
  );
};
