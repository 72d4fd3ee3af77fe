import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type Finding, findingsChanged } from '../features/findings/findings.api.js';
import { AskForRemediationDialog } from '../features/remediations/ask-for-remediation-dialog.js';
import { contactsOf } from '../features/vendors/vendors.api.js';

interface AskForRemediationProps {
  readonly organization: string;
  readonly vendorId: string;
  readonly vendorName: string;
  readonly findings: readonly Finding[];
  readonly onClose: () => void;
}

/** Asks for remediation and goes on to the request. */
export const AskForRemediation = ({ organization, vendorId, vendorName, findings, onClose }: AskForRemediationProps) => {
  const { data: contacts } = useQuery(contactsOf(organization, vendorId));
  const queries = useQueryClient();
  const navigate = useNavigate();
  if (!contacts) return null;
  return (
    <AskForRemediationDialog
      organization={organization} vendorId={vendorId} vendorName={vendorName} findings={findings} contacts={contacts.filter(({ deliverability }) => deliverability !== 'bounced')} onClose={onClose}
      onAsked={async (requestId) => { await findingsChanged(queries); await navigate({ to: '/$organization/requests/$requestId', params: { organization, requestId } }); }}
    />
  );
};
