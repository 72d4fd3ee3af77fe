import { Button } from '@holdfast/ui/button';
import { DateText } from '@holdfast/ui/date-text';
import { DefinitionList } from '@holdfast/ui/definition-list';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { type State, Status } from '@holdfast/ui/status';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { AskForCertificateDialog } from './ask-for-certificate-dialog.js';
import { listed, METHODS, OUTCOMES, SCOPES, SUBCONTRACTORS } from './closing-words.js';
import { type Closing, closingOf, openClosing } from './closings.api.js';
import { EndFlowDialog } from './end-flow-dialog.js';
import { RecordCertificateDialog } from './record-certificate-dialog.js';

const SHAPES: Record<Closing['state'], { state: State; word: string }> = {
  open: { state: 'due', word: 'Not finished' },
  done: { state: 'done', word: 'Returned or destroyed, as certified' },
  kept: { state: 'unknown', word: 'Kept, with protections that go on' },
};

interface AgreementClosingProps {
  readonly organization: string;
  readonly agreementId: string;
  /** It ran out and nobody terminated it: then a person opens this by hand. */
  readonly ranOut: boolean;
  readonly contacts: ComponentProps<typeof AskForCertificateDialog>['contacts'];
  readonly engagements: ComponentProps<typeof EndFlowDialog>['engagements'];
  readonly linkToRequest: (requestId: string, words: string) => ReactNode;
  readonly mayAsk: boolean;
  readonly mayRecord: boolean;
  readonly mayEdit: boolean;
  readonly mayTerminate: boolean;
}

/** What is to become of PHI that was held under an agreement that ended. Nothing is shown while it runs. */
export const AgreementClosing = ({ organization, agreementId, ranOut, contacts, engagements, linkToRequest, mayAsk, mayRecord, mayEdit, mayTerminate }: AgreementClosingProps) => {
  const queries = useQueryClient();
  const closing = useQuery(closingOf(organization, agreementId));
  const [asked, setAsked] = useState<'ask' | 'record' | 'flow'>();
  const changed = async (now: Closing | undefined) => {
    queries.setQueryData(['closings', organization, agreementId], now ?? null);
    setAsked(undefined);
    await queries.invalidateQueries({ predicate: ({ queryKey }) => ['deadlines', 'requests', 'engagements', 'today', 'chain'].includes(String(queryKey[0])) });
  };
  const open = useMutation({ mutationFn: () => openClosing(organization, agreementId), onSuccess: changed });
  if (closing.isPending) return <SkeletonRows label="Reading what became of the PHI" rows={2} />;
  if (closing.isError) return <ProblemAlert title="What became of the PHI could not be read" error={closing.error} onRetry={() => void closing.refetch()} lesser />;
  if (!closing.data) {
    if (!ranOut || !mayTerminate) return null;
    return (
      <Section title="PHI after its end" aside={<Button size="small" disabled={open.isPending} onClick={() => open.mutate()}>See to its PHI</Button>}>
        {open.isError && <ProblemAlert title="It could not be opened" error={open.error} lesser level={3} />}
        <p className="quiet">It ran out and was not replaced. PHI that is still held is returned or destroyed if feasible (45 CFR 164.504(e)(2)(ii)(J)).</p>
      </Section>
    );
  }
  const now = closing.data;
  const { certificate } = now;
  const close = () => setAsked(undefined);
  const stale = () => void closing.refetch();
  return (
    <Section title="PHI after its end" aside={<span className="row">
      {mayAsk && now.state !== 'done' && <Button size="small" disabled={contacts.length === 0} title={contacts.length === 0 ? 'Add a contact to the vendor first' : undefined} onClick={() => setAsked('ask')}>Ask for a certificate</Button>}
      {mayRecord && <Button size="small" onClick={() => setAsked('record')}>Record a certificate</Button>}
      {mayEdit && engagements.length > 0 && <Button size="small" onClick={() => setAsked('flow')}>Record the end of the flow</Button>}
    </span>}>
      <DefinitionList items={[
        { term: 'State', value: <Status state={SHAPES[now.state].state}>{SHAPES[now.state].word}</Status>, note: now.outstanding.length > 0 && now.outstanding.join(' ') },
        ...(now.state === 'open' ? [{ term: 'By', value: <DateText day={now.dueOn} weekday="always" />, note: `${now.dueReason} ${now.dueBasis === 'policy' ? '(your policy)' : '(contract)'}` }] : []),
        { term: 'Last day in force', value: <DateText day={now.endedOn} /> },
        { term: 'PHI last flowed', value: now.flowEndedOn ? <DateText day={now.flowEndedOn} /> : <span className="none" title="Nobody recorded it">–</span> },
        ...(now.requestId ? [{ term: 'Asked', value: linkToRequest(now.requestId, 'The request for a certificate') }] : []),
        ...(certificate ? [
          { term: 'Certificate', value: OUTCOMES[certificate.outcome], note: <>{now.source === 'vendor' ? 'Stated by' : 'Recorded from a paper of'} {now.certifiedBy}, {now.certifiedOn && <DateText day={now.certifiedOn} />}</> },
          ...(certificate.completedOn ? [{ term: 'Complete on', value: <DateText day={certificate.completedOn} />, note: [listed(certificate.methods, METHODS), certificate.witness].filter(Boolean).join('; ') }] : []),
          ...(certificate.scope.length > 0 ? [{ term: 'Covers', value: listed(certificate.scope, SCOPES) }] : []),
          ...(certificate.backupsExpireOn ? [{ term: 'Last backup expires', value: <DateText day={certificate.backupsExpireOn} /> }] : []),
          ...(certificate.subcontractors ? [{ term: 'Subcontractors', value: SUBCONTRACTORS[certificate.subcontractors] }] : []),
          ...(certificate.justification ? [{ term: 'Why not feasible', value: certificate.justification, note: certificate.kept && `Kept: ${certificate.kept}` }] : []),
        ] : []),
      ]} />
      {asked === 'ask' && <AskForCertificateDialog organization={organization} agreementId={agreementId} contacts={contacts} usualDue={now.dueOn} onClose={close} onAsked={changed} />}
      {asked === 'record' && <RecordCertificateDialog organization={organization} closing={now} onClose={close} onRecorded={changed} onStale={stale} />}
      {asked === 'flow' && <EndFlowDialog organization={organization} closing={now} engagements={engagements} onClose={close} onRecorded={changed} onStale={stale} />}
    </Section>
  );
};
