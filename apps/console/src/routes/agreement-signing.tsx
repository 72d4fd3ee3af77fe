import { buttonClass } from '@holdfast/ui/button';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { signatureOfAgreement } from '../features/signing/signing.api.js';
import { SigningState } from '../features/signing/signing-state.js';
import { useMay } from './use-may.js';

/** How an agreement that was made here comes, or came, to its signatures; nothing for one that was recorded from paper. */
export const AgreementSigning = ({ organization, agreementId }: { organization: string; agreementId: string }) => {
  const { data, error, refetch } = useQuery(signatureOfAgreement(organization, agreementId));
  const may = useMay(organization);
  if (error) return <ProblemAlert title="The signature could not be read" error={error} lesser onRetry={() => void refetch()} />;
  if (!data?.draftId) return null;
  return (
    <>
      <Section title="Made from the template" aside={<Link className={buttonClass({ size: 'small' })} to="/$organization/agreement-drafts/$draftId" params={{ organization, draftId: data.draftId }}>{data.status === 'countersigned' ? 'See the draft' : 'Open the draft'}</Link>}>
        <p className="quiet">{data.requestId ? 'What was sent stands below; the draft is what a new version would say.' : 'It was not sent for signature yet.'}</p>
      </Section>
      {data.requestId && <SigningState organization={organization} requestId={data.requestId} mayCountersign={may('agreement:countersign')} maySend={may('request:send')} />}
    </>
  );
};
