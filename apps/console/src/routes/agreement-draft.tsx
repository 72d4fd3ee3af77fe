import { Button, buttonClass } from '@holdfast/ui/button';
import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { engagementsOf } from '../features/engagements/engagements.api.js';
import { DraftEditor } from '../features/templates/draft-editor.js';
import { type AgreementDraft, draftById } from '../features/templates/templates.api.js';
import { latestSignatureOf } from '../features/signing/signing.api.js';
import { SendForSignatureDialog } from '../features/signing/send-for-signature-dialog.js';
import { contactsOf } from '../features/vendors/vendors.api.js';
import { useMay } from './use-may.js';

export const AgreementDraftRoute = () => {
  const { organization, draftId } = useParams({ from: '/$organization/agreement-drafts/$draftId' });
  const { data: draft, error, refetch } = useQuery(draftById(organization, draftId));
  const engagements = useQuery({ ...engagementsOf(organization, draft?.vendorId ?? ''), enabled: draft !== undefined }).data ?? [];
  const contacts = useQuery({ ...contactsOf(organization, draft?.vendorId ?? ''), enabled: draft !== undefined }).data ?? [];
  const asked = useQuery({ ...latestSignatureOf(organization, draftId), enabled: draft !== undefined && draft.status !== 'draft' }).data;
  const ended = asked?.status === 'withdrawn' || asked?.status === 'declined';
  const [sending, setSending] = useState<AgreementDraft>();
  const navigate = useNavigate();
  const may = useMay(organization);
  if (error) return <ProblemAlert title="This draft could not be shown" error={error} onRetry={() => void refetch()} />;
  if (!draft) return <SkeletonRows label="Reading the draft" />;
  return (
    <>
      <PageTitle title={`BAA with ${draft.vendorName}`} crumb={<Link to="/$organization/vendors/$vendorId" params={{ organization, vendorId: draft.vendorId }}>{draft.vendorName}</Link>}
        lead={draft.template ? `From “${draft.template.name}”, version ${draft.template.number}.` : 'From Holdfast’s text.'} />
      <DraftEditor key={draft.id} organization={organization} draft={draft} engagements={engagements} mayEdit={may('agreement:record')} onDiscarded={() => void navigate({ to: '/$organization/vendors/$vendorId', params: { organization, vendorId: draft.vendorId } })} actions={(saved, ready) => (
        <>
          {may('request:send') && (saved.status === 'draft' || (saved.status === 'out_for_signature' && ended)) && <Button kind="primary" size="small" disabled={!ready} title={ready ? undefined : 'Save it first, with nothing missing and nothing to change'} onClick={() => setSending(saved)}>Send for signature</Button>}
          {asked?.requestId && <Link className={buttonClass({ size: 'small' })} to="/$organization/requests/$requestId" params={{ organization, requestId: asked.requestId }}>See the signature</Link>}
        </>
      )} />
      {sending && <SendForSignatureDialog organization={organization} draft={sending} contacts={contacts} onClose={() => setSending(undefined)} onSent={(requestId) => void navigate({ to: '/$organization/requests/$requestId', params: { organization, requestId } })} />}
    </>
  );
};
