import { AGREEMENT_KIND_LABELS } from '@holdfast/contracts/agreements';
import { Button } from '@holdfast/ui/button';
import { type Column, DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { AddCopyDialog } from './add-copy-dialog.js';
import { AgreementDocuments } from './agreement-documents.js';
import { AgreementState } from './agreement-state.js';
import { termsWords } from './agreement-terms.js';
import { type Agreement, agreementsOf } from './agreements.api.js';
import { ChangeTermsDialog } from './change-terms-dialog.js';
import { RecordAgreementDialog } from './record-agreement-dialog.js';
import { TerminateAgreementDialog } from './terminate-agreement-dialog.js';
import { Narrow } from './narrow.js';

interface VendorAgreementsProps extends Pick<ComponentProps<typeof RecordAgreementDialog>, 'organization' | 'vendorId' | 'engagements'> {
  /** To an agreement's own page. */
  readonly linkTo: (id: string, words: string) => ReactNode;
  readonly mayRecord: boolean;
  readonly mayEdit: boolean;
  readonly mayTerminate: boolean;
}

type Asked = { readonly act: 'record' } | { readonly act: 'change' | 'terminate'; readonly id: string } | ({ readonly act: 'copy' } & Pick<ComponentProps<typeof AddCopyDialog>, 'agreement' | 'refused'>);

export const VendorAgreements = ({ organization, vendorId, engagements, linkTo, mayRecord, mayEdit, mayTerminate }: VendorAgreementsProps) => {
  const agreements = useQuery(agreementsOf(organization, vendorId));
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const open = asked && 'id' in asked ? agreements.data?.find(({ id }) => id === asked.id) : undefined;

  const columns: Column<Agreement>[] = [
    { id: 'title', header: 'Agreement', name: true, cell: ({ id, kind, title, terms }) => <>{linkTo(id, title)}{kind !== 'baa' && <span className="also">{AGREEMENT_KIND_LABELS[kind]}</span>}<span className="also">{terms ? termsWords(terms) : 'Its terms are not recorded'}</span></> },
    { id: 'state', header: 'State', cell: ({ inForce, terminationReason }) => <><span className="nw"><AgreementState state={inForce} /></span>{terminationReason && <span className="also">{terminationReason}</span>}</>, narrow: 'line' },
    { id: 'last', header: 'Last day', cell: ({ lastDay }) => lastDay && <><Narrow>Last day </Narrow><DateText day={lastDay} /></>, empty: 'It has no end', narrow: 'line' },
    { id: 'notice', header: 'Give notice by', cell: ({ giveNoticeBy }) => giveNoticeBy && <><Narrow>Give notice by </Narrow><DateText day={giveNoticeBy} /></>, empty: 'It does not renew by itself, or states no notice period', narrow: 'line' },
    { id: 'reminders', header: 'Reminders leave', cell: ({ reminders }) => reminders.length > 0 && <><Narrow>Reminders leave</Narrow>{reminders.map(({ plannedLocal }) => <span key={plannedLocal} className="also nw"><DateText day={plannedLocal.slice(0, 10)} />, {plannedLocal.slice(11)}</span>)}</>, empty: 'None is to come', narrow: 'line' },
    {
      id: 'copies', header: 'Signed copies', narrow: 'line',
      cell: ({ id, title }) => (
        <>
          <AgreementDocuments organization={organization} agreementId={id} />
          {mayRecord && <Button size="small" style={{ marginTop: 'var(--s2)' }} onClick={() => setAsked({ act: 'copy', agreement: { id, title } })}>Add a signed copy</Button>}
        </>
      ),
    },
    {
      id: 'acts', header: 'What can be done', headerHidden: true, action: true,
      cell: ({ id, status }) => status === 'executed' && (mayEdit || mayTerminate) && (
        <span className="acts">
          {mayEdit && <Button size="small" onClick={() => setAsked({ act: 'change', id })}>Correct or amend</Button>}
          {mayTerminate && <Button size="small" kind="danger" onClick={() => setAsked({ act: 'terminate', id })}>Terminate</Button>}
        </span>
      ),
      empty: 'Nothing more can be done with it',
    },
  ];

  return (
    <Section title="Agreements" count={agreements.data?.length} aside={mayRecord && <Button size="small" onClick={() => setAsked({ act: 'record' })}>Record an agreement</Button>}>
      {agreements.isPending && <SkeletonRows label="Reading the agreements" rows={2} />}
      {agreements.isError && <ProblemAlert title="The agreements could not be read" error={agreements.error} onRetry={() => void agreements.refetch()} />}
      {agreements.isSuccess && <DataTable caption="Agreements" rows={agreements.data} rowKey={({ id }) => id} columns={columns} whenEmpty={<p className="quiet">No agreement is recorded with this vendor.</p>} />}
      {asked?.act === 'record' && <RecordAgreementDialog organization={organization} vendorId={vendorId} engagements={engagements} opened onClose={close} onRefusedCopy={(copy) => setAsked({ act: 'copy', ...copy })} />}
      {asked?.act === 'copy' && <AddCopyDialog key={asked.agreement.id} organization={organization} agreement={asked.agreement} refused={asked.refused} onClose={close} />}
      {asked?.act === 'change' && open && <ChangeTermsDialog organization={organization} agreement={open} onClose={close} />}
      {asked?.act === 'terminate' && open && <TerminateAgreementDialog organization={organization} agreement={open} onClose={close} />}
    </Section>
  );
};
