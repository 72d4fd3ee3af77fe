import { AGREEMENT_KIND_LABELS } from '@holdfast/contracts/agreements';
import { mayBeReworded } from '@holdfast/domain/agreements/agreement-status';
import { Button } from '@holdfast/ui/button';
import { DateText, inZone } from '@holdfast/ui/date-text';
import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { AddCopyDialog } from '../features/agreements/add-copy-dialog.js';
import { AgreementDocuments } from '../features/agreements/agreement-documents.js';
import { AgreementFacts } from '../features/agreements/agreement-facts.js';
import { AgreementReadings } from '../features/agreements/agreement-readings.js';
import { AgreementRelations } from '../features/agreements/agreement-relations.js';
import { AgreementVersions } from '../features/agreements/agreement-versions.js';
import { agreementPage } from '../features/agreements/agreements.api.js';
import { ChangeCoverDialog } from '../features/agreements/change-cover-dialog.js';
import { ChangeTermsDialog } from '../features/agreements/change-terms-dialog.js';
import { ClauseChecklist } from '../features/agreements/clause-checklist.js';
import { CurePeriodDialog } from '../features/agreements/cure-period-dialog.js';
import { EditAgreementDialog } from '../features/agreements/edit-agreement-dialog.js';
import { GiveUpDialog } from '../features/agreements/give-up-dialog.js';
import { RenewalDialog } from '../features/agreements/renewal-dialog.js';
import { TerminateAgreementDialog } from '../features/agreements/terminate-agreement-dialog.js';
import { AgreementClosing } from '../features/closings/agreement-closing.js';
import { contactsOf } from '../features/vendors/vendors.api.js';
import { engagementsOf } from '../features/engagements/engagements.api.js';
import { members } from '../features/members/members.api.js';
import { AgreementSigning } from './agreement-signing.js';
import { useMay } from './use-may.js';

// The template's whole text comes with it: fetched when somebody begins, not with the page.
const BeginDraftDialog = lazy(() => import('../features/templates/begin-draft-dialog.js').then((module) => ({ default: module.BeginDraftDialog })));

type Asked = 'make' | 'edit' | 'change' | 'cover' | 'give_up' | 'cure' | 'terminate' | 'copy';
/** Contracts in which the provisions of 45 CFR 164.504(e) have to stand. */
const CHECKED_KINDS = ['baa', 'sub_baa', 'qsoa', 'mou'];

/** Contracts that the template makes. */
const TEMPLATED_KINDS = ['baa', 'sub_baa'];

/** One agreement, as of today or any other day, as known now or then. */
export const AgreementRoute = () => {
  const { organization, agreementId } = useParams({ from: '/$organization/agreements/$agreementId' });
  const { asOf, knownAt, renew } = useSearch({ from: '/$organization/agreements/$agreementId' });
  const navigate = useNavigate();
  const may = useMay(organization);
  const [asked, setAsked] = useState<Asked>();
  const { data: agreement, error, refetch } = useQuery(agreementPage(organization, agreementId, { asOf, knownAt }));
  const contacts = useQuery({ ...contactsOf(organization, agreement?.vendorId ?? ''), enabled: agreement !== undefined }).data ?? [];
  const { data: engagements } = useQuery({ ...engagementsOf(organization, agreement?.vendorId ?? ''), enabled: agreement !== undefined });
  const { data: everyone = [] } = useQuery(members(organization));
  const go = (id: string, search: object) => void navigate({ to: '/$organization/agreements/$agreementId', params: { organization, agreementId: id }, search });
  const linkTo = (id: string, words: string) => <Link to="/$organization/agreements/$agreementId" params={{ organization, agreementId: id }} search={{}}>{words}</Link>;
  if (error && !agreement) return <ProblemAlert title="This agreement could not be shown" error={error} onRetry={() => void refetch()} />;
  if (!agreement) return <SkeletonRows label="Reading the agreement" />;
  const now = asOf === undefined && knownAt === undefined;
  const { status } = agreement;
  const mayAct = now && may('agreement:edit');
  return (
    <>
      <PageTitle
        title={agreement.title}
        crumb={<Link to="/$organization/agreements" params={{ organization }} search={{}}>Agreements</Link>}
        lead={<>{AGREEMENT_KIND_LABELS[agreement.kind]} {agreement.vendorRelation === 'customer' ? 'with whom you serve: ' : 'with '}<Link to="/$organization/vendors/$vendorId" params={{ organization, vendorId: agreement.vendorId }}>{agreement.vendorName}</Link></>}
        actions={now && (
          <>
            {(status === 'draft' || status === 'out_for_signature') && may('agreement:edit') && <Button kind="danger" onClick={() => setAsked('give_up')}>Give it up</Button>}
            {status !== 'void' && may('agreement:edit') && <Button onClick={() => setAsked('edit')}>Edit</Button>}
            {status === 'executed' && may('agreement:edit') && <Button onClick={() => setAsked('change')}>Correct or amend</Button>}
            {status === 'executed' && may('agreement:terminate') && <Button onClick={() => setAsked('cure')}>Record a breach</Button>}
            {status === 'executed' && may('agreement:terminate') && <Button kind="danger" onClick={() => setAsked('terminate')}>Terminate</Button>}
            {(status === 'executed' || status === 'terminated') && may('agreement:record') && <Button kind="primary" onClick={() => go(agreementId, { renew: 'yes' })}>Start a renewal</Button>}
          </>
        )}
      />
      <div className="row" role="group" aria-label="As of which day" style={{ marginTop: 'var(--s3)' }}>
        <label className="row">As of <input type="date" value={asOf ?? agreement.asOf} onChange={({ target }) => go(agreementId, { asOf: target.value || undefined, knownAt })} /></label>
        {!now && <Button size="small" onClick={() => go(agreementId, {})}>Back to today</Button>}
      </div>
      {!now && <p role="status" className="quiet">Read as of <DateText day={agreement.asOf} weekday="never" />{knownAt && <>, as it was known on <DateText day={inZone(knownAt).day} weekday="never" /> at {inZone(knownAt).time}</>}. Nothing can be changed from here.</p>}
      {error && <ProblemAlert lesser title="That day could not be read" error={error} onRetry={() => void refetch()} kept="The page shows the day before it." />}
      <AgreementFacts organization={organization} agreement={agreement} now={now} mayEdit={mayAct} mayTerminate={now && may('agreement:terminate')} />
      <AgreementRelations agreement={agreement} linkTo={linkTo} change={mayAct && mayBeReworded(status) && <Button size="small" onClick={() => setAsked('cover')}>Change<span className="vh"> what it covers</span></Button>} />
      {now && <AgreementClosing
        organization={organization}
        agreementId={agreementId}
        ranOut={agreement.inForce === 'expired'}
        contacts={contacts}
        engagements={agreement.services.filter(({ phi }) => phi !== 'none').map(({ engagementId, service }) => ({ id: engagementId, service }))}
        linkToRequest={(requestId, words) => <Link to="/$organization/requests/$requestId" params={{ organization, requestId }}>{words}</Link>}
        mayAsk={may('request:send')}
        mayRecord={may('agreement:record')}
        mayEdit={mayAct}
        mayTerminate={may('agreement:terminate')}
      />}
      {CHECKED_KINDS.includes(agreement.kind) && status !== 'void' && <ClauseChecklist organization={organization} agreementId={agreementId} mayEdit={mayAct} />}
      {agreement.versions.length > 0 && <AgreementReadings organization={organization} agreement={agreement} mayEdit={mayAct && ['executed', 'superseded', 'terminated'].includes(status)} />}
      <AgreementVersions agreement={agreement} linkTo={(time, words) => <Link to="/$organization/agreements/$agreementId" params={{ organization, agreementId }} search={time}>{words}</Link>} />
      {now && <AgreementSigning organization={organization} agreementId={agreementId} />}
      <Section folds title="Signed copies" aside={mayAct && may('agreement:record') && <Button size="small" onClick={() => setAsked('copy')}>Add a signed copy</Button>}>
        <AgreementDocuments organization={organization} agreementId={agreementId} />
      </Section>
      {asked === 'change' && <ChangeTermsDialog organization={organization} agreement={agreement} onClose={() => setAsked(undefined)} />}
      {asked === 'edit' && <EditAgreementDialog organization={organization} agreement={agreement} owners={everyone.filter(({ id, active }) => active || id === agreement.ownerMemberId)} onClose={() => setAsked(undefined)} />}
      {asked === 'cover' && engagements && <ChangeCoverDialog organization={organization} agreement={agreement} engagements={engagements} onClose={() => setAsked(undefined)} />}
      {asked === 'give_up' && <GiveUpDialog organization={organization} agreement={agreement} onClose={() => setAsked(undefined)} />}
      {asked === 'cure' && <CurePeriodDialog organization={organization} agreement={agreement} onClose={() => setAsked(undefined)} />}
      {asked === 'terminate' && <TerminateAgreementDialog organization={organization} agreement={agreement} onClose={() => setAsked(undefined)} />}
      {asked === 'copy' && <AddCopyDialog organization={organization} agreement={agreement} onClose={() => setAsked(undefined)} />}
      {renew && now && (
        <RenewalDialog
          organization={organization}
          agreement={agreement}
          onRenewed={(id) => go(id, {})}
          onClose={() => go(agreementId, {})}
          {...(TEMPLATED_KINDS.includes(agreement.kind) && { onMake: () => { go(agreementId, {}); setAsked('make'); } })}
        />
      )}
      {asked === 'make' && engagements && (
        <Suspense>
          <BeginDraftDialog
            organization={organization}
            vendorId={agreement.vendorId}
            engagements={engagements}
            replaceable={[agreement]}
            renews={{ id: agreementId, variant: agreement.kind === 'sub_baa' ? 'ba-sub' : 'ce-ba', covers: agreement.engagementIds }}
            onClose={() => setAsked(undefined)}
            onBegun={(draftId) => void navigate({ to: '/$organization/agreement-drafts/$draftId', params: { organization, draftId } })}
          />
        </Suspense>
      )}
    </>
  );
};
