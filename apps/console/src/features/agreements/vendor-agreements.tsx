import { Button } from '@holdfast/ui/button';
import { DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { type State, Status } from '@holdfast/ui/status';
import { useQuery } from '@tanstack/react-query';
import { type ComponentProps, useState } from 'react';
import { type Agreement, agreementsOf } from './agreements.api.js';
import { RecordAgreementDialog } from './record-agreement-dialog.js';

const SHAPES: Record<Agreement['inForce'], { state: State; word: string }> = {
  in_force: { state: 'in_force', word: 'In force' },
  in_notice_window: { state: 'due', word: 'In force, past its notice date' },
  not_yet_in_force: { state: 'unknown', word: 'Not yet in force' },
  expired: { state: 'gap', word: 'Ended' },
  terminated: { state: 'none', word: 'Terminated' },
};

export const VendorAgreements = ({ organization, vendorId, engagements, mayRecord }: Omit<ComponentProps<typeof RecordAgreementDialog>, 'opened' | 'onClose'> & { mayRecord: boolean }) => {
  const agreements = useQuery(agreementsOf(organization, vendorId));
  const [recording, setRecording] = useState(false);
  return (
    <Section title="Agreements" count={agreements.data?.length} aside={mayRecord && <Button size="small" onClick={() => setRecording(true)}>Record a BAA</Button>}>
      {agreements.isPending && <SkeletonRows label="Reading the agreements" rows={2} />}
      {agreements.isError && <ProblemAlert title="The agreements could not be read" error={agreements.error} onRetry={() => void agreements.refetch()} />}
      {agreements.isSuccess && (
        <DataTable
          caption="Agreements"
          rows={agreements.data}
          rowKey={({ id }) => id}
          columns={[
            { id: 'title', header: 'Agreement', name: true, cell: ({ title }) => title },
            { id: 'state', header: 'State', cell: ({ inForce }) => <Status state={SHAPES[inForce].state}>{SHAPES[inForce].word}</Status>, narrow: 'dot' },
            { id: 'last', header: 'Last day', cell: ({ lastDay }) => lastDay && <DateText day={lastDay} />, empty: 'It has no end' },
            { id: 'notice', header: 'Give notice by', cell: ({ giveNoticeBy }) => giveNoticeBy && <DateText day={giveNoticeBy} />, empty: 'It does not renew by itself, or states no notice period' },
            { id: 'reminders', header: 'Reminders leave', cell: ({ reminders }) => (reminders.length > 0 ? reminders.map(({ plannedLocal }) => <span key={plannedLocal} className="also"><DateText day={plannedLocal.slice(0, 10)} /> {plannedLocal.slice(11)}</span>) : null), empty: 'None is to come' },
          ]}
          whenEmpty={<p className="quiet">No agreement is recorded with this vendor.</p>}
        />
      )}
      {recording && <RecordAgreementDialog organization={organization} vendorId={vendorId} engagements={engagements} opened onClose={() => setRecording(false)} />}
    </Section>
  );
};
