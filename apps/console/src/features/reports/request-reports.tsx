import { Button } from '@holdfast/ui/button';
import { DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { type State, Status } from '@holdfast/ui/status';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { askForReport, type Report, reportAddress, reportsOf } from './reports.api.js';

const STATES: Record<Report['state'], { state: State; word: string }> = {
  asked: { state: 'unknown', word: 'Being made' },
  made: { state: 'done', word: 'Made' },
  failed: { state: 'gap', word: 'Could not be made; ask again' },
};

/** Reports of a decided assessment: each stays as it was made. */
export const RequestReports = ({ organization, requestId, mayMake }: { organization: string; requestId: string; mayMake: boolean }) => {
  const queries = useQueryClient();
  const reports = useQuery(reportsOf(organization, requestId));
  const ask = useMutation({ mutationFn: () => askForReport(organization, requestId), onSuccess: () => queries.invalidateQueries({ queryKey: ['reports', organization, requestId] }) });
  const open = useMutation({ mutationFn: (id: string) => reportAddress(organization, id), onSuccess: ({ address }) => window.location.assign(address) });
  return (
    <Section title="Reports" count={reports.data?.length} aside={mayMake && <Button size="small" disabled={ask.isPending} onClick={() => ask.mutate()}>Make a report</Button>}>
      {reports.isError && <ProblemAlert title="The reports could not be read" error={reports.error} onRetry={() => void reports.refetch()} lesser level={3} />}
      {(ask.error ?? open.error) && <ProblemAlert title="That did not work" error={ask.error ?? open.error} lesser level={3} />}
      {reports.isSuccess && (
        <DataTable
          caption="Reports, newest first"
          rows={reports.data}
          rowKey={({ id }) => id}
          columns={[
            { id: 'number', header: 'Report', name: true, cell: ({ number }) => `Report ${number}` },
            { id: 'state', header: 'State', narrow: 'dot', cell: ({ state }) => <Status state={STATES[state].state}>{STATES[state].word}</Status> },
            { id: 'pages', header: 'Pages', align: 'end', cell: ({ pages }) => pages, empty: 'Not made yet' },
            { id: 'made', header: 'Made', cell: ({ madeAt }) => madeAt && <DateText instant={madeAt} time />, empty: 'Not made yet' },
            { id: 'open', header: 'Download', headerHidden: true, action: true, cell: ({ id, number, state }) => state === 'made' && <Button size="small" onClick={() => open.mutate(id)}>Download PDF<span className="vh"> of report {number}</span></Button>, empty: 'Not made yet' },
          ]}
          whenEmpty={<p className="quiet">No report was made yet. It holds who, what and when, all answers, gaps, the decision, and the evidence with its hashes.</p>}
        />
      )}
    </Section>
  );
};
